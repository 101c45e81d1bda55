"""Events as bytes and back: JSON with the envelope inside it, each type under its stable name.

    {"e": {"event_id": ..., "entry": ..., "happened_at": ...}, "d": {"operation": ..., "person": ...}}

Old bytes stay readable for ever: new fields are optional, unknown ones are ignored, a changed meaning is a new name.
"""

from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

import msgspec

from domain.decisions import load
from domain.events.amendments import Becomes
from domain.kernel import EVENTS, Envelope, Event, RecordedEvent
from service.sound import each_once, in_the_calendar, within_reason

load()  # Who reads the log knows what may be decided: a state asks of each event whether it comes late.


def encode(event: Event, envelope: Envelope) -> bytes:
    """The bytes to store for one event."""
    return _ENCODER.encode({"e": envelope, "d": event})


@lru_cache(maxsize=32_768)  # Decisions read the same entries again and again, and what is stored never changes.
def decode(position: int, name: str, data: bytes) -> RecordedEvent:
    """The event stored under a name, where it stands in the log. Raises for what cannot be read as one."""
    stored = _decoder(name).decode(data)
    return RecordedEvent(position, each_once(within_reason(stored.d)), in_the_calendar(stored.e))


def to_plain(value: object) -> Any:
    """Dataclasses, ids and times as JSON types: dicts, lists, strings, numbers; pounds and pence stay exact."""
    return msgspec.to_builtins(value, enc_hook=as_plain, builtin_types=(Decimal,))


def from_plain(plain: object, kind: type[Event]) -> Event:
    """An event from JSON types. Raises msgspec.ValidationError, which names the field, where it does not fit."""
    made: Event = msgspec.convert(plain, kind, dec_hook=_made, strict=False)
    return each_once(made)


def to_json(value: object) -> bytes:
    """Any value of ours as JSON."""
    return _ENCODER.encode(value)


def as_plain(value: object) -> object:
    """A value that an encoder of msgspec does not know, in types that it does: a word of the domain is its text."""
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
        return Becomes(RecordedEvent(position, within_reason(became), in_the_calendar(envelope)))
    if not isinstance(plain, str):
        raise ValueError(f"Expected `str`, got `{type(plain).__name__}`")
    return kind(plain)


_ENCODER = msgspec.json.Encoder(enc_hook=as_plain, decimal_format="number")


@cache
def _decoder(name: str) -> msgspec.json.Decoder[Any]:
    stored = msgspec.defstruct(f"Stored{name}", [("e", Envelope), ("d", EVENTS[name])])
    return msgspec.json.Decoder(stored, dec_hook=_made)
