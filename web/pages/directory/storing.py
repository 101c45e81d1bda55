"""Storing rows of a directory as they were held against what it says, though others write in it at the same moment."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from uuid import uuid4

from fastapi import Request
from fastapi.responses import Response

from domain.outside import OUTSIDE
from service.access.access import Viewer
from service.commands.carry_out import OtherBody
from service.commands.meanwhile import Meanwhile
from service.commands.submission import Proposal, Submission
from web.http.application import application
from web.http.kept import forget
from web.pages.directory.columns import Listed
from web.pages.directory.importing import Seen
from web.pages.directory.rows import DirectoryRow, plain


async def held_against(work: Callable[[], Awaitable[Response]]) -> Response:
    """What is answered to somebody who writes: held against the directory again where others wrote in it meanwhile."""
    while True:
        with suppress(Meanwhile):
            return await work()


async def store_once(
    request: Request, viewer: Viewer, listed: Listed, row: DirectoryRow, key: str, read_at: int
) -> None:
    """Store one row, whatever its form stored before."""
    try:
        await store(request, viewer, listed, [row], key, read_at)
    except OtherBody:  # It was sent before, and changed since: what stands in the form now is stored anew.
        await store(request, viewer, listed, [row], uuid4().hex, read_at)


async def store_found(request: Request, viewer: Viewer, listed: Listed, found: Seen, key: str, read_at: int) -> None:
    """Store what is new and what is changed; what was kept of it while its user was signed out is done with."""
    if found.entered:
        await store(request, viewer, listed, found.entered, key, read_at)
    await forget(request, viewer.user, key)


async def store(
    request: Request, viewer: Viewer, listed: Listed, rows: list[DirectoryRow], key: str, read_at: int
) -> None:
    """Enter rows in one go, all or none, as they were held against the directory up to a position of the log.

    Raises what the log refuses, and Meanwhile where more was written in that directory since.
    """
    proposals = [Proposal(listed.event.__name__, {"council": viewer.agency, **plain(each.fields)}) for each in rows]
    entered = Submission(operation=OUTSIDE, proposals=proposals, entry=key[:200], seen_up_to=read_at)
    await application(request).submit(viewer, entered)
