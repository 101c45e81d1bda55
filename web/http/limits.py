"""How large a request may be: counted as its bytes come, before anything of it is read.

1 MB for somebody signed in, 64 KB before. What is larger is let run out, so that the answer is read, and refused with
413; JSON that is nested too deeply, or holds a list or a number that nobody can mean, is 422.
"""

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.log import NotStored
from web.http.problems import problem
from web.http.render import page

SIGNED_IN = 1_000_000
BEFORE = 64_000
LET_RUN_OUT = 64 * SIGNED_IN
"""Bytes that are read and thrown away at the most, before the line is cut."""
DEEP = 16
LONG = 2_000
"""Members of one list or object."""
FIELDS = 1_000
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
        body, length = await _body(receive, most)
        if length > most:
            await _too_large(request, body, most)(scope, receive, send)
        elif words := _odd(request, body):
            await problem(422, "This could not be read.", errors=[words])(scope, receive, send)
        else:
            await self.app(scope, _again(body, receive), send)

    async def _most(self, request: Request) -> int:
        """The limit for whoever asks; while nobody can be known it is the larger one, and the route says why."""
        try:
            return SIGNED_IN if await self.knows(request) else BEFORE
        except NotStored:
            return SIGNED_IN


async def _body(receive: Receive, most: int) -> tuple[bytes, int]:
    """What came up to a limit, and how much came in all."""
    held, length = bytearray(), 0
    while True:
        message = await receive()
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


def _odd(request: Request, body: bytes) -> str | None:
    """What nobody can mean in a body, in words; a body that is no JSON is left to whoever reads it."""
    kind = request.headers.get("content-type", "")
    if "urlencoded" in kind or "multipart" in kind:
        many = body.count(b"&" if "urlencoded" in kind else b"Content-Disposition")
        return f"At most {FIELDS} fields can be sent." if many > FIELDS else None
    try:
        return _beyond(msgspec.json.decode(body), 0) if body else None
    except RecursionError:
        return "This is nested too deeply."
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _beyond(value: object, depth: int) -> str | None:
    if depth > DEEP:
        return "This is nested too deeply."
    if isinstance(value, dict | list):
        if len(value) > LONG:
            return f"At most {LONG:,} members in one list."
        inside = value.values() if isinstance(value, dict) else value
        for each in inside:
            if words := _beyond(each, depth + 1):
                return words
    return None
