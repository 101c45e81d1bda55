"""What is measured of a running service every few seconds; what happens is counted where it happens."""

import asyncio
import logging
import time

from service.answering import oldest_unfinished
from service.application import Application
from service.metrics import (
    BEHIND,
    BOARDS,
    BOARDS_NOT_LIVE,
    DAYS_HELD,
    LOG_POSITION,
    MEASURED,
    OLDEST,
    SESSIONS,
    SIMULATIONS,
    STORE_ANSWERS,
)
from web.http.health import StoreProbe
from web.live.hub import Hub

LOG = logging.getLogger("firstlight")
EVERY = 5.0
"""Seconds between two looks."""


async def measure(application: Application, hub: Hub, probe: StoreProbe) -> None:
    """Look again and again, whatever goes wrong meanwhile."""
    while True:
        try:
            measure_memory(application, hub)
            await measure_store(application, probe)
        except Exception:
            LOG.exception("the service could not be measured")
        await asyncio.sleep(EVERY)


def measure_memory(application: Application, hub: Hub) -> None:
    """What this process holds; it is told also while the store is away."""
    boards = [(len(channel.sockets), channel.drawn and hub.follows) for channel in hub.channels.values()]
    BOARDS.set(sum(open_on for open_on, _ in boards))
    BOARDS_NOT_LIVE.set(sum(open_on for open_on, is_live in boards if not is_live))
    SESSIONS.set(application.accounts.sessions.in_use())
    DAYS_HELD.set(application.days.held())
    waiting, oldest = application.simulations.waiting()
    SIMULATIONS.set(waiting)
    OLDEST.labels("simulation").set(oldest)
    OLDEST.labels("request").set(oldest_unfinished())
    MEASURED.set(time.time())


async def measure_store(application: Application, probe: StoreProbe) -> None:
    """How far the log has come, and how far behind it is whoever follows it."""
    head = await probe.head()
    STORE_ANSWERS.set(head is not None)
    if head is None:
        return
    LOG_POSITION.set(head)
    BEHIND.labels("days").set(max(0, head - application.days.position))
    BEHIND.labels("outcomes").set(await asyncio.to_thread(application.outcomes.behind))
