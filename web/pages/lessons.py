"""What was learnt, across operations and without persons, and what is still to be done about it."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
