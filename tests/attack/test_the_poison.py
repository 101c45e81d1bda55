"""Whatever stands in the log, past every check: it harms its own operation alone, and is gone once it is voided."""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import uuid4
from zlib import crc32

import pytest
from eventsourcing.dcb.api import DCBEvent

from domain.declaration import declared
from domain.kernel import EVENTS
from tests.attack.besieged import LONG, Besieged, addresses, names
from tests.running import Running

MISSING = object()
POISONS: tuple[Any, ...] = (
    *(MISSING, None, "", "x", 10**30, -(10**18), 10**9, 1e308, True, ["a"], [], {"a": 1}, "op-1/", "/", "\ud800"),
    *("9999-12-31", "0001-01-01", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-10-13T08:00:00"),
)


def poisoned(place: Besieged) -> list[tuple[str, str, Any]]:
    """Each field of the event and of its envelope, with each poison."""
    own = [("d", name, poison) for name in declared(EVENTS[place.name]) if name != "operation" for poison in POISONS]
    return [*own, *(("e", name, poison) for name in ("happened_at", "recorded_at", "actor") for poison in POISONS)]


def entered(place: Besieged) -> tuple[str, bytes, Sequence[str]]:
    """The example as it would be stored: its type, its bytes and its tags."""
    before = place.day.log.head()
    place.day.enter(place.name, place.subject, **place.data)
    _, kind, held, tags = place.day.log.since(before, 1)[0]
    return kind, held, tags


def put(place: Besieged, example: tuple[str, bytes, Sequence[str]], part: str, field: str, poison: Any) -> int:
    """The example as an entry of its own with one field poisoned; its position."""
    kind, held, tags = example
    data, entry = json.loads(held), uuid4().hex
    kept = [tag for tag in tags if tag != f"entry:{data['e']['entry']}"]
    data["e"] |= {"entry": entry, "event_id": uuid4().hex}
    if poison is MISSING:
        data[part].pop(field, None)
    else:
        data[part][field] = poison
    stored = DCBEvent(type=kind, data=json.dumps(data).encode(), tags=[*kept, f"entry:{entry}"])
    return place.running.application.log.append([stored])


@pytest.mark.timeout(3600 if LONG else 300)
@pytest.mark.parametrize("name", names())
def test_what_nobody_could_enter_harms_its_own_operation_alone(service: Running, name: str) -> None:
    every = poisoned(Besieged(service, name))
    chosen = every if LONG else [every[crc32(name.encode()) % len(every)]]
    elsewhere = Besieged(service, "RollCallTaken")
    for (part, field), poisons in groupby(chosen, key=lambda one: one[:2]):
        place = Besieged(service, name)
        example = entered(place)
        positions = [put(place, example, part, field, poison) for _, _, poison in poisons]
        _every_page_answers(place, positions, name, part, field)
        if LONG or crc32(name.encode()) % 4 == 0:
            _every_page_answers(elsewhere, [], name, part, field)
        _is_gone_once_voided(place, positions, part, field)


def _every_page_answers(place: Besieged, positions: list[int], *what: str) -> None:
    may_be = (200, 202, 303, 404, 409) if positions else (200, 202, 303, 404)
    for path in addresses(place, positions, what[0]):
        status = place.read(path).status_code
        assert status in may_be, (path, status, *what)


def _is_gone_once_voided(place: Besieged, positions: list[int], *what: str) -> None:
    own = f"/operations/{place.operation}"
    for position in positions:
        place.http.post(f"{own}/entries/{position}/void", data={"reason": "cannot be read"})
    if place.name != "OperationProposed":
        assert place.http.get(f"/api{own}/board").status_code == 200, what
