"""The log for others: each event as CloudEvents 1.0 says it, without identities.

What goes out is what is named here: codes, numbers, dates, references within the operation, agencies. Sealed texts,
free texts, user names, keys of entries that are no UUID, and references into other systems (police, NRM, receipts)
stay; so does any field added later, until its type is named.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import fields
from datetime import date

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import amended
from domain.declaration import Declared, declared
from domain.events.amendments import Becomes
from domain.events.planning import OperationProposed
from domain.kernel import EVENTS, Event, RecordedEvent
from domain.outside import OUTSIDE
from domain.texts import County, Language, Nationality, Tag
from domain.unreadable import Unreadable, stored_as
from domain.words import (
    Agency,
    EntryId,
    Id,
    LessonId,
    OperationId,
    Owner,
    PartnerId,
    PersonId,
    PlaceId,
    Scoped,
    Sealed,
    SuspectId,
    TransportId,
)
from projections.local_time import local_date
from service.codec import to_plain
from service.entry_names import EntryNames
from service.log import Log
from service.stored import event_of, events_in

PAGE = 5000
NAMES = (Agency, County, Language, Nationality)
"""Texts that name an organisation, a place as large as a county, a language or a country."""
STAY = (Sealed, PlaceId, OperationId, Tag, Owner)
"""What is sealed, what could be found on a map, what the event says elsewhere, and who owes what."""
SUBJECTS = (PersonId, SuspectId, LessonId, TransportId, PartnerId)
"""What an event is about, where it names several things: a person before a room."""
_CODE = re.compile(r"[a-z0-9_]{1,60}")


def exported(log: Log, since: date = date.min, until: date = date.max) -> Iterator[dict[str, object]]:
    """Every event of an operation that happened between two local dates, both included, in the order of the log.

    What cannot be read goes out as the bare fact that it stands there.
    """
    exercises = _exercises(log)
    position, names = 0, EntryNames()
    while rows := log.since(position, PAGE):
        position = rows[-1][0]
        for row in rows:
            recorded = event_of(*row)
            names.learn(recorded)
            if recorded.event.operation != OUTSIDE and since <= local_date(recorded.at) <= until:
                yield cloud_event(recorded, recorded.event.operation in exercises, names)


def _exercises(log: Log) -> frozenset[OperationId]:
    """The operations that are exercises, as far as the log knows by now."""
    kinds = ["OperationProposed", "EntryCorrected", "EntryVoided"]
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=kinds)]))
    proposed = [recorded.event for recorded in amended(events_in(log, rows))]
    return frozenset(each.operation for each in proposed if isinstance(each, OperationProposed) and each.exercise)


def cloud_event(recorded: RecordedEvent, exercise: bool, names: EntryNames) -> dict[str, object]:
    """One event in structured JSON; what CloudEvents has no name for is in extension attributes."""
    envelope = recorded.envelope
    subject = {"subject": ref} if (ref := subject_of(recorded.event)) else {}
    return {
        "specversion": "1.0",
        "id": envelope.event_id,
        "source": f"/operations/{recorded.event.operation}",
        "type": f"firstlight.{stored_as(recorded.event)}",
        "time": to_plain(envelope.happened_at),
        **subject,
        "datacontenttype": "application/json",
        "recordedat": to_plain(envelope.recorded_at),
        "position": recorded.position,
        "entry": names.of(envelope.entry),
        "agency": str(envelope.agency),
        "onbehalfof": str(envelope.on_behalf_of),
        **({"exercise": True} if exercise else {}),
        "data": _data(recorded.event, names),
    }


def subject_of(event: Event, among: Container[str] | None = None) -> str | None:
    """What the event is about, as people say it: "P03"; `among` are the fields that may be named, all where none is."""
    names = (each.name for each in fields(event) if among is None or each.name in among)
    named = [value for name in names if isinstance(value := getattr(event, name), Scoped)]
    first = (value for kind in SUBJECTS for value in named if isinstance(value, kind))
    return next((value.ref for value in (*first, *named)), None)


def _data(event: Event, names: EntryNames) -> dict[str, object]:
    if isinstance(event, Unreadable):
        return {}
    fields = declared(type(event))
    found = {name: _value(fields[name], getattr(event, name), names) for name in exported_fields(type(event).__name__)}
    return {name: to_plain(value) for name, value in found.items() if value is not None}


def _value(field: Declared, value: object, names: EntryNames) -> object:
    """A value as it may go out; None where it may not."""
    if isinstance(value, tuple):
        return [one for each in value if (one := _value(field, each, names)) is not None]
    if isinstance(value, Becomes):
        recorded = value.recorded
        kind = f"firstlight.{type(recorded.event).__name__}"
        return {"type": kind, "time": recorded.at, "data": _data(recorded.event, names)}
    if isinstance(value, EntryId):
        return names.of(value)
    if field.kind is str and not _CODE.fullmatch(str(value)):
        return None
    return value


def exported_fields(event: str) -> tuple[str, ...]:
    """The fields of an event type that may go out, by their types: codes, numbers, dates, references and names.

    A text of any other type stays, and so does a field of a type added later, until it is named here.
    """
    return tuple(name for name, field in declared(EVENTS[event]).items() if _may_go_out(field))


def _may_go_out(field: Declared) -> bool:
    if any(field.is_a(kind) for kind in STAY):
        return False
    text = field.is_a(str) and not field.is_a(Id)
    return not text or field.kind is str or any(field.is_a(kind) for kind in NAMES)
