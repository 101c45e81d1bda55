"""A year of operations: the reference day again and again, on other dates and in other counties."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from eventsourcing.dcb.api import DCBEvent

from domain.events.planning import OperationProposed
from domain.kernel import RecordedEvent
from domain.vocabulary import ExploitationType
from domain.words import OperationId
from service.codec import encode
from service.days import events_of_operation
from service.log import Log, MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay, read_script
from tests.stories.rows import SCRIPT

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
TOGETHER = 200
"""Operations whose events lie between each other's in the log."""
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


def fill(log: Log, first: int, last: int) -> None:
    """More operations of the year, written in bulk as the service would have stored them."""
    recorded_events, dice = template(), random.Random(first)
    for start in range(first, last, TOGETHER):
        days = [list(another(recorded_events, each, dice)) for each in range(start, min(start + TOGETHER, last))]
        log.append([event for together in zip(*days, strict=True) for event in together])
