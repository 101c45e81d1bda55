"""Events as they come: a stream that goes on by position, and says that it is alive.

It ends with the access to it, and as soon as the process is told to end: whoever follows goes on in another.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from fastapi import Request
from fastapi.responses import Response
from fastapi.sse import EventSourceResponse, format_sse_event
from starlette.types import Receive, Scope, Send

from projections.operation.cannot_be_read import CannotBeRead
from service.access.access import Forbidden, Viewer
from service.application import NoSuchOperation
from service.codec import to_json
from service.feed.feed import Fed
from web.api.open_streams import OpenStreams, open_streams
from web.http.application import application
from web.http.sign_in import still_signed_in

HEARTBEAT = 10.0
"""Seconds between signs of life; each names the position, so that what was nobody's to know is not read again."""
WATCH = 0.25
"""Seconds after which it is looked at again whether there is more, and whether it may still be read."""
AT_ONCE = 100
FRESH = 0.5
"""Seconds for which what was read goes out without another look at who may know it."""
RETRY = 1000
"""Milliseconds after which a program that was cut off comes back."""
Read = Callable[[Viewer, int, int], Awaitable[Fed]]
"""Reads the events after a position for somebody."""


class Following(EventSourceResponse):
    """A stream that is counted as long as it is open; 429 is answered in its place where there are too many."""

    def __init__(self, frames: AsyncIterator[bytes], streams: OpenStreams, user: str) -> None:
        super().__init__(frames, headers={"X-Accel-Buffering": "no"})
        self.streams, self.user = streams, user

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self.streams.one_more(self.user):
            await super().__call__(scope, receive, send)


def following(request: Request, viewer: Viewer, read: Read, after: int) -> Response:
    """The stream from a position on."""
    return Following(_frames(request, read, after), open_streams(request), viewer.user)


async def _frames(request: Request, read: Read, after: int) -> AsyncIterator[bytes]:
    app, beat = application(request), 0.0
    yield format_sse_event(retry=RETRY)
    while not request.app.state.stopping and (viewer := await still_signed_in(request)) is not None:
        if app.days.position > after:
            try:
                found = await read(viewer, after, AT_ONCE)
            except (NoSuchOperation, Forbidden, CannotBeRead):
                return
            read_at, after = time.monotonic(), found.position
            for each in found.events:
                yield format_sse_event(data_str=to_json(each).decode(), id=str(each["id"]))
                if time.monotonic() - read_at > FRESH:  # whoever takes their time may have lost access meanwhile
                    after = int(str(each["id"]))
                    break
        if app.days.position > after:
            continue
        if time.monotonic() - beat > HEARTBEAT:
            beat = time.monotonic()
            yield format_sse_event(comment="alive", id=str(after))
        await asyncio.sleep(WATCH)
