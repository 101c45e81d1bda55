"""How large a request may be: counted as its bytes come, before anything of it is read.

1 MB for somebody signed in, 64 KB before. What is larger is let run out, so that the answer is read, and refused with
413; what nobody can mean is 422. What breaks off on the way is nothing that somebody sent: nothing of it is looked at.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import parse_qsl

from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.log import NotStored
from web.http.odd_bodies import FIELDS, odd
from web.http.problems import UNREADABLE, problem
from web.http.render import page

SIGNED_IN = 1_000_000
BEFORE = 64_000
LET_RUN_OUT = 64 * SIGNED_IN
"""Bytes that are read and thrown away at the most, before the line is cut."""
SILENT, WHOLE = 60.0, 600.0
"""Seconds in which the next bytes come, and all of them: a phone with a weak signal sends a text of 1 MB in six
minutes, and whoever holds lines open on purpose holds each for ten."""
TOO_SLOW = "What you sent did not come to its end. Nothing was stored; send it again."
NOT_REPEATED = ("csrf_token", "entry", "next", "password")
Knows = Callable[[Request], Coroutine[Any, Any, bool]]


class Limits:
    """Reads a request's body up to its limit and hands it on; `knows` says whether somebody is signed in."""

    def __init__(self, app: ASGIApp, knows: Knows) -> None:
        self.app, self.knows = app, knows

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        most = await self._most(request)
        try:
            came = await _body(receive, most)
        except TimeoutError:
            late = problem(408, TOO_SLOW)
            late.headers["Connection"] = "close"
            await late(scope, receive, send)
            return
        if came is None:
            return
        body, length = came
        if length > most:
            await _too_large(request, body, most)(scope, receive, send)
        elif words := odd(request, body):
            await problem(422, UNREADABLE, errors=[words])(scope, receive, send)
        else:
            await self.app(scope, _again(body, receive), send)

    async def _most(self, request: Request) -> int:
        """The limit for whoever asks; while nobody can be known it is the larger one, and the route says why."""
        try:
            return SIGNED_IN if await self.knows(request) else BEFORE
        except NotStored:
            return SIGNED_IN


async def _body(receive: Receive, most: int) -> tuple[bytes, int] | None:
    """What came up to a limit, and how much came in all; None where the line broke before the end. Raises TimeoutError.

    Half of a form is a whole one that says something else: of £1,000 it says £100, and nobody is there to be answered.
    """
    held, length, loop = bytearray(), 0, asyncio.get_running_loop()
    ends = loop.time() + WHOLE
    async with asyncio.timeout(SILENT) as patience:
        while True:
            message = await receive()
            patience.reschedule(min(loop.time() + SILENT, ends))
            if message["type"] != "http.request":
                return None
            part = message.get("body", b"")
            length += len(part)
            held += part[: max(0, most - len(held))]
            if not message.get("more_body", False) or length > LET_RUN_OUT:
                return bytes(held), length


def _again(body: bytes, receive: Receive) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def once() -> Message:
        return messages.pop() if messages else await receive()

    return once


def _too_large(request: Request, body: bytes, most: int) -> Response:
    """413; a form's page repeats what came of the texts, so that they can be copied."""
    words = f"What you sent is too large. At most {most // 1000:,} kilobytes can be sent at once."
    if request.url.path.startswith("/api/"):
        return problem(413, words)
    typed = []
    if "urlencoded" in request.headers.get("content-type", ""):
        pairs = parse_qsl(body.decode("utf-8", "replace"))[:FIELDS]
        typed = [(name, text) for name, text in pairs if name not in NOT_REPEATED]
    return page(request, "too_large.html", 413, words=words, typed=typed)
