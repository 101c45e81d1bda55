"""The figures across operations: the questions that nobody could answer, answered on one page."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
