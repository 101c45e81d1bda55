"""The figures across a year of operations: building the tables, a year's page, one more event, the register."""

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from typing import get_args

from eventsourcing.dcb.api import DCBEvent

import domain.decisions
from bench.line import pair, rounds, seconds, title
from domain.events.enforcement import DisruptionInterventionRecorded
from domain.events.planning import OperationProposed
from domain.kernel import RecordedEvent
from domain.vocabulary import ExploitationType
from domain.words import Agency, EntryId, OperationId
from service.codec import encode
from service.commands.carry_out import Entry, carry_out
from service.days import events_of_operation
from service.log import Log, MemoryLog, SqliteLog, open_log
from service.outcomes import Outcomes, Where
from service.outcomes.reading import By
from service.privacy.vault import Vault
from service.replay.script import Replay, read_script

OPERATIONS = int(os.environ.get("FIRSTLIGHT_BENCH_OPERATIONS", "10000"))
TOGETHER = 200
"""Operations whose events lie between each other's in the log."""
SCRIPT = Path(__file__).parent.parent / "web" / "demo" / "reference_day.json"
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
EVENTS = 10
"""Events taken in one after the other in each round."""
KINDS: tuple[ExploitationType, ...] = ("labour", "labour", "sexual", "criminal")
TEMPLATE = "op-template"


def template() -> list[RecordedEvent]:
    """The reference day as it stands in a log, on the first day of the year."""
    log = MemoryLog()
    for _ in Replay(log, Vault(log), FIRST, operation=OperationId(TEMPLATE)).run(read_script(SCRIPT)):
        pass
    return list(events_of_operation(log, OperationId(TEMPLATE)))


def another(recorded_events: list[RecordedEvent], number: int, dice: random.Random) -> Iterator[DCBEvent]:
    """The same day in another operation, on another date and in another county, everybody some seconds later."""
    days = timedelta(days=number % 365)
    county, kind = f"County {dice.randrange(40)}", dice.choice(KINDS)
    seconds: dict[object, timedelta] = {}
    for recorded in recorded_events:
        event = recorded.event
        if isinstance(event, OperationProposed):
            event = replace(event, planned_for=FIRST + days, county=county, exploitation_types=(kind,))
        who = getattr(event, "person", None)
        moved = days + seconds.setdefault(who, timedelta(seconds=dice.randrange(60) if who else 0))
        envelope = recorded.envelope
        moment, entered = envelope.happened_at + moved, envelope.recorded_at + moved
        data = encode(event, replace(envelope, happened_at=moment, recorded_at=entered))
        tags = [*event.tags, envelope.entry.tag]
        old, new = TEMPLATE, f"op-{number:05}"
        made = data.replace(old.encode(), new.encode())
        yield DCBEvent(type(event).__name__, made, [tag.replace(old, new) for tag in tags])


def fill(log: Log) -> None:
    """A year of operations, written in bulk as the service would have stored them."""
    recorded_events, dice = template(), random.Random(7)
    for start in range(0, OPERATIONS, TOGETHER):
        days = [list(another(recorded_events, start + each, dice)) for each in range(min(TOGETHER, OPERATIONS - start))]
        log.append([event for together in zip(*days, strict=True) for event in together])


def one_more(log: SqliteLog, number: int) -> None:
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
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/bench.db"
        log = open_log(database)
        assert isinstance(log, SqliteLog)
        fill(log)
        title(f"A year of {OPERATIONS:,} operations, {log.head():,} events")
        outcomes = Outcomes(database, log)
        speeds = rounds(lambda: (log.head() / seconds(outcomes.rebuild), 25_000))
        pair("events a second into the tables", speeds, "/s", "the limit", ">= 25,000", lambda ratio: ratio >= 1)
        ask(outcomes)
        again(log, outcomes)
        outcomes.close()
        log.close()


def ask(outcomes: Outcomes) -> None:
    """The pages of a year, as their reader waits for them."""
    assert outcomes.totals(FIRST, LAST)["M01"].n == OPERATIONS

    def page(where: Where = Where()) -> None:
        outcomes.totals(FIRST, LAST, where)
        for by in get_args(By):
            outcomes.groups(by, FIRST, LAST, where)

    county, kind = Where(county="County 7"), Where(exploitation_type="labour")
    moment = datetime(2026, 7, 1, 12, tzinfo=UTC)
    for what, work, limit in (
        ("the year: every figure, five groupings", page, 0.5),
        ("the same for one county of 40", lambda: page(county), 0.5),
        ("the same for half of the operations", lambda: page(kind), 1.0),
        ("the register as of a moment", lambda: outcomes.register(moment), 0.5),
        ("who they are, 500 of them", lambda: outcomes.people(moment), 0.5),
    ):
        held(what, work, limit)


def held(what: str, work: Callable[[], object], limit: float) -> None:
    """Print the seconds of one call beside their limit."""
    pair(what, rounds(lambda: (seconds(work), limit)), "s", "the limit", f"<= {limit} s", lambda ratio: ratio <= 1)


def again(log: SqliteLog, outcomes: Outcomes) -> None:
    """One more event at a time, and what it takes until every figure has it."""
    numbers = count()

    def taken_in() -> float:
        one_more(log, next(numbers))
        return seconds(outcomes.catch_up)

    found = rounds(lambda: (median(taken_in() for _ in range(EVENTS)), 0.05))
    assert outcomes.totals(FIRST, LAST)["M09b"].n == len(found) * EVENTS
    pair("one more event taken in", found, "s", "the limit", "<= 0.05 s", lambda ratio: ratio <= 1)


if __name__ == "__main__":
    main()
