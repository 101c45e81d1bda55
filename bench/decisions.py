"""What one decision costs in a log of one day and in one of a million events, and how fast a day is folded again.

A decision reads its boundary, decides and appends durably; those in the large log and in the small one alternate, so
that whatever else the machine does falls on both.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import uuid4

from eventsourcing.dcb.api import DCBEvent

import domain.decisions
from bench.line import pair, rounds, seconds, title
from domain.events.arrivals import TemporaryExitLogged, TemporaryExitReturned
from domain.events.venue import SituationReportIssued
from domain.kernel import Envelope, Event
from domain.words import Agency, CentreId, EntryId, OperationId, PersonId
from projections.operation.state import OperationState
from service.codec import decode, encode
from service.commands.carry_out import Entry, carry_out
from service.days import events_of_operation
from service.log import SqliteLog
from service.privacy.vault import Vault
from service.replay.script import Replay, read_script

SCRIPT = Path(__file__).parent.parent / "web" / "demo" / "reference_day.json"
DECISIONS = 200
"""Decisions of one round in each log."""
OTHERS = 990
"""Operations of a thousand events that fill the large log."""
START = datetime(2026, 10, 13, 6, tzinfo=UTC)


def a_day(log: SqliteLog, rows: int = 80) -> OperationId:
    """The reference day up to the point where everybody is registered."""
    day = Replay(log, Vault(log), START.date())
    for _ in day.run(read_script(SCRIPT)[:rows]):
        pass
    return day.operation


def fill(log: SqliteLog, operation: OperationId, events: int) -> None:
    """So many more events in an operation, each as the service would have stored it."""
    batch = []
    for number in range(events):
        event: Event = SituationReportIssued(operation=operation, centre=CentreId(f"{operation}/C1"))
        moment = START + timedelta(seconds=number)
        agency = Agency("Council")
        envelope = Envelope(
            event_id=f"{operation}-{number}",
            entry=EntryId(f"{operation}-f{number}"),
            happened_at=moment,
            recorded_at=moment,
            actor="bench",
            agency=agency,
            on_behalf_of=agency,
        )
        batch.append(DCBEvent(type(event).__name__, encode(event, envelope), [*event.tags, envelope.entry.tag]))
        if len(batch) == 5000:
            log.append(batch)
            batch = []
    if batch:
        log.append(batch)


class Guest:
    """Somebody registered on the reference day, who goes out and comes in as often as is asked."""

    def __init__(self, log: SqliteLog, operation: OperationId) -> None:
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


def cost(folder: str) -> tuple[SqliteLog, OperationId]:
    """Print what a decision costs, and give the large log with its operation of 10,000 events."""
    log = SqliteLog(f"{folder}/large.db")
    operation = a_day(log)

    def held(what: str, large: Guest) -> None:
        day = SqliteLog(f"{folder}/{uuid4().hex}.db")
        small = Guest(day, a_day(day))
        pairs = rounds(lambda: alternating(large, small))
        pair(what, pairs, "ms", "a log with one day", "<= 1.1", lambda ratio: ratio <= 1.1)
        day.close()

    fill(log, operation, 10_000)
    held("one operation of 10,000 events", Guest(log, operation))
    for number in range(OTHERS):
        fill(log, OperationId(f"op-other{number}"), 1_000)
    held(f"a log of {log.head():,} events", Guest(log, a_day(log)))
    return log, operation


def fold(log: SqliteLog, operation: OperationId) -> None:
    """Print how long one operation takes from the file to its state, and how many events a second are folded."""
    rows = [row[:3] for row in log.since(0, 100_000)]
    decoded = [decode(*row) for row in rows]
    size = len(list(events_of_operation(log, operation)))
    took = rounds(
        lambda: (seconds(lambda: OperationState.of(operation, list(events_of_operation(log, operation)))), 0.3)
    )
    pair(f"one operation of {size:,} events", took, "s", "the limit", "<= 0.3 s", lambda ratio: ratio <= 1)

    def speeds(work: Callable[[], object]) -> list[tuple[float, float]]:
        return rounds(lambda: (len(rows) / seconds(work), 50_000))

    both = speeds(lambda: OperationState.of(operation, [decode(*row) for row in rows]))
    pair("events a second into memory, file to day", both, "/s", "the limit", ">= 50,000", lambda ratio: ratio >= 1)
    pair("  of which decoding alone", speeds(lambda: [decode(*row) for row in rows]), "/s", "the limit")
    pair("  of which folding alone", speeds(lambda: OperationState.of(operation, decoded)), "/s", "the limit")


def main() -> None:
    domain.decisions.load()
    with tempfile.TemporaryDirectory() as folder:
        title("The cost of one decision, durably stored")
        log, operation = cost(folder)
        title("Folding again")
        fold(log, operation)
        log.close()


if __name__ == "__main__":
    main()
