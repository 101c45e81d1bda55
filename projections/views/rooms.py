"""Each room: what it is for, whether it was made ready, who talks in it with whom since when, and who is next."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.events.interviews import RoomBooked
from domain.events.venue import RoomsPrepared
from domain.phases import RUNNING
from domain.vocabulary import RoomUse
from domain.words import CentreId, RoomId
from projections.operation.state import OperationState
from projections.views.beds import shut
from projections.views.bookings import Ahead, Talk, ahead, every_talk, talks
from projections.views.made_ready import rooms_ready
from projections.views.waiting import by_number

Ready = Mapping[RoomId, tuple[CentreId, RoomUse | None]]


@dataclass(frozen=True, slots=True)
class Room:
    """A room as it stands; it has two conversations where it was given twice.

    `shut` says that its centre is closed or its building given back; one that nobody made ready is of any centre.
    """

    room: RoomId
    use: RoomUse | None
    prepared: bool
    talks: tuple[Talk, ...]
    next: Ahead | None
    shut: str = ""


def rooms(state: OperationState, now: datetime) -> tuple[Room, ...]:
    """Every room that was made ready, booked or used, in the order of their numbers, at a moment (UTC)."""
    ready = rooms_ready(state)
    booked = defaultdict(list)
    for recorded, booking in state.events_of(RoomBooked):
        booked[booking.room].append((recorded, booking))
    held = defaultdict(list)
    for talk in talks(state):
        held[talk.room].append(talk)
    used = {talk.room for held_by in state.of_each(every_talk) for talk in held_by if talk.room}
    left = {room for _, event in state.events_of(RoomsPrepared) for room in event.rooms} - {*ready, *held}
    every = sorted({*ready, *booked, *used} - left, key=lambda room: by_number(room.ref))
    return tuple(_room(state, room, ready, tuple(held[room]), ahead(state, booked[room], now)) for room in every)


def _room(state: OperationState, room: RoomId, ready: Ready, talks: tuple[Talk, ...], following: Ahead | None) -> Room:
    centre, use = ready.get(room, (None, None))
    of = {each: now for each, now in state.centres.items() if centre in (None, each)}
    closed = {"" if now.phase in RUNNING else shut(state, each) for each, now in of.items()}
    return Room(room, use, room in ready, talks, following, min(closed, default=""))
