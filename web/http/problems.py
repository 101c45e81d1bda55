"""An answer for a program that says what is wrong (RFC 9457)."""

from fastapi.responses import Response

from service.codec import to_json

PROBLEM = "application/problem+json"
UNREADABLE = "This could not be read."


def problem(status: int, title: str, **more: object) -> Response:
    """What is wrong, with what else is said of it."""
    return Response(to_json({"title": title, "status": status, **more}), status, media_type=PROBLEM)
