"""What goes on beside the requests: every commit, of this process or another, reaches every open screen.

Whatever goes wrong is logged and tried again, and no screen looks alive until it went well.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from service.application import Application
from service.metrics import NOT_FOLLOWED
from web.live.hub import Hub

LOG = logging.getLogger("firstlight")
POLL = 1.0
"""Seconds after which another process's writes are noticed at the latest."""
AGAIN = 0.25
"""Seconds after which a store that is away is asked again: screens are right again soon after it is back."""
LOST = 2.0
"""Seconds without an answer of the store after which screens say that they are not live."""
PASSING = 20.0
"""Seconds after which a screen is told that time alone has changed something: somebody waits over the limit."""
WATCH = 0.25
"""Seconds after which a session that ended, here or in another process, is noticed at an open live view."""


async def follow(application: Application, hub: Hub, grown: asyncio.Event) -> None:
    """Bring every open screen up to the log."""
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(grown.wait(), POLL if hub.follows else AGAIN)
        grown.clear()
        try:
            await _followed(application, hub)
            hub.find()
        except Exception:
            NOT_FOLLOWED.inc()
            if hub.follows:
                LOG.exception("the log could not be followed")
            hub.lose()


async def _followed(application: Application, hub: Hub) -> None:
    asked = asyncio.ensure_future(application.days.follow())
    answered, _ = await asyncio.wait((asked,), timeout=LOST)
    if not answered:
        LOG.warning("the log does not answer")
        hub.lose()
    await asked


async def tell_passed(application: Application, hub: Hub) -> None:
    """Tell every open screen what time alone has changed."""

    async def tell() -> None:
        for operation in hub.open_on():
            if state := application.days.as_taken_in(operation):
                hub.passed(state)

    await _every(PASSING, tell)


async def watch(application: Application, hub: Hub) -> None:
    """Close the live views of whoever is signed out, disabled or changed, and keep the sessions of the others."""

    async def look() -> None:
        await asyncio.to_thread(application.check, hub.sessions())
        hub.end()

    await _every(WATCH, look)


async def _every(seconds: float, do: Callable[[], Awaitable[None]]) -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            await do()
        except Exception:
            LOG.exception("something beside the requests went wrong; it is tried again")
