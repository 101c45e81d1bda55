"""Whether the load model holds: some centres replayed at a known rate against a real service, predicted and measured.

Every centre is the reference day from its opening on, with screens and with pages read, at one process over a file.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from typing import Any

from bench.filling import begun
from bench.kept import keep
from bench.line import title
from bench.load_costs import costs_kept
from bench.load_model import Flow
from bench.room import Room
from bench.servers import client, serving, somebody
from bench.used import seconds_of
from service.replay.script import read_script
from tests.stories.rows import SCRIPT, Client
from web.live.following import PASSING
from web.pages.board.parts import PAGE

PORT = 8934
CENTRES, VIEWS, OF_EACH = 4, 3, 5
BEFORE, UNTIL = 60, 120
"""Rows of the reference day: until the first is at the centre, and until the last that is replayed."""
EACH = 0.5
"""Seconds from one entry to the next, all centres together."""
PAGES = 2


def opened(http: Any) -> list[Client]:
    """So many centres, each about to receive its people."""
    return [begun(http, BEFORE) for _ in range(CENTRES)]


async def screens(days: list[Client], token: str) -> list[Room]:
    """The screens of every centre."""
    rooms = []
    for day in days:
        for view in range(1, VIEWS + 1):
            rooms.append(Room())
            address = f"/live/operations/{day.operation}?view=board&show={view * PAGE}"
            await rooms[-1].open(PORT, address, token, frames=1, boards=OF_EACH)
    return rooms


def turns(days: list[Client]) -> Iterator[tuple[Client, dict[str, Any]]]:
    """The rows of all days in turn."""
    rows = read_script(SCRIPT)[BEFORE:UNTIL]
    return chain.from_iterable(((day, row) for day in days) for row in rows)


def go_on(days: list[Client]) -> tuple[int, float]:
    """Enter row by row at the known rate, and read as many pages as the model says; how many entries, how long."""
    begun, entries = time.monotonic(), 0
    for day, row in turns(days):
        time.sleep(max(0.0, begun + entries * EACH - time.monotonic()))
        day.carry_out(row)
        entries += 1
        for path in ("", "/do/register-person")[:PAGES]:
            day.http.get(f"/operations/{day.operation}{path}").raise_for_status()
    return entries, time.monotonic() - begun


async def replayed(days: list[Client], token: str, process: int) -> tuple[int, float, float]:
    """How many entries, how long, and the milliseconds of processor time that the service used."""
    rooms = await screens(days, token)
    before = seconds_of(process)
    entries, took = await asyncio.to_thread(go_on, days)
    spent = (seconds_of(process) - before) * 1000
    for room in rooms:
        room.close()
    return entries, took, spent


def main() -> None:
    title("The load model beside a measured run")
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/bench.db"
        token = somebody(database)
        with serving(database, PORT) as process, client(PORT, token) as http:
            entries, took, spent = asyncio.run(replayed(opened(http), token, process))
    views, rate, costs = VIEWS, entries / took, costs_kept()
    flow = Flow(
        entries=rate,
        draws=rate * views + CENTRES * views / PASSING,
        sends=rate * views * OF_EACH,
        pages=rate * PAGES,
        screens=CENTRES * views * OF_EACH,
    )
    what = f"{CENTRES} centres, {flow.screens:.0f} screens, {rate:.1f} entries a second"
    keep("load_predicted", f"Predicted for {what}", [flow.spends(costs, costs.entry)], "ms/s")
    keep("load_measured", f"Measured with {what}", [spent / took], "ms/s")
