"""Events as bytes and back: JSON with the envelope inside it, each type under its stable name.

    {"e": {"event_id": ..., "entry": ..., "happened_at": ...}, "d": {"operation": ..., "person": ...}}

Old bytes stay readable for ever: new fields are optional, unknown ones are ignored, a changed meaning is a new name.
"""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from domain.decisions import load
from domain.declaration import declared, derived
from domain.events.amendments import Becomes
from domain.kernel import EVENTS, Envelope, Event, RecordedEvent
from domain.words import BedId, Scoped

YEARS = range(1900, 2300)
"""Years in which anything can have happened; beyond them no time of day can be told."""
GREATEST = 10**12
"""A number beyond this counts nothing; what sums it could not be kept."""

load()  # Who reads the log knows what may be decided: a state asks of each event whether it comes late.


def encode(event: Event, envelope: Envelope) -> bytes:
    """The bytes to store for one event."""
    return _ENCODER.encode({"e": envelope, "d": event})


def decode(position: int, name: str, data: bytes) -> RecordedEvent:
    """The event stored under a name, where it stands in the log. Raises for what cannot be read as one."""
    stored = _decoder(name).decode(data)
    return RecordedEvent(position, _within_reason(stored.d), _in_the_calendar(stored.e))


def _in_the_calendar(envelope: Envelope) -> Envelope:
    """An envelope whose times can be compared and shown. Raises ValueError for any other."""
    for moment in (envelope.happened_at, envelope.recorded_at):
        if moment.tzinfo is None or moment.year not in YEARS:
            raise ValueError(f"{moment} is no time of an entry")
    return envelope


def _within_reason(event: Event) -> Event:
    """An event whose dates, numbers and references can be reckoned with. Raises ValueError for any other."""
    for name in _reckoned_with(type(event)):
        value = getattr(event, name)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and not _sound(one):
                raise ValueError(f"{name} is {one}")
    return event


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


def to_plain(value: object) -> Any:
    """Dataclasses, ids and times as JSON types: dicts, lists, strings, numbers; pounds and pence stay exact."""
    return msgspec.to_builtins(value, enc_hook=_plain, builtin_types=(Decimal,))


def from_plain(plain: object, kind: type[Event]) -> Event:
    """An event from JSON types. Raises msgspec.ValidationError, which names the field, where it does not fit."""
    made: Event = msgspec.convert(plain, kind, dec_hook=_made, strict=False)
    return made


def to_json(value: object) -> bytes:
    """Any value of ours as JSON."""
    return _ENCODER.encode(value)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Becomes):
        recorded = value.recorded
        return {
            "type": type(recorded.event).__name__,
            "position": recorded.position,
            "e": recorded.envelope,
            "d": recorded.event,
        }
    raise NotImplementedError(f"no JSON for {type(value).__name__}")


def _made(kind: type, plain: Any) -> object:
    if kind is Becomes:
        envelope = msgspec.convert(plain["e"], Envelope, dec_hook=_made)
        became = from_plain(plain["d"], EVENTS[plain["type"]])
        position = msgspec.convert(plain["position"], int)
        return Becomes(RecordedEvent(position, _within_reason(became), _in_the_calendar(envelope)))
    if not isinstance(plain, str):
        raise ValueError(f"Expected `str`, got `{type(plain).__name__}`")
    return kind(plain)


_ENCODER = msgspec.json.Encoder(enc_hook=_plain, decimal_format="number")


@cache
def _decoder(name: str) -> msgspec.json.Decoder[Any]:
    stored = msgspec.defstruct(f"Stored{name}", [("e", Envelope), ("d", EVENTS[name])])
    return msgspec.json.Decoder(stored, dec_hook=_made)
