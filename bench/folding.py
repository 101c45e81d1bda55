"""How fast events become a state again: one operation from its log, and many, beside what decoding alone takes."""

import tracemalloc
from collections.abc import Callable
from statistics import median

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from bench.line import line, pair, rounds, seconds
from domain.words import OperationId
from projections.operation.state import OperationState
from service.codec import decode
from service.days import events_of_operation
from service.log import Log

MANY = 100_000
"""Events that are read at once."""
SOON, FAST = 0.3, 50_000


def fold(kind: str, log: Log, operation: OperationId) -> None:
    """Measure how long one operation takes from the log to its state, and how many events a second are folded."""
    size = len(list(events_of_operation(log, operation)))

    def on_screen() -> tuple[float, float]:
        return cold(lambda: OperationState.of(operation, list(events_of_operation(log, operation)))), SOON

    what = f"one operation of {size:,} events"
    pair(f"operation_10000_{kind}", what, rounds(on_screen), "s", "the limit", "<= 0.3 s", lambda ratio: ratio <= 1)
    rows, _ = log.read_list(None, 0, MANY)

    def decoding() -> float:
        return len(rows) / cold(lambda: [decode(*row) for row in rows])

    def speeds(work: Callable[[], object]) -> list[tuple[float, float]]:
        return rounds(lambda: (len(rows) / cold(work), decoding()))

    both = speeds(lambda: OperationState.of(operation, [decode(*row) for row in log.read_list(None, 0, MANY)[0]]))
    ours = median(mine for mine, _ in both)
    alone, limit = "one core's decoding", ">= 50,000"
    pair(f"rebuild_memory_{kind}", "events a second, log to day", both, "/s", alone, limit, lambda _: ours >= FAST)
    decoded = [decode(*row) for row in rows]
    folding = speeds(lambda: OperationState.of(operation, decoded))
    pair(f"folding_{kind}", "  of which folding alone", folding, "/s", alone)


def cold(work: Callable[[], object]) -> float:
    """How long it takes where nothing was read before: what was decoded last is remembered."""
    decode.cache_clear()
    return seconds(work)


def held(kind: str, log: Log, operation: OperationId, on_disk: int) -> None:
    """Measure what an event takes of the disk, and an operation of memory, beside their data alone."""
    rows, head = log.read_list(DCBQuery([DCBQueryItem(tags=[operation.tag])]))
    data = sum(len(row[2]) for row in rows)
    every, alone = on_disk / (head or 1), data / len(rows)
    line(f"disk_event_{kind}", "disk of an event, tags and chain with it", every, "B", "its data alone", alone)
    if kind == "sqlite":  # it is the same whichever store it was read from
        tracemalloc.start()
        state = OperationState.of(operation, list(events_of_operation(log, operation)))
        taken, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        what = f"memory of an operation of {len(state.recorded_events):,} events"
        line("memory_operation_10000", what, taken / 2**20, "MiB", "their data alone", data / 2**20)
