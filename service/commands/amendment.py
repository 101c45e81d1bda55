"""A correction names fields; the event holds what the entry should have been."""

from dataclasses import replace
from typing import Any

import msgspec

from domain.events.amendments import EntryCorrected
from domain.kernel import Event
from service.clock import from_local
from service.commands.amended_entry import becoming, events_of
from service.log import Log
from service.replay.rows import SCOPED


def with_amendment(log: Log, event: Event, changes: Any) -> Event:
    """The event to propose: a correction with its corrected events filled in, anything else as it is.

    `changes` is an object of fields and what they become; `happened_at` among them moves the entry in time.
    """
    if not isinstance(event, EntryCorrected):
        return event
    recorded_events = events_of(log, event.entry)
    if not isinstance(changes, dict) or not changes:
        raise msgspec.ValidationError("Say which fields become what, as an object - at `$.changes`")
    changes = dict(changes)
    moment = changes.pop("happened_at", None)
    plain = {
        name: SCOPED[name].of(event.operation, value) if name in SCOPED and isinstance(value, str) else value
        for name, value in changes.items()
    }
    becomes = becoming(recorded_events, [plain] * len(recorded_events), from_local(moment) if moment else None)
    return replace(event, becomes=becomes)
