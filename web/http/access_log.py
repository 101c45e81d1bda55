"""What whoever is signed in looked at, took away, or did beside the log, kept in the access log."""

from fastapi import Request

from service.waiting import may_wait
from web.http.application import application


async def note(request: Request, operation: str, what: str, subject: str, reason: str | None = None) -> None:
    """Keep it under who asks, in words that the page of looks tells; durable before they have what they asked for."""
    viewer = request.state.viewer
    record = application(request).access_log.record
    await may_wait(record, viewer.user, viewer.agency, operation, what, subject, reason)
