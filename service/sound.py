"""What of a stored entry can be reckoned with: times that can be told, numbers that can be summed, references."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from domain.declaration import declared, derived
from domain.events.amendments import Becomes
from domain.kernel import Envelope, Event
from domain.words import Agency, BedId, Scoped

YEARS = range(1900, 2300)
"""Years in which anything can have happened; beyond them no time of day can be told."""
GREATEST = 10**12
"""A number beyond this counts nothing; what sums it could not be kept."""


def in_the_calendar(envelope: Envelope) -> Envelope:
    """An envelope whose times can be compared and shown. Raises ValueError for any other."""
    for moment in (envelope.happened_at, envelope.recorded_at):
        if moment.tzinfo is None or moment.year not in YEARS:
            raise ValueError(f"{moment} is no time of an entry")
    return envelope


def within_reason(event: Event) -> Event:
    """An event whose dates, numbers and references can be reckoned with. Raises ValueError for any other."""
    for name in _reckoned_with(type(event)):
        value = getattr(event, name)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and not _sound(one):
                raise ValueError(f"{name} is {one}")
    return event


def each_once(event: Event) -> Event:
    """An event in whose lists nobody and nothing stands twice: whoever is named again is the one named before."""
    twice: dict[str, Any] = {}
    for name in _several(type(event)):
        held = getattr(event, name) or ()
        once: dict[str, Any] = {}
        for each in held:
            once.setdefault(each.folded if isinstance(each, Agency) else each, each)
        if len(once) < len(held):
            twice[name] = tuple(once.values())
    return replace(event, **twice) if twice else event


def _sound(value: object) -> bool:
    match value:
        case date():
            return value.year in YEARS
        case Scoped():
            return bool(value.operation and value.ref) and (not isinstance(value, BedId) or value.numbered)
        case int() | float() | Decimal():
            return -GREATEST <= value <= GREATEST
    return True


@derived
def _reckoned_with(kind: type[Event]) -> tuple[str, ...]:
    return tuple(
        each.name for each in declared(kind).values() if any(map(each.is_a, (date, int, float, Decimal, Scoped)))
    )


@derived
def _several(kind: type[Event]) -> tuple[str, ...]:
    return tuple(each.name for each in declared(kind).values() if each.many and not each.is_a(Becomes))
