"""Whatever stands in the log, past every check: it harms its own operation alone, and is gone once it is voided."""

import json
from typing import Any
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


def put(place: Besieged, part: str, field: str, poison: Any) -> int:
    """The example as it would be stored, with one field poisoned; its position."""
    day = place.day
    before = day.log.head()
    day.enter(place.name, place.subject, **place.data)
    _, kind, held, tags = day.log.since(before, 1)[0]
    data = json.loads(held)
    if poison is MISSING:
        data[part].pop(field, None)
    else:
        data[part][field] = poison
    return place.running.application.log.append([DCBEvent(type=kind, data=json.dumps(data).encode(), tags=tags)])


@pytest.mark.timeout(3600 if LONG else 300)
@pytest.mark.parametrize("name", names())
def test_what_nobody_could_enter_harms_its_own_operation_alone(service: Running, name: str) -> None:
    every = poisoned(Besieged(service, name))
    chosen = every if LONG else [every[crc32(name.encode()) % len(every)]]
    elsewhere = Besieged(service, "RollCallTaken")
    for part, field, poison in chosen:
        place = Besieged(service, name)
        position = put(place, part, field, poison)
        for path in addresses(service, place.operation, [position], pdf=False):
            status = place.http.get(path, follow_redirects=False).status_code
            assert status in (200, 303, 404, 409), (path, status, part, field, poison)
        for path in addresses(service, elsewhere.operation, [], pdf=False):
            status = place.http.get(path, follow_redirects=False).status_code
            assert status in (200, 303, 404), (path, status, part, field, poison)
        own = f"/operations/{place.operation}"
        place.http.post(f"{own}/entries/{position}/void", data={"reason": "cannot be read"})
        if name != "OperationProposed":
            assert place.http.get(f"/api{own}/board").status_code == 200, (part, field, poison)
