"""One stored event of every type, as bytes: what is in a store today stays readable for ever.

`python -m tests.service.test_golden` writes the file anew. It may be renewed until the first release; from then on
only events of new types are added to it.
"""

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.declaration import Declared, declared
from domain.events.amendments import Becomes
from domain.kernel import EVENTS, Envelope, Event, RecordedEvent
from domain.texts import Figures
from domain.vocabulary import Vocabulary
from domain.words import Agency, BedId, EntryId, OperationId, Scoped
from service.codec import decode, encode, to_json

FILE = Path(__file__).parent / "golden" / "events.jsonl"
NAMES = sorted(EVENTS)
MOMENT = datetime(2026, 10, 13, 7, 45, tzinfo=UTC)
ENVELOPE = Envelope(
    event_id="0123456789abcdef0123456789abcdef",
    entry=EntryId("entry-1"),
    happened_at=MOMENT,
    recorded_at=MOMENT.replace(minute=46),
    actor="casey",
    agency=Agency("Council"),
    on_behalf_of=Agency("British Red Cross"),
    device="tablet-2",
    digest="operation:op-1#01234567:89abcdef",
)
REFERENCES = {"person": "P01", "suspect": "S01", "partner": "British Red Cross", "transport": "T1", "room": "R1"}
REFERENCES |= {"interpreter": "I1", "lesson": "L1", "centre": "C1", "task": "D1"}


def filled(kind: type[Event]) -> Event:
    """An event with every field filled."""
    made = {}
    for each in declared(kind).values():
        value = _value(each)
        made[each.name] = (value,) if each.many else value
    return kind(**made)


def _value(field: Declared) -> Any:
    kind: Any = field.kind
    if field.codes:
        return field.codes[0]
    if kind is Figures:
        return Figures('{"measures": {}}')
    if kind is Becomes:
        return Becomes(RecordedEvent(3, filled(EVENTS["PersonRegistered"]), ENVELOPE))
    if field.is_a(BedId):
        return BedId("op-1/C1.3")
    if field.is_a(OperationId):
        return OperationId("op-1")
    if field.is_a(Scoped):
        return kind(f"op-1/{REFERENCES[kind.prefix]}")
    offered = next((mark.codes for mark in field.marks if isinstance(mark, Vocabulary) and mark.codes), ("words",))
    plain = {bool: True, int: 7, date: MOMENT.date(), datetime: MOMENT, str: offered[0], Decimal: Decimal("7.50")}
    return plain[kind] if kind in plain else kind(offered[0])


def plain(event: Event) -> Any:
    """An event in plain values, as JSON has them."""
    return json.loads(to_json(event))


def line(name: str) -> dict[str, Any]:
    """What the file says of one type: the stored bytes, the tags, and the event in plain values."""
    event = filled(EVENTS[name])
    return {"type": name, "data": encode(event, ENVELOPE).decode(), "tags": list(event.tags), "plain": plain(event)}


def held() -> dict[str, dict[str, Any]]:
    return {row["type"]: row for row in map(json.loads, FILE.read_text(encoding="utf-8").splitlines())}


def test_every_type_of_event_is_in_the_file() -> None:
    missing = set(NAMES) - set(held())
    assert not missing, (
        f"add {sorted(missing)} to tests/service/golden/{FILE.name}: python -m tests.service.test_golden"
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_was_stored_reads_back_with_all_that_it_said(name: str) -> None:
    row = held()[name]
    recorded = decode(5, name, row["data"].encode())
    assert type(recorded.event).__name__ == name
    assert plain(recorded.event) == row["plain"]
    assert list(recorded.event.tags) == row["tags"]
    assert recorded.envelope == ENVELOPE
    assert encode(recorded.event, recorded.envelope).decode() == row["data"]
    assert all(getattr(recorded.event, each.name) is not None for each in fields(recorded.event))


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("".join(json.dumps(line(name), ensure_ascii=False) + "\n" for name in NAMES), encoding="utf-8")
