"""The debrief to take away: PDF, CSV, XLSX and JSON, for partners and for the public."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
