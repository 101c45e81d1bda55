"""The log for others: each event as CloudEvents 1.0 says it, without identities.

What goes out is what is named here: codes, numbers, dates, references within the operation, agencies. Sealed texts,
free texts, user names, and references into other systems (police, NRM, receipts) stay; so does any field added later,
until somebody names it.
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import amended
from domain.events.amendments import Becomes
from domain.events.planning import OperationProposed
from domain.kernel import EVENTS, Event, RecordedEvent
from domain.words import OperationId, PlaceId, Scoped, Sealed
from projections.local_time import local_date
from service.codec import decode, to_plain
from service.log import Log

PAGE = 5000
OPEN_CODES = frozenset(
    {"action", "heading", "kind", "lacking", "options", "passed", "service", "services", "situation", "stage"}
)
"""Texts that are codes of an open list; one that does not look like a code is somebody's sentence, and stays."""
NAMES = frozenset({"council", "county", "payer", "provider", "to"}) | frozenset(
    {"language", "leaflet_language", "nationality", "second_nationality"}
)
"""Texts that name an organisation, a place as large as a county, a language or a country."""
_CODE = re.compile(r"[a-z0-9_]{1,60}")


def exported(log: Log, since: date = date.min, until: date = date.max) -> Iterator[dict[str, Any]]:
    """Every event that happened between two local dates, both included, in the order of the log."""
    exercises = _exercises(log)
    position = 0
    while rows := log.since(position, PAGE):
        position = rows[-1][0]
        for at, name, data, _ in rows:
            recorded = decode(at, name, data)
            if since <= local_date(recorded.at) <= until:
                yield cloud_event(recorded, recorded.event.operation in exercises)


def _exercises(log: Log) -> frozenset[OperationId]:
    """The operations that are exercises, as far as the log knows by now."""
    kinds = ["OperationProposed", "EntryCorrected", "EntryVoided"]
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=kinds)]))
    proposed = [recorded.event for recorded in amended(decode(*row) for row in rows)]
    return frozenset(each.operation for each in proposed if isinstance(each, OperationProposed) and each.exercise)


def cloud_event(recorded: RecordedEvent, exercise: bool) -> dict[str, Any]:
    """One event in structured JSON; what CloudEvents has no name for is in extension attributes."""
    envelope = recorded.envelope
    subject = {"subject": ref} if (ref := _subject(recorded.event)) else {}
    return {
        "specversion": "1.0",
        "id": envelope.event_id,
        "source": f"/operations/{recorded.event.operation}",
        "type": f"firstlight.{type(recorded.event).__name__}",
        "time": to_plain(envelope.happened_at),
        **subject,
        "datacontenttype": "application/json",
        "recordedat": to_plain(envelope.recorded_at),
        "position": recorded.position,
        "entry": str(envelope.entry),
        "agency": str(envelope.agency),
        "onbehalfof": str(envelope.on_behalf_of),
        **({"exercise": True} if exercise else {}),
        "data": _data(recorded.event),
    }


def _subject(event: Event) -> str | None:
    """What the event is about, as people say it: "P03"."""
    named = {name: value for each in fields(event) if isinstance(value := getattr(event, name := each.name), Scoped)}
    for first in ("person", "suspect", "lesson", "transport", "partner"):
        if first in named:
            return named[first].ref
    return next((value.ref for value in named.values()), None)


def _data(event: Event) -> dict[str, Any]:
    found = {name: _value(name, getattr(event, name)) for name in exported_fields(type(event).__name__)}
    return {name: to_plain(value) for name, value in found.items() if value is not None}


def _value(name: str, value: Any) -> Any:
    """A value as it may go out; None where it may not."""
    if isinstance(value, tuple):
        return [one for each in value if (one := _value(name, each)) is not None]
    if isinstance(value, Becomes):
        recorded = value.recorded
        kind = f"firstlight.{type(recorded.event).__name__}"
        return {"type": kind, "time": recorded.at, "data": _data(recorded.event)}
    if name in OPEN_CODES and isinstance(value, str) and not _CODE.fullmatch(value):
        return None
    return value


@cache
def exported_fields(event: str) -> tuple[str, ...]:
    """The fields of an event type that may go out, by their types and names."""
    hints = get_type_hints(EVENTS[event])
    return tuple(each.name for each in fields(EVENTS[event]) if _may_go_out(each.name, hints[each.name]))


def _may_go_out(name: str, hint: Any) -> bool:
    kinds = set(_kinds(hint))
    if kinds & {Sealed, PlaceId} or name in ("operation", "touches"):
        return False
    return str not in kinds or name in OPEN_CODES | NAMES


def _kinds(hint: Any) -> Iterator[type]:
    """The plain types within a declared one; a code of a closed list has none."""
    if isinstance(hint, type):
        yield hint
    for inner in get_args(hint):
        yield from _kinds(inner)
