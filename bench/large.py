"""What is large: the board of 2,000 beds, and an entry of 500 events, each over HTTP against an empty POST."""

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from typing import Any

import httpx2

from bench.line import line, seconds, title
from bench.servers import process, product, wait
from service.replay.script import read_script
from tests.stories.rows import SCRIPT, Client

BEDS, EVENTS, TIMES = 2_000, 500, 7
BOARD, ENTRY = 200.0, 100.0
"""Milliseconds that the board and the entry may take."""
PORT, EMPTY = 8921, 8922


def opened(http: httpx2.Client) -> Client:
    """A centre with as many beds and people as one can have."""
    day = Client(http)
    for row in read_script(SCRIPT)[:60]:
        day.carry_out(row)
    enter(day, [{"type": "VenueBooked", "centre": "C1", "beds": BEDS, "nights": 5}])
    for first in range(100, 100 + BEDS, EVENTS):
        people = range(first, first + EVENTS)
        enter(day, [{"type": "PersonRegistered", "person": f"P{number}", "age": "adult"} for number in people])
        enter(day, [{"type": "BedAllocated", "person": f"P{number}", "kind": "centre"} for number in people])
    return day


def enter(day: Client, events: list[dict[str, Any]]) -> None:
    """Enter several events in one go."""
    body = {"events": events, "happened_at": datetime.now(UTC).isoformat(timespec="seconds")}
    answer = day.http.post(f"/api/operations/{day.operation}/entries", json=body)
    assert answer.status_code == 200, answer.text[:300]


def shown(
    what: str, work: Callable[[], object], against: float, most: float, before: Callable[[], object] = lambda: None
) -> None:
    """Print the median of several turns, in milliseconds; `before` each is made ready for it, uncounted."""
    took = []
    for _ in range(1 + TIMES):
        before()
        took.append(seconds(work) * 1000)
    middle = median(took[1:])
    line(what, middle, "ms", "an empty POST", against, f"<= {most:.0f} ms", middle <= most)


def main() -> None:
    title(f"A board of {BEDS:,} beds, and an entry of {EVENTS} events")
    meals = [{"type": "WelfareProvided", "person": f"P{100 + n}", "kind": "food"} for n in range(EVENTS)]
    free = [{"type": "BedReleased", "person": f"P{100 + n}"} for n in range(EVENTS)]
    given = [{"type": "BedAllocated", "person": f"P{100 + n}", "kind": "centre"} for n in range(EVENTS)]
    with tempfile.TemporaryDirectory() as folder, product(folder, PORT) as http:
        day = opened(http)
        with process("-m", "bench.servers", "empty", str(EMPTY)):
            wait(f"http://127.0.0.1:{EMPTY}/docs")
            body = json.dumps({"events": meals})
            empty = median(
                seconds(lambda: httpx2.post(f"http://127.0.0.1:{EMPTY}/empty", content=body)) * 1000
                for _ in range(TIMES)
            )
        shown("the board's page", lambda: http.get(f"/operations/{day.operation}").raise_for_status(), empty, BOARD)
        shown("an entry of meals", lambda: enter(day, meals), empty, ENTRY)
        shown("an entry of registrations", registrations(day), empty, ENTRY)
        shown("an entry of beds", lambda: enter(day, given), empty, ENTRY, before=lambda: enter(day, free))


def registrations(day: Client) -> Callable[[], None]:
    """Entries of people whom nobody numbered."""
    return lambda: enter(day, [{"type": "PersonRegistered", "age": "adult"} for _ in range(EVENTS)])


if __name__ == "__main__":
    main()
