"""Who is next in a room or with an interpreter: what was booked ahead, is not over, and was not used yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, combinations

from domain.events.arrivals import RegistrationVoided
from domain.events.interviews import InterpreterAssigned, RoomBooked
from domain.kernel import RecordedEvent
from domain.words import InterpreterId, PersonId, RoomId
from projections.operation.person import Conversation, Person
from projections.operation.state import OperationState

Booked = tuple[RecordedEvent, RoomBooked | InterpreterAssigned]


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation that goes on: with whom, where, through whom, since when (UTC)."""

    person: PersonId
    room: RoomId | None
    interpreter: InterpreterId | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Ahead:
    """A booking: for whom (None is not said), from when to when (UTC)."""

    person: PersonId | None
    starts: datetime
    ends: datetime


def talks(state: OperationState) -> list[Talk]:
    """Every conversation and other session that goes on now, the longest first."""
    return sorted(chain.from_iterable(state.of_each(_talks)), key=lambda each: each.since)


def _talks(person: Person) -> tuple[Talk, ...]:
    going_on = () if person.departed else person.going_on
    return tuple(Talk(person.id, each.room, each.interpreter, each.started.at) for each in going_on)


def sitting(person: Person) -> tuple[Conversation, ...]:
    """What somebody sits in now, also where they left without its end."""
    return tuple(person.going_on)


def every_talk(person: Person) -> tuple[Conversation, ...]:
    """Whatever somebody sat in, or does."""
    return (*person.sessions, *person.others)


def ahead(state: OperationState, booked: Iterable[Booked], now: datetime) -> Ahead | None:
    """The next of these bookings: one is used once its person has begun to talk after it was made."""
    open_now = [event for _, event in booked_yet(state, booked, now)]
    first = min(open_now, key=lambda each: each.starts, default=None)
    return Ahead(first.person, first.starts, first.ends) if first else None


def booked_yet(state: OperationState, booked: Iterable[Booked], now: datetime) -> list[Booked]:
    """Those of these bookings that are not over and not used yet."""
    return [each for each in booked if each[1].ends > now and not _used(state, each[0], each[1].person)]


def booked_under_two_numbers(state: OperationState) -> Iterator[PersonId]:
    """Whoever has two rooms, or two interpreters, at one time, under numbers that turned out to be one person."""
    if not (state.now and state.all(RegistrationVoided)):
        return
    each: tuple[list[Booked], ...] = ([*state.events_of(RoomBooked)], [*state.events_of(InterpreterAssigned)])
    for booked in each:
        for (one, first), (other, second) in combinations(booked_yet(state, booked, state.now), 2):
            together = first.starts < second.ends and second.starts < first.ends
            if first.person and first.person == second.person and one.under != other.under and together:
                yield first.person


def _used(state: OperationState, recorded: RecordedEvent, reference: PersonId | None) -> bool:
    person = state.people.get(reference) if reference else None
    if person is None:
        return False
    return bool(person.departed) or any(each.started.at >= recorded.at for each in (*person.sessions, *person.others))
