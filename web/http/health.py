"""Whether the process lives, and whether it should be asked: two questions, since a store that is away ends no process.

`/health` touches nothing. `/ready` asks the store, the keys and the follower, and says no while the process stops.
"""

import asyncio

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from service.application import Application
from service.days import AT_ONCE
from service.log import SERVER

PATIENCE = 2.0
"""Seconds that the store is given to answer."""
router = APIRouter(include_in_schema=False)


class StoreProbe:
    """Asks the store off the event loop, and never twice at once: while it is away one thread waits, not hundreds."""

    def __init__(self, made: Application) -> None:
        self._made = made
        self._asked: asyncio.Future[int] | None = None

    async def head(self) -> int | None:
        """The log's head; None where the store does not answer in time, or its keys do not open."""
        if self._asked is None:
            self._asked = asyncio.ensure_future(asyncio.to_thread(self._look))
        asked = self._asked
        await asyncio.wait((asked,), timeout=PATIENCE)
        if not asked.done():
            return None
        if self._asked is asked:
            self._asked = None
        return None if asked.cancelled() or asked.exception() else asked.result()

    def _look(self) -> int:
        self._made.vault.key(SERVER)
        return self._made.log.head()


@router.get("/health")
async def health() -> JSONResponse:
    """The process lives."""
    return JSONResponse({"status": "up"})


@router.get("/ready")
async def readiness(request: Request) -> JSONResponse:
    """200 where this process should be sent requests, else 503 with the reason."""
    if reason := await _against(request):
        return JSONResponse({"status": "not ready", "reason": reason}, 503)
    return JSONResponse({"status": "ready"})


async def _against(request: Request) -> str | None:
    state = request.app.state
    if state.stopping:
        return "stopping"
    probe: StoreProbe = state.probe
    head = await probe.head()
    if head is None:
        return "the store does not answer, or its keys do not open"
    made: Application = state.application
    if not state.live.follows or head - made.days.position > AT_ONCE:
        return "not caught up with the log"
    return None
