"""The figures across operations, for programs."""

from fastapi import APIRouter

router = APIRouter(prefix="/api", tags=["reading"])
