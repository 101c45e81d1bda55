"""One encoded frame for every socket that holds the same view.

This reaches past ASGI's send to the server's own transport (uvicorn with `websockets-sansio`), because encoding and
awaiting once a socket costs twice the time of the whole broadcast. Under any other server each socket is sent to in
the ordinary way.
"""

import asyncio
from collections.abc import Iterable, MutableMapping

from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket
from websockets.frames import Frame, Opcode

from service.metrics import CUT_OFF, FRAMES

HELD_BACK = 1_000_000
"""Bytes that may wait for a slow reader before it is cut off; it resumes by position when it is back."""
_KEY = "firstlight.send"


class Sockets:
    """Leads each socket straight to its route, and remembers the server's own send for it.

    What stands between is for requests alone, and would be kept in memory for each screen as long as it is open.
    """

    def __init__(self, app: ASGIApp, routes: ASGIApp) -> None:
        self.app, self.routes = app, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            scope[_KEY] = send
            await self.routes(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def broadcast(sockets: Iterable[WebSocket], data: bytes) -> None:
    """Write one text message to every socket; those that read too slowly are closed."""
    frame = Frame(Opcode.TEXT, data).serialize(mask=False)
    text: str | None = None
    sent = 0
    for socket in sockets:
        sent += 1
        transport = _transport(socket.scope)
        if transport is None:
            text = text or data.decode()
            task = asyncio.ensure_future(socket.send_text(text))
            task.add_done_callback(_ignore_a_closed_socket)
        elif transport.get_write_buffer_size() > HELD_BACK:
            transport.abort()
            CUT_OFF.inc()
            sent -= 1
        else:
            transport.write(frame)
    FRAMES.inc(sent)


def _transport(scope: MutableMapping[str, object]) -> asyncio.Transport | None:
    protocol = getattr(scope.get(_KEY), "__self__", None)
    if not getattr(protocol, "handshake_complete", False) or getattr(protocol, "close_sent", True):
        return None
    transport: asyncio.Transport = protocol.transport  # type: ignore[union-attr]
    return None if transport.is_closing() else transport


def _ignore_a_closed_socket(task: asyncio.Future[None]) -> None:
    if not task.cancelled():
        task.exception()
