"""What happens, for programs that keep up with it: CloudEvents by position, a page at a time or as they come."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import Response

from service.access.access import Viewer
from service.codec import to_json
from service.digits import number_in
from service.feed.feed import Fed, Feed
from service.same_log import is_held
from web.api.following import Read, following
from web.api.open_streams import open_streams
from web.api.roles import read_by
from web.api.shapes import CLOUD_EVENT, streams
from web.http.access_log import note
from web.http.application import application
from web.http.problems import problem
from web.http.sign_in import signed_in
from web.wording import sentence

router = APIRouter(prefix="/api", tags=["Events"])
NDJSON = "application/x-ndjson"
STREAM = "text/event-stream"
PUT_BACK = (
    "The log no longer holds what was read of it: it was put back to an earlier copy. Begin anew, from 0, and keep "
    "nothing of what was read."
)
FURTHEST = 2**53 - 1
"""The largest position that every program's numbers hold."""
MOST = 500
After = Annotated[int, Query(ge=0, le=FURTHEST, description="The position up to which was read already.")]
Limit = Annotated[int, Query(ge=1, le=MOST)]
Mark = Annotated[str, Query(description="The mark of the last event that was dealt with: 409 where it is gone.")]
LastEventId = Annotated[str | None, Header(description="Of a stream: the id that came last; it goes on from there.")]
DESCRIBED: dict[str, Any] = {
    "responses": streams("Events in the order of the log", CLOUD_EVENT),
    "response_class": Response,
}


@router.get("/operations/{operation}/events", openapi_extra=read_by("operation"), **DESCRIBED)
async def read_events(
    request: Request,
    operation: str,
    after: After = 0,
    limit: Limit = 100,
    mark: Mark = "",
    last_event_id: LastEventId = None,
) -> Response:
    """The entries of an operation after a position, one CloudEvent a line; with `Accept: text/event-stream` as they
    come. Each is cut to this user as the timeline is."""

    async def read(viewer: Viewer, after: int, limit: int) -> Fed:
        return await Feed(application(request), sentence).of_operation(viewer, operation, after, limit)

    return await _answer(request, operation, read, _from(after, last_event_id), limit, mark)


@router.get("/events", openapi_extra=read_by("operation"), **DESCRIBED)
async def read_all_events(
    request: Request, after: After = 0, limit: Limit = 100, mark: Mark = "", last_event_id: LastEventId = None
) -> Response:
    """The same of every operation that this user sees. What is from before they saw it is read of that operation."""
    read = Feed(application(request), sentence).of_all
    return await _answer(request, "", read, _from(after, last_event_id), limit, mark)


def _from(after: int, last_event_id: str | None) -> int:
    """A stream that was cut off goes on from the id that came last, whatever its address says."""
    said = number_in(last_event_id)
    return after if said is None else said


async def _answer(request: Request, operation: str, read: Read, after: int, limit: int, mark: str) -> Response:
    viewer = await signed_in(request)
    app = application(request)
    if after > app.days.position or (mark and not await asyncio.to_thread(is_held, app.log, mark)):
        return problem(409, PUT_BACK, errors=["put_back"])
    found = await read(viewer, after, limit)
    if STREAM in request.headers.get("accept", ""):
        open_streams(request).must_have_room(viewer.user)
        await _look(request, operation, f"as they come, from {after}")
        return following(request, viewer, read, after)
    if found.events:
        await _look(request, operation, f"{found.events[0]['id']} to {found.events[-1]['id']}")
    lines = b"".join(to_json(each) + b"\n" for each in found.events)
    headers = {"X-Position": str(found.position), "X-Head": str(found.head)}
    return Response(lines, media_type=NDJSON, headers=headers)


async def _look(request: Request, operation: str, which: str) -> None:
    """Who takes a day's entries away is kept with the looks, before they get them."""
    await note(request, operation, "events", which)
