"""The whole operation at any moment: as it happened, and as it was known."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
