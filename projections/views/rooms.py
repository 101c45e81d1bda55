"""Each room: what it is for, whether it was made ready, who talks in it with whom since when, and who is next."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from domain.events.interviews import RoomBooked
from domain.events.venue import RoomsPrepared
from domain.vocabulary import RoomUse
from domain.words import RoomId
from projections.operation.state import OperationState
from projections.views.bookings import Ahead, Talk, ahead, every_talk, talks
from projections.views.waiting import by_number


@dataclass(frozen=True, slots=True)
class Room:
    """A room as it stands; it has two conversations where it was given twice."""

    room: RoomId
    use: RoomUse | None
    prepared: bool
    talks: tuple[Talk, ...]
    next: Ahead | None


def rooms(state: OperationState, now: datetime) -> tuple[Room, ...]:
    """Every room that was made ready, booked or used, in the order of their numbers, at a moment (UTC)."""
    uses: dict[RoomId, RoomUse | None] = {}
    for _, prepared in state.events_of(RoomsPrepared):
        uses |= {room: prepared.use or uses.get(room) for room in prepared.rooms}
    booked = defaultdict(list)
    for recorded, booking in state.events_of(RoomBooked):
        booked[booking.room].append((recorded, booking))
    held = defaultdict(list)
    for talk in talks(state):
        held[talk.room].append(talk)
    used = {talk.room for held_by in state.of_each(every_talk) for talk in held_by if talk.room}
    every = sorted({*uses, *booked, *used}, key=lambda room: by_number(room.ref))
    return tuple(
        Room(room, uses.get(room), room in uses, tuple(held[room]), ahead(state, booked[room], now)) for room in every
    )
