"""Callers at once, each a thread: how many calls a second, and the append that each of them makes."""

import threading
import time
from collections.abc import Callable

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem

from bench.sizes import size

CALLS = size(50, tiny=1)
"""Appends of each caller in one round; a round of one or few callers has as many as one of eight."""
DATA = b"x" * 290
TAGS = 4


def turns(callers: int) -> int:
    """How often each of so many callers calls in one round."""
    return CALLS * max(1, 8 // callers)


def rate(callers: int, work: Callable[[int, int], None]) -> float:
    """Calls a second over so many threads; each gets its own number and counts its calls."""

    def run(number: int) -> None:
        for call in range(turns(callers)):
            work(number, call)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(callers)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return callers * turns(callers) / (time.perf_counter() - start)


def append(number: int, turn: int) -> tuple[DCBEvent, DCBAppendCondition]:
    """One event with four tags, and a condition on two of them."""
    bed, entry = f"bed:{number}-{turn}", f"entry:{number}-{turn}"
    tags = [f"operation:{number}", f"person:{number}-{turn % 50}", bed, entry]
    query = DCBQuery([DCBQueryItem(types=["BedAllocated"], tags=[bed]), DCBQueryItem(tags=[entry])])
    return DCBEvent("BedAllocated", DATA, tags), DCBAppendCondition(query, after=None)
