"""The figures across a year of operations: building the tables, a year's page, one more event, the register."""

import os
from contextlib import closing
from datetime import UTC, datetime
from itertools import count, pairwise
from statistics import median
from typing import get_args

import domain.decisions
from bench.curves import point
from bench.folding import cold
from bench.line import pair, rounds, seconds, title
from bench.sizes import size
from bench.stores import STORES, store
from bench.year import FIRST, LAST, fill
from domain.events.enforcement import DisruptionInterventionRecorded
from domain.words import Agency, EntryId, OperationId
from service.codec import decode
from service.commands.carry_out import Entry, carry_out
from service.log import Log, open_log
from service.outcomes import Outcomes, Where
from service.outcomes.reading import By

OPERATIONS = int(os.environ.get("FIRSTLIGHT_BENCH_OPERATIONS", size(500, tiny=6)))
STEPS = (0, OPERATIONS // 10, OPERATIONS // 3, OPERATIONS)
"""Operations between which the pages are measured while the year fills."""
DECODED, REBUILT = 100_000, 25_000
"""Events that are decoded at once, and how many a second are to come into the tables."""
EVENTS = size(10, tiny=2)
"""Events taken in one after the other in each round."""


def one_more(log: Log, number: int) -> None:
    """One event in an operation of the middle of the year."""
    operation, moment = OperationId(f"op-{OPERATIONS // 2:05}"), datetime(2027, 1, 1, tzinfo=UTC)
    agency = Agency("Council")
    event = DisruptionInterventionRecorded(operation=operation, agency=Agency("HMRC"), kind="tax")
    entry = Entry(
        entry=EntryId(f"one-more-{number}"),
        events=[event],
        happened_at=moment,
        recorded_at=moment,
        actor="bench",
        agency=agency,
        on_behalf_of=agency,
    )
    carry_out(log, entry)


def main() -> None:
    domain.decisions.load()
    for kind, name in STORES.items():
        title(f"A year of {OPERATIONS:,} operations ({name})")
        with (
            store(kind) as database,
            closing(open_log(database)) as log,
            closing(Outcomes(database, log)) as outcomes,
        ):
            for first, last in pairwise(STEPS):
                fill(log, first, last)
                outcomes.catch_up()
                point("operations", name, last, median(seconds(lambda: page(outcomes)) for _ in range(3)))
            rebuilt(kind, log, outcomes)
            ask(kind, outcomes)
            again(kind, log, outcomes)


def rebuilt(kind: str, log: Log, outcomes: Outcomes) -> None:
    """How fast the tables are made again, beside what decoding the events takes one core."""
    rows, _ = log.read_list(None, 0, DECODED)
    found = rounds(
        lambda: (log.head() / seconds(outcomes.rebuild), len(rows) / cold(lambda: [decode(*r) for r in rows]))
    )
    ours = median(mine for mine, _ in found)
    what, alone = f"{log.head():,} events into the tables", "one core's decoding"
    pair(f"rebuild_tables_{kind}", what, found, "/s", alone, f">= {REBUILT:,}", lambda _: ours >= REBUILT)


def page(outcomes: Outcomes, where: Where = Where()) -> None:
    """Every figure of the year, and its five groupings."""
    outcomes.totals(FIRST, LAST, where)
    for by in get_args(By):
        outcomes.groups(by, FIRST, LAST, where)


def ask(kind: str, outcomes: Outcomes) -> None:
    """The pages of a year, as their reader waits for them."""
    assert outcomes.totals(FIRST, LAST)["M01"].n == OPERATIONS
    county, labour = Where(county="County 7"), Where(exploitation_type="labour")
    moment = datetime(2026, 7, 1, 12, tzinfo=UTC)
    for key, what, work, limit in (
        ("year", "the year: every figure, five groupings", lambda: page(outcomes), 0.5),
        ("county", "the same for one county of 40", lambda: page(outcomes, county), 0.5),
        ("labour", "the same for half of the operations", lambda: page(outcomes, labour), 1.0),
        ("register", "the register as of a moment", lambda: outcomes.register(moment), 0.5),
        ("people", "who they are, 500 of them", lambda: outcomes.people(moment), 0.5),
    ):
        found = rounds(lambda work=work, limit=limit: (seconds(work), limit))  # type: ignore[misc]
        pair(f"outcomes_{key}_{kind}", what, found, "s", "the limit", f"<= {limit} s", lambda ratio: ratio <= 1)


def again(kind: str, log: Log, outcomes: Outcomes) -> None:
    """One more event at a time, and what it takes until every figure has it."""
    numbers = count()

    def taken_in() -> float:
        one_more(log, next(numbers))
        return seconds(outcomes.catch_up)

    found = rounds(lambda: (median(taken_in() for _ in range(EVENTS)), 0.05))
    assert outcomes.totals(FIRST, LAST)["M09b"].n == len(found) * EVENTS
    what = "one more event taken in"
    pair(f"outcomes_one_more_{kind}", what, found, "s", "the limit", "<= 0.05 s", lambda ratio: ratio <= 1)


if __name__ == "__main__":
    main()
