"""Who is known, at which stage, as of any date."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
