"""A file to take away: a PDF is laid out beside the loop, and that somebody took it is kept."""

import asyncio
from collections.abc import Callable

from fastapi import HTTPException, Request
from fastapi.responses import Response

from web.http.access_log import note
from web.reports.pdf import NoPango, pdf

PDF = "application/pdf"
CALENDAR = "text/calendar; charset=utf-8"


async def paper(
    request: Request, operation: str, name: str, html: Callable[[], str], otherwise: str = "Print the page instead."
) -> Response:
    """A page as a PDF under its name. 503 where this machine cannot lay one out, with what to take instead."""
    await taken_away(request, operation, name)
    try:
        data = await asyncio.to_thread(lambda: pdf(html()))
    except NoPango:
        raise HTTPException(503, f"This server cannot make a PDF: Pango is not installed. {otherwise}") from None
    return attached(data, PDF, name)


async def taken_away(request: Request, operation: str, name: str) -> None:
    """Keep that somebody took a file away; durable before they have it."""
    await note(request, operation, "download", name)


def attached(data: bytes, media: str, name: str) -> Response:
    """A file under its name."""
    return Response(data, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
