"""Read, decide, append; and again where somebody was quicker.

An entry is what one person enters in one go: a command id and one or several proposed events, stored all or none.
The same entry twice is stored once and answers the same both times; a refusal is not remembered.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.persistence import IntegrityError

from domain.amend import AMENDMENTS, amended
from domain.kernel import Decision, Envelope, Event, Fact, RecordedEvent, Refused
from domain.preconditions import Preconditions
from domain.words import Agency, EntryId
from service.codec import decode, encode
from service.commands.names import DECISIONS
from service.log import Log
from service.privacy.vault import VaultWrite

TRIES = 20
_AMENDING = [kind.__name__ for kind in AMENDMENTS]


class OtherBody(Exception):
    """This entry's id was used before with another content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody enters: the events they propose, on both clocks (UTC), by whom and on whose behalf."""

    entry: EntryId
    events: Sequence[Event]
    happened_at: datetime
    recorded_at: datetime
    actor: str
    agency: Agency
    on_behalf_of: Agency
    device: str | None = None
    digest: str | None = None
    sealed: Sequence[VaultWrite] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was stored: the events as decided, the position of the last, and whether it was there before."""

    position: int
    events: tuple[Event, ...]
    repeated: bool = False


def carry_out(log: Log, entry: Entry) -> Outcome:
    """Decide and store an entry. Raises Refused with every reason, OtherBody, or the log's own error."""
    for _ in range(TRIES):
        attempt = Attempt(entry)
        if done := attempt.read(log):
            return done
        records = attempt.decide()
        try:
            return attempt.stored(log.append(records, attempt.condition, sealed=entry.sealed))
        except IntegrityError:
            continue
    raise _too_slow()


async def carry_out_async(log: Log, entry: Entry) -> Outcome:
    """The same without blocking the event loop while the disk is written."""
    for _ in range(TRIES):
        attempt = Attempt(entry)
        if done := attempt.read(log):
            return done
        records = attempt.decide()
        try:
            future = log.submit(records, attempt.condition, sealed=entry.sealed)
            return attempt.stored(await asyncio.wrap_future(future))
        except IntegrityError:
            continue
    raise _too_slow()


def why_not(log: Log, entry: Entry) -> tuple[str, ...]:
    """The reasons against an entry as things stand now; nothing is stored."""
    attempt = Attempt(entry)
    try:
        if not attempt.read(log):
            attempt.decide()
    except Refused as refused:
        return refused.reasons
    return ()


class Attempt:
    """One round of reading and deciding; thrown away where the round was lost."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.decisions: list[tuple[Preconditions, Decision[Any]]] = []
        for event in entry.events:
            decision = DECISIONS[type(event).__name__](event, entry.happened_at, entry.on_behalf_of)
            self.decisions.append((Preconditions(decision), decision))
            decision.ask()
        self.query = _boundary(entry, [fact for _, decision in self.decisions for fact in decision.facts])
        self.events: list[Event] = []

    def read(self, log: Log) -> Outcome | None:
        """Read what the facts ask for; gives the first outcome where this entry was stored before."""
        rows, head = log.read_list(self.query)
        self.recorded_events = [decode(*row) for row in rows]
        self.head = head or 0
        self.condition = DCBAppendCondition(self.query, after=head)
        before = [recorded for recorded in self.recorded_events if recorded.envelope.entry == self.entry.entry]
        if not before:
            return None
        if before[0].envelope.digest != self.entry.digest:
            raise OtherBody(self.entry.entry)
        return Outcome(before[-1].position, tuple(recorded.event for recorded in before), repeated=True)

    def decide(self) -> list[DCBEvent]:
        """The events to store, or Refused with every reason. Later events of an entry see the earlier ones."""
        pending = list(self.recorded_events)
        reasons: dict[str, None] = {}
        records = []
        for preconditions, decision in self.decisions:
            _fold(decision.facts, pending, self.entry)
            against = [*preconditions.why_not(), *decision.why_not()]
            reasons.update(dict.fromkeys(against))
            if not against:
                recorded = self._recorded(decision.decide(), self.head + len(self.events) + 1)
                pending.append(recorded)
                self.events.append(recorded.event)
                tags = [*recorded.event.tags, self.entry.entry.tag]
                records.append(DCBEvent(type(recorded.event).__name__, encode(recorded.event, recorded.envelope), tags))
        if reasons:
            raise Refused(tuple(reasons))
        return records

    def stored(self, position: int) -> Outcome:
        return Outcome(position, tuple(self.events))

    def _recorded(self, event: Event, position: int) -> RecordedEvent:
        entry = self.entry
        credited = getattr(event, "by", None) or entry.on_behalf_of
        envelope = Envelope(
            event_id=uuid4().hex,
            entry=entry.entry,
            happened_at=entry.happened_at,
            recorded_at=entry.recorded_at,
            actor=entry.actor,
            agency=entry.agency,
            on_behalf_of=credited,
            device=entry.device,
            digest=entry.digest,
        )
        return RecordedEvent(position, event, envelope)


def _boundary(entry: Entry, facts: Sequence[Fact]) -> DCBQuery:
    """What the facts read, types by tag, amendments always included; and the entry itself."""
    types: dict[str, dict[str, None] | None] = {}
    for fact in facts:
        names = types.setdefault(fact.tag, dict.fromkeys(_AMENDING))
        if not fact.types:
            types[fact.tag] = None
        elif names is not None:
            names.update(dict.fromkeys(kind.__name__ for kind in fact.types))
    types[entry.entry.tag] = None
    return DCBQuery([DCBQueryItem(types=list(names or ()), tags=[tag]) for tag, names in types.items()])


def _fold(facts: Sequence[Fact], recorded_events: list[RecordedEvent], entry: Entry) -> None:
    """Show each fact what it asked for, in the order that it asks by."""
    counted = amended(recorded_events)
    tags = {id(recorded): {*recorded.event.tags, recorded.envelope.entry.tag} for recorded in counted}
    in_time = sorted(
        (recorded for recorded in counted if recorded.at <= entry.happened_at), key=lambda recorded: recorded.at
    )
    for fact in facts:
        for recorded in recorded_events if fact.raw else in_time if fact.by_time else counted:
            if not fact.types or type(recorded.event) in fact.types:
                known = tags.get(id(recorded)) or {*recorded.event.tags, recorded.envelope.entry.tag}
                if fact.tag in known:
                    fact.apply(recorded)


def _too_slow() -> TimeoutError:
    return TimeoutError(f"somebody was quicker {TRIES} times in a row; nothing was stored")
