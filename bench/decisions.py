"""What one decision costs in a log of ten events and of a million, and how fast a day is folded again."""

import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from eventsourcing.dcb.api import DCBEvent

import domain.decisions
from bench.line import line, title
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
ROUNDS = 300
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


def cost(log: SqliteLog, operation: OperationId) -> float:
    """The median of one decision in milliseconds: read the boundary, decide, append durably."""
    person = PersonId(f"{operation}/P03")
    agency = Agency("Council")
    took = []
    for number in range(ROUNDS):
        kind = TemporaryExitReturned if number % 2 else TemporaryExitLogged
        moment = START + timedelta(hours=4, seconds=number)
        entry = Entry(
            entry=EntryId(f"{operation}-b{number}"),
            events=[kind(operation=operation, person=person)],
            happened_at=moment,
            recorded_at=moment,
            actor="bench",
            agency=agency,
            on_behalf_of=agency,
        )
        start = time.perf_counter()
        carry_out(log, entry)
        took.append((time.perf_counter() - start) * 1000)
    return median(took)


def main() -> None:
    domain.decisions.load()
    title("The cost of one decision, durably stored")
    with tempfile.TemporaryDirectory() as folder:
        log = SqliteLog(f"{folder}/bench.db")
        # The same person is asked about each time, in an operation of the same size.
        first = a_day(log)
        small = cost(log, first)
        large = a_day(log)
        fill(log, large, 10_000)
        ten_thousand = cost(log, large)
        for number in range(990):
            fill(log, OperationId(f"op-other{number}"), 1_000)
        last = a_day(log)
        million = cost(log, last)
        head = log.head()
        what = "one operation of 10,000 events"
        line(what, ten_thousand, "ms", "a log with one day", small, "<= 1.1", ten_thousand <= 1.1 * small)
        line(f"a log of {head:,} events", million, "ms", "a log with one day", small, "<= 1.1", million <= 1.1 * small)
        rebuild(log, large)
        log.close()


def rebuild(log: SqliteLog, operation: OperationId) -> None:
    title("Folding again")
    start = time.perf_counter()
    recorded_events = list(events_of_operation(log, operation))
    OperationState.of(operation, recorded_events)
    took = time.perf_counter() - start
    speed = len(recorded_events) / took
    line(f"one operation of {len(recorded_events):,} events", took, "s", "the limit", 0.3, "<= 0.3 s", took <= 0.3)
    rows = log.since(0, 100_000)
    start = time.perf_counter()
    decoded = [decode(position, name, data) for position, name, data, _ in rows]
    reading = len(rows) / (time.perf_counter() - start)
    start = time.perf_counter()
    OperationState.of(operation, decoded)
    folding = len(rows) / (time.perf_counter() - start)
    line("events a second into memory, file to day", speed, "/s", "the limit", 50_000, ">= 50,000", speed >= 50_000)
    line("  of which decoding alone", reading, "/s", "the limit", 50_000, "", True)
    line("  of which folding alone", folding, "/s", "the limit", 50_000, "", True)


if __name__ == "__main__":
    main()
