"""An answer for a program that says what is wrong (RFC 9457)."""

from fastapi.responses import JSONResponse

PROBLEM = "application/problem+json"


def problem(status: int, title: str, **more: object) -> JSONResponse:
    """What is wrong, with what else is said of it."""
    return JSONResponse({"title": title, "status": status, **more}, status, media_type=PROBLEM)
