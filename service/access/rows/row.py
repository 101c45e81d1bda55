"""What a row of the access table says of an event, and that no event has two."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import domain.events  # noqa: F401  (declares every event type)
from domain.kernel import EVENTS


class EventRow(NamedTuple):
    """An event, its compartment, the roles that may enter it (set apart by spaces), and its fields that fewer see.

    A field that a row does not name is seen with its event. The operator, who replays whole days, may enter everything.
    """

    event: str
    compartment: str
    roles: str
    narrower: Mapping[str, str] = MappingProxyType({})


def by_event(rows: Iterable[EventRow]) -> dict[str, EventRow]:
    """The rows by their event. Raises ValueError for a second row of one event, an unknown event or field."""
    found: dict[str, EventRow] = {}
    for row in rows:
        if row.event in found:
            raise ValueError(f"{row.event} has two rows in the access table")
        if row.event not in EVENTS:
            raise ValueError(f"there is no event {row.event}, and yet it has a row in the access table")
        if unknown := set(row.narrower) - set(EVENTS[row.event].__dataclass_fields__):
            raise ValueError(f"{row.event} has no field {', '.join(sorted(unknown))}")
        found[row.event] = row
    return found
