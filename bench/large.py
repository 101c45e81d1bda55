"""What is large: the board of 2,000 beds, and an entry of 500 events, each over HTTP against an empty POST."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from typing import Any

import httpx2

from bench.filling import begun
from bench.line import line, seconds, title
from bench.servers import empty_posts, product
from bench.sizes import size
from bench.stores import STORES, store
from tests.stories.rows import Client

BEDS, EVENTS, TIMES = size(2_000, tiny=20), size(500, tiny=10), size(7, tiny=1)
BOARD, ENTRY = 200.0, 100.0
"""Milliseconds that the board and the entry may take."""
PORT, EMPTY = 28921, 28922


def opened(http: httpx2.Client) -> Client:
    """A centre with as many beds and people as one can have."""
    day = begun(http, 60)
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
    key: str,
    what: str,
    work: Callable[[], object],
    against: float,
    most: float,
    before: Callable[[], object] = lambda: None,
) -> None:
    """Keep the median of several turns, in milliseconds; `before` each is made ready for it, uncounted."""
    took = []
    for _ in range(1 + TIMES):
        before()
        took.append(seconds(work) * 1000)
    found = [(each, against) for each in took[1:]]
    middle, limit = median(took[1:]), f"<= {most:.0f} ms"
    line(key, what, middle, "ms", "an empty POST", against, limit, middle <= most, found)


def main() -> None:
    for kind, name in STORES.items():
        title(f"A board of {BEDS:,} beds, and an entry of {EVENTS} events ({name})")
        with store(kind) as database, product(database, PORT) as http:
            measured(kind, opened(http))


def measured(kind: str, day: Client) -> None:
    """The page of the board, and entries of meals, of people whom nobody numbered, and of beds."""
    people = range(100, 100 + EVENTS)
    meals = [{"type": "WelfareProvided", "person": f"P{n}", "kind": "food"} for n in people]
    free = [{"type": "BedReleased", "person": f"P{n}"} for n in people]
    given = [{"type": "BedAllocated", "person": f"P{n}", "kind": "centre"} for n in people]
    unnumbered = [{"type": "PersonRegistered", "age": "adult"} for _ in people]
    nothing = empty(json.dumps({"events": meals}))
    shown(f"page_board_{kind}", "the board's page", lambda: drawn(day), nothing, BOARD)
    shown(f"entry_meals_{kind}", "an entry of meals", lambda: enter(day, meals), nothing, ENTRY)
    shown(f"entry_people_{kind}", "an entry of registrations", lambda: enter(day, unnumbered), nothing, ENTRY)
    shown(f"entry_beds_{kind}", "an entry of beds", lambda: enter(day, given), nothing, ENTRY, lambda: enter(day, free))


def drawn(day: Client) -> bytes:
    """The page of the board as a browser asks for it."""
    return day.http.get(f"/operations/{day.operation}").raise_for_status().content


def empty(body: str) -> float:
    """Milliseconds of an empty POST of a body, over a line that stands, as ours are."""
    with empty_posts(EMPTY), httpx2.Client(base_url=f"http://127.0.0.1:{EMPTY}") as http:
        return median(seconds(lambda: http.post("/empty", content=body)) * 1000 for _ in range(1 + TIMES))


if __name__ == "__main__":
    main()
