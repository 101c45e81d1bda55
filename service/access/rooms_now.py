"""What of the rooms, the interpreters and the centres of an operation an audience may see."""

from datetime import datetime

from projections.operation.state import OperationState
from projections.views.centres import CentreNow, centres
from projections.views.interpreters import Cover, Interpreter, cover, interpreters
from projections.views.rooms import Room, rooms
from service.access.visibility import NOT_SHOWN, NotShown, may_see


def shown_rooms(state: OperationState, seen_by: frozenset[str], now: datetime) -> tuple[Room, ...] | NotShown:
    """Each room, with who talks in it."""
    return rooms(state, now) if may_see(seen_by, "people") else NOT_SHOWN


def shown_interpreters(
    state: OperationState, seen_by: frozenset[str], now: datetime
) -> tuple[Interpreter, ...] | NotShown:
    """Each interpreter, with whom they talk; what a person speaks tells nothing to those who see no details."""
    if not may_see(seen_by, "people"):
        return NOT_SHOWN
    return interpreters(state, now, by_people=may_see(seen_by, "details"))


def shown_cover(state: OperationState, seen_by: frozenset[str], now: datetime) -> tuple[Cover, ...]:
    """The languages that are booked, with how many are free; those that are wanted only for who sees details."""
    if not may_see(seen_by, "numbers"):
        return ()
    return cover(state, now, by_people=may_see(seen_by, "details"))


def shown_centres(state: OperationState, seen_by: frozenset[str], now: datetime) -> tuple[CentreNow, ...]:
    """Each of several centres in numbers, in the order in which they were first named; nothing where there is one."""
    return centres(state, now) if len(state.centres) > 1 and may_see(seen_by, "numbers") else ()
