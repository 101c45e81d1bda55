"""Who a number stands for, once registrations were voided as duplicates of others.

What was entered under a number that was voided as a duplicate counts for the person it duplicates, through a chain to
the one that stands. What was entered under a number voided as an error counts for nobody; neither does what was
entered under one whose registration was voided as an entry.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from domain.amend import types_of
from domain.declaration import fields_of
from domain.events.amendments import EntryCorrected
from domain.events.arrivals import PersonRegistered, RegistrationVoided
from domain.kernel import Event, RecordedEvent
from domain.words import PersonId

Passes = Mapping[PersonId, PersonId | None]
"""A voided number by the one that it duplicates; None where the registration was an error."""


def about(event: Event) -> PersonId | None:
    """The person whom an event is about; whom else it names, it names beside them."""
    person: PersonId | None = getattr(event, "person", None)
    return person


def passes(counted: Sequence[RecordedEvent]) -> dict[PersonId, PersonId | None]:
    """Which numbers no longer stand, of events to which voids and corrections were applied.

    No order of merges makes a person vanish: a merge that would close a circle does not count, and neither does one
    into a number that nobody is registered under.
    """
    registered = {each.event.person for each in counted if isinstance(each.event, PersonRegistered)}
    found: dict[PersonId, PersonId | None] = {}
    for each in sorted(counted, key=lambda each: each.position):
        match each.event:
            case RegistrationVoided(person=person, duplicate_of=to) if end_of(to, found) != person:
                found[person] = to
    while hanging := [one for one, to in found.items() if to and to not in found and to not in registered]:
        for one in hanging:
            del found[one]
    return found


def unregistered(written: Sequence[RecordedEvent], counted: Sequence[RecordedEvent]) -> set[PersonId]:
    """The numbers whose registration was voided as an entry, and under which nobody was registered again.

    A registration that was corrected is voided under every number that it had.
    """
    stands = {each.position for each in counted}
    made = {each.position for each in written if isinstance(each.event, PersonRegistered)} - stands
    if not made:
        return set()
    every = (one for each in written for one in (each, *_corrected_to(each.event)) if one.position in made)
    voided = {person for each in every if (person := about(each.event))}
    return voided - {about(each.event) for each in counted if isinstance(each.event, PersonRegistered)}


def _corrected_to(event: Event) -> Iterator[RecordedEvent]:
    if isinstance(event, EntryCorrected):
        yield from (one.recorded for one in event.becomes)


def end_of(person: PersonId | None, passed: Passes) -> PersonId | None:
    """The one that stands at the end of a person's chain; None where it ends in an error."""
    while person is not None and person in passed:
        person = passed[person]
    return person


def numbers_of(person: PersonId, passed: Passes) -> set[PersonId]:
    """Every number under which a person was registered; of one that was an error, that number alone."""
    stands = end_of(person, passed)
    return {person, *(each for each in (stands, *passed) if each and stands and end_of(each, passed) == stands)}


def merged(counted: Sequence[RecordedEvent], gone: Collection[PersonId] = ()) -> list[RecordedEvent]:
    """The same events, each about whom it counts for; those that count for nobody are left out.

    `gone` are the numbers that nobody is registered under any more.
    """
    if not gone and RegistrationVoided not in types_of(counted):
        return list(counted)
    passed = {**dict.fromkeys(gone), **passes(counted)}
    return [moved for each in counted if (moved := _moved(each, passed)) is not None]


def _moved(recorded: RecordedEvent, passed: Passes) -> RecordedEvent | None:
    person = about(recorded.event)
    if isinstance(recorded.event, RegistrationVoided):
        return recorded if person in passed else None
    recorded = _beside_them(recorded, passed)
    if person not in passed or isinstance(recorded.event, PersonRegistered):
        return recorded
    to = end_of(person, passed)
    if to is None:
        return None
    # That an event about a person has the field is known from its value alone.
    return replace(recorded, event=replace(recorded.event, person=to), under=person)  # type: ignore[call-arg]


def _beside_them(recorded: RecordedEvent, passed: Passes) -> RecordedEvent:
    """Whom else an event names, it names by the number that stands; where it names several, by both."""
    for each in fields_of(type(recorded.event), PersonId):
        named = getattr(recorded.event, each.name)
        if each.name == "person" or not named:
            continue
        stands = [end for one in (named if each.many else (named,)) if (end := end_of(one, passed))]
        meant = tuple(dict.fromkeys((*named, *stands))) if each.many else next(iter(stands), named)
        made: dict[str, Any] = {each.name: meant}
        recorded = replace(recorded, event=replace(recorded.event, **made))
    return recorded


def connected(recorded_events: Iterable[RecordedEvent]) -> set[PersonId]:
    """Every number that a merge among these events names."""
    named = (each.event for each in recorded_events if isinstance(each.event, RegistrationVoided))
    return {one for event in named for one in (event.person, event.duplicate_of) if one is not None}
