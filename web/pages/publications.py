"""The published versions of the debrief: each holds its figures and stays as it was."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
