"""An entry as it should have been: the stored events with some fields changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.events.amendments import Becomes
from domain.kernel import RecordedEvent
from domain.words import EntryId
from service.codec import decode, from_plain, to_plain
from service.log import Log


def events_of(log: Log, entry: EntryId) -> list[RecordedEvent]:
    """The events that an entry stored, in order; empty where there is no such entry."""
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(tags=[entry.tag])]))
    found = [decode(*row) for row in rows]
    return [recorded for recorded in found if recorded.envelope.entry == entry]


def becoming(
    recorded_events: Sequence[RecordedEvent], changes: Sequence[Mapping[str, Any]], at: datetime | None = None
) -> tuple[Becomes, ...]:
    """Each event with its changes (plain values by field), at its own place in the log.

    `at` (UTC) moves the time at which it happened. Raises msgspec.ValidationError where a value does not fit.
    """
    corrected = []
    for recorded, change in zip(recorded_events, changes, strict=True):
        event = from_plain({**to_plain(recorded.event), **change}, type(recorded.event))
        envelope = replace(recorded.envelope, happened_at=at) if at else recorded.envelope
        if change.get("by"):
            envelope = replace(envelope, on_behalf_of=type(envelope.on_behalf_of)(change["by"]))
        corrected.append(Becomes(replace(recorded, event=event, envelope=envelope)))
    return tuple(corrected)
