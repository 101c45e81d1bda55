"""What takes long is given to nobody who has lost access to it while it was made: a paper, a workbook, a total."""

import sqlite3
from time import monotonic

from fastapi import HTTPException, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.words import OperationId
from service.access.access import Viewer
from web.http.application import application
from web.http.errors import COME_BACK, NO_SUCH_OPERATION, answered
from web.http.sign_in import SAFE, nobody, still_signed_in

LONG = 0.5
"""Seconds after which it is looked at again; for as long a session that was read counts as it was."""
CHANGED = "What you may see has changed while this was made. Ask for it again."
AWAY = "The store does not answer, so nobody knows whether you may still see this. Wait a few seconds and ask again."


class StillTheirs:
    """Looks at who asked once more before an answer goes out that took long; in its place stands why it does not.

    Only what was asked for to be read: of what was sent to be stored the answer says whether it is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in SAFE:
            await self.app(scope, receive, send)
            return
        begun, lost = monotonic(), False

        async def looked_at(message: Message) -> None:
            nonlocal lost
            if message["type"] == "http.response.start" and message["status"] < 300 and monotonic() - begun > LONG:
                request = Request(scope, receive)
                if why := await _lost(request):
                    lost = True
                    await (await answered(request, why))(scope, receive, send)
            if not lost:
                await send(message)

        await self.app(scope, receive, looked_at)


async def _lost(request: Request) -> HTTPException | None:
    """Why what was made is not theirs any more; None where it is, or is anybody's."""
    asked: Viewer | None = getattr(request.state, "viewer", None)
    if asked is None:
        return None
    app, operation = application(request), OperationId(request.path_params.get("operation", ""))
    try:
        await app.days.follow()
        viewer = await still_signed_in(request)
        if viewer is None:
            return await nobody(request)
        if viewer != asked:
            return HTTPException(403, CHANGED)
        await app.load(viewer, operation)
        if operation in app.days.operations.cards and app.day_of(viewer, operation) is None:
            return HTTPException(404, NO_SUCH_OPERATION)
    except sqlite3.OperationalError:
        return HTTPException(503, AWAY, COME_BACK)
    return None
