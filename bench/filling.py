"""Logs of any size: the reference day until everybody is registered, and operations of as many events as asked."""

from datetime import UTC, datetime, timedelta

import httpx2
from eventsourcing.dcb.api import DCBEvent

from domain.events.venue import SituationReportIssued
from domain.kernel import Envelope, Event
from domain.words import Agency, CentreId, EntryId, OperationId
from service.codec import encode
from service.log import Log
from service.privacy.vault import Vault
from service.replay.script import Replay, read_script
from tests.stories.rows import SCRIPT, Client

START = datetime(2026, 10, 13, 6, tzinfo=UTC)
BATCH = 5000
"""Events that are stored at once."""


def a_day(log: Log, rows: int = 80) -> OperationId:
    """The reference day up to the point where everybody is registered."""
    day = Replay(log, Vault(log), START.date())
    for _ in day.run(read_script(SCRIPT)[:rows]):
        pass
    return day.operation


def begun(http: httpx2.Client, rows: int) -> Client:
    """The same over HTTP, up to a row."""
    day = Client(http)
    for row in read_script(SCRIPT)[:rows]:
        day.carry_out(row)
    return day


def fill(log: Log, operation: OperationId, events: int) -> None:
    """So many more events in an operation, each as the service would have stored it."""
    for first in range(0, events, BATCH):
        log.append([_event(operation, number) for number in range(first, min(first + BATCH, events))])


def fill_others(log: Log, operations: range) -> None:
    """Operations of a thousand events each, five at a time."""
    for first in operations[:: BATCH // 1_000]:
        together = operations[first - operations.start :][: BATCH // 1_000]
        log.append([_event(OperationId(f"op-other{each}"), number) for each in together for number in range(1_000)])


def _event(operation: OperationId, number: int) -> DCBEvent:
    event: Event = SituationReportIssued(operation=operation, centre=CentreId(f"{operation}/C1"))
    moment, agency = START + timedelta(seconds=number), Agency("Council")
    envelope = Envelope(
        event_id=f"{operation}-{number}",
        entry=EntryId(f"{operation}-f{number}"),
        happened_at=moment,
        recorded_at=moment,
        actor="bench",
        agency=agency,
        on_behalf_of=agency,
    )
    return DCBEvent(type(event).__name__, encode(event, envelope), [*event.tags, envelope.entry.tag])
