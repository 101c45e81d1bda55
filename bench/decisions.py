"""What one decision costs in a log of one day and in one of a million events, on each store.

A decision reads its boundary, decides and appends durably; those in the large log and in the small one alternate, so
that whatever else the machine does falls on both.
"""

import time
from contextlib import closing
from datetime import timedelta
from statistics import median

import domain.decisions
from bench.curves import point
from bench.filling import START, a_day, fill, fill_others
from bench.folding import fold, held
from bench.line import pair, rounds, title
from bench.sizes import size
from bench.stores import STORES, bytes_of, store
from domain.events.arrivals import TemporaryExitLogged, TemporaryExitReturned
from domain.words import Agency, EntryId, OperationId, PersonId
from service.commands.carry_out import Entry, carry_out
from service.log import Log, open_log

DECISIONS = size(200, tiny=5)
"""Decisions of one round in each log."""
LONG = size(10_000, tiny=100)
"""Events of the long operation."""
OTHERS = (range(size(90, tiny=1)), range(size(90, tiny=1), size(990, tiny=2)))
"""Operations of a thousand events that fill the large log, in two steps: a hundred thousand, a million."""


class Guest:
    """Somebody registered on the reference day, who goes out and comes in as often as is asked."""

    def __init__(self, log: Log, operation: OperationId) -> None:
        self.log, self.operation, self.turn = log, operation, 0

    def decide(self) -> float:
        """The milliseconds of one decision."""
        kind = TemporaryExitReturned if self.turn % 2 else TemporaryExitLogged
        moment = START + timedelta(hours=4, seconds=self.turn)
        agency = Agency("Council")
        entry = Entry(
            entry=EntryId(f"{self.operation}-b{self.turn}"),
            events=[kind(operation=self.operation, person=PersonId(f"{self.operation}/P03"))],
            happened_at=moment,
            recorded_at=moment,
            actor="bench",
            agency=agency,
            on_behalf_of=agency,
        )
        self.turn += 1
        start = time.perf_counter()
        carry_out(self.log, entry)
        return (time.perf_counter() - start) * 1000


def alternating(large: Guest, small: Guest) -> tuple[float, float]:
    """The median of a decision in each of two logs."""
    both = [(large.decide(), small.decide()) for _ in range(DECISIONS)]
    return median(each for each, _ in both), median(each for _, each in both)


def main() -> None:
    domain.decisions.load()
    for kind, name in STORES.items():
        title(f"The cost of one decision, durably stored ({name})")
        with store(kind) as large, closing(open_log(large)) as log:
            operation = grown(kind, name, log)
            title(f"Folding again ({name})")
            fold(kind, log, operation)
            held(kind, log, operation, bytes_of(large))


def grown(kind: str, name: str, log: Log) -> OperationId:
    """Measure while a log grows, each time against one that holds a day; its long operation."""

    def alike(key: str, what: str, operation: OperationId) -> None:
        with store(kind) as other, closing(open_log(other)) as day:
            small, large = Guest(day, a_day(day)), Guest(log, operation)
            found = rounds(lambda: alternating(large, small))
            pair(f"{key}_{kind}", what, found, "ms", "a log with one day", "<= 1.1", lambda ratio: ratio <= 1.1)
            if key == "decision_10000":
                point("events", name, day.head(), median(theirs for _, theirs in found))
            point("events", name, log.head(), median(mine for mine, _ in found))

    operation = a_day(log)
    fill(log, operation, LONG)
    alike("decision_10000", f"one operation of {LONG:,} events", operation)
    for key, others in zip(("decision_100000", "decision_1000000"), OTHERS, strict=True):
        fill_others(log, others)
        alike(key, f"a log of {log.head():,} events", a_day(log))
    return operation


if __name__ == "__main__":
    main()
