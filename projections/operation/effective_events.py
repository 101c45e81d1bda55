"""The entries of an operation that count, in the order in which things happened.

Voids and corrections are applied; entries about a voided registration pass to the person it duplicates, or do not
count. Ties in time are broken by position.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.amend import AMENDMENTS, amended
from domain.events.arrivals import PersonRegistered, RegistrationVoided
from domain.kernel import Event, RecordedEvent
from domain.words import PersonId

REBUILDS = (*AMENDMENTS, RegistrationVoided)
"""Events that change what earlier entries mean: whoever folds must begin again."""


def about(event: Event) -> PersonId | None:
    """The person whom an event is about; whom else it names, it names beside them."""
    person: PersonId | None = getattr(event, "person", None)
    return person


def effective_events(recorded_events: Iterable[RecordedEvent], until: datetime | None = None) -> list[RecordedEvent]:
    """What counts, by time; `until` (UTC, inclusive) leaves out what happened later."""
    counted = [recorded for recorded in amended(recorded_events) if until is None or recorded.at <= until]
    counted.sort(key=lambda recorded: (recorded.at, recorded.position))
    passed_to = {
        recorded.event.person: recorded.event.duplicate_of
        for recorded in counted
        if isinstance(recorded.event, RegistrationVoided)
    }
    if not passed_to:
        return counted
    return [moved for recorded in counted if (moved := _moved(recorded, passed_to)) is not None]


def _moved(recorded: RecordedEvent, passed_to: dict[PersonId, PersonId | None]) -> RecordedEvent | None:
    person = about(recorded.event)
    if person not in passed_to or isinstance(recorded.event, PersonRegistered | RegistrationVoided):
        return recorded
    to = _end_of(person, passed_to)
    if to is None:
        return None
    # That an event about a person has the field is known from its value alone.
    return replace(recorded, event=replace(recorded.event, person=to))  # type: ignore[call-arg]


def _end_of(person: PersonId | None, passed_to: dict[PersonId, PersonId | None]) -> PersonId | None:
    for _ in passed_to:
        if person not in passed_to:
            break
        person = passed_to[person]
    return None if person in passed_to else person
