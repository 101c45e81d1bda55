"""What the log holds, as events. What cannot be read stands there as `Unreadable`, so that no reader stumbles over it.

Whatever of its envelope can still be told is told; its entry is the one by whose tag the log finds it, else one made
of its position ("position-17"), so that it can be voided in any case.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import msgspec

from domain.kernel import Envelope, RecordedEvent
from domain.unreadable import Unreadable
from domain.words import Agency, EntryId, OperationId
from service.codec import decode
from service.log.interface import Log, Row

UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where no time can be told."""
_ENTRY, _OPERATION = f"{EntryId.prefix}:", f"{OperationId.prefix}:"


def events_in(log: Log, rows: Iterable[Row]) -> Iterator[RecordedEvent]:
    """The events of some rows, in their order."""
    for row in rows:
        try:
            yield decode(*row)
        except Exception:
            yield _unreadable(*row, _tags(log, row[0]))


def event_of(position: int, name: str, data: bytes, tags: Sequence[str]) -> RecordedEvent:
    """One event whose tags are at hand."""
    try:
        return decode(position, name, data)
    except Exception:
        return _unreadable(position, name, data, tags)


def _tags(log: Log, position: int) -> Sequence[str]:
    return next((tags for at, _, _, tags in log.since(position - 1, 1) if at == position), ())


def _unreadable(position: int, name: str, data: bytes, tags: Sequence[str]) -> RecordedEvent:
    held: dict[str, Any] = {}
    with suppress(Exception):
        held = msgspec.json.decode(data, type=dict[str, Any])
    envelope, data_of = (each if isinstance(each := held.get(key), dict) else {} for key in ("e", "d"))
    operation = next((tag.removeprefix(_OPERATION) for tag in tags if tag.startswith(_OPERATION)), None)
    told = Envelope(
        event_id=_text(envelope, "event_id", f"position-{position}"),
        entry=EntryId(_entry(position, tags)),
        happened_at=_time(envelope, "happened_at"),
        recorded_at=_time(envelope, "recorded_at"),
        actor=_text(envelope, "actor", ""),
        agency=Agency(_text(envelope, "agency", "")),
        on_behalf_of=Agency(_text(envelope, "on_behalf_of", "")),
    )
    belongs_to = OperationId(operation or _text(data_of, "operation", ""))
    return RecordedEvent(position, Unreadable(operation=belongs_to, kind=name, held=tuple(tags)), told)


def _entry(position: int, tags: Sequence[str]) -> str:
    """An event carries the tag of its own entry last, after those of what it is about."""
    return next((tag.removeprefix(_ENTRY) for tag in reversed(tags) if tag.startswith(_ENTRY)), f"position-{position}")


def _text(held: dict[str, Any], name: str, otherwise: str) -> str:
    return value if isinstance(value := held.get(name), str) else otherwise


def _time(held: dict[str, Any], name: str) -> datetime:
    with suppress(Exception):
        moment = msgspec.convert(held[name], datetime)
        if moment.tzinfo is not None and UNKNOWN < moment < datetime(2300, 1, 1, tzinfo=UTC):
            return moment
    return UNKNOWN
