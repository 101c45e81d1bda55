"""What of the rooms, interpreters and newest entries of an operation an audience may see."""

from datetime import datetime

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from projections.views.interpreters import Cover, Interpreter, cover, interpreters
from projections.views.rooms import Room, rooms
from service.access.visibility import NOT_SHOWN, NotShown, known, may_see


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


def new_since(state: OperationState, seen_by: frozenset[str], position: int, user: str) -> int:
    """How many entries others made after a position in the log, of those that an audience may know of."""
    newer: list[RecordedEvent] = []
    for recorded in reversed(state.recorded_events):
        if recorded.position <= position:
            break
        newer.append(recorded)
    mine = (each for each in known(state, newer, seen_by) if each.envelope.actor != user)
    return len({each.envelope.entry for each in mine})
