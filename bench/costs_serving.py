"""A running service of which it is measured what each thing costs it, and the way to measure it."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice

import httpx2

from bench.filling import begun
from bench.raw_http import post, rate
from bench.room import Room
from bench.servers import client, serving, somebody
from bench.used import seconds_of
from service.replay.script import read_script
from tests.stories.rows import SCRIPT, Client
from web.pages.board.parts import PAGE

ROWS = 120
"""So much of the reference day has happened: all eleven people are there."""
PAGES = 30
STANDING = 5.0
"""Seconds for which screens only stand open."""
TIMES = 3


@dataclass(frozen=True, slots=True)
class Serving:
    """A running service with the reference day in it."""

    process: int
    port: int
    http: httpx2.Client
    token: str
    day: Client
    taps: int = 200

    @property
    def operation(self) -> str:
        return self.day.operation

    def go_on(self) -> None:
        """The rest of the day."""
        for row in read_script(SCRIPT)[ROWS:]:
            self.day.carry_out(row)

    def tap(self) -> None:
        """So many entries, one after the other: somebody goes out and comes in again."""
        address = f"/api/operations/{self.operation}/log-temporary-"
        made = (post(address + way, '{"person": "P03"}', self.token) for way in cycle(("exit", "return")))
        asyncio.run(rate([self.port], [islice(made, self.taps)]))

    def spends(self, work: Callable[[], object]) -> float:
        """Milliseconds of the service's processor time for a piece of work."""
        return spent(work, self.process)

    def tapped_beside(self, screens: int = 0, views: int = 0) -> float:
        """Milliseconds of one entry while so many screens of each of some views are open."""
        return asyncio.run(self._beside(screens, views, self.tap)) / self.taps

    def stands_beside(self, screens: int = 0) -> float:
        """Milliseconds a second in which nothing happens while so many screens are open."""
        return asyncio.run(self._beside(screens, 1 if screens else 0, lambda: time.sleep(STANDING))) / STANDING

    def pages(self, path: str) -> float:
        """Milliseconds of one page."""
        return self.spends(lambda: [self.http.get(path).raise_for_status() for _ in range(PAGES)]) / PAGES

    async def _beside(self, screens: int, views: int, work: Callable[[], object]) -> float:
        """Views differ in how many people are shown at the most."""
        rooms = [Room() for _ in range(views)]
        for view, room in enumerate(rooms, 1):
            address = f"/live/operations/{self.operation}?view=board&show={view * PAGE}"
            await room.open(self.port, address, self.token, frames=1, boards=screens)
        found = await asyncio.to_thread(self.spends, work)
        for room in rooms:
            room.close()
        await asyncio.sleep(0.5)
        return found


def several(measure: Callable[[], float]) -> list[float]:
    """A cost measured several times."""
    return [measure() for _ in range(TIMES)]


def spent(work: Callable[[], object], *processes: int) -> float:
    """Milliseconds of processor time that some processes, and those that they began, use for a piece of work."""
    before = seconds_of(*processes)
    work()
    return (seconds_of(*processes) - before) * 1000


@contextmanager
def with_a_day(database: str, port: int) -> Iterator[Serving]:
    """The product with the reference day in it."""
    token = somebody(database)
    with serving(database, port) as started, client(port, token) as http:
        yield Serving(started, port, http, token, begun(http, ROWS))
