"""How long things took on a day: what a simulated day draws from. All in minutes, in the order of the people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from domain.words import PersonId, RoomId
from projections.operation.person import Conversation, Person
from projections.operation.state import OperationState

Minutes = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class DayTimes:
    """`arrives` from the opening of the centre, `ready` from the arrival to the end of the health screen (or of the
    registration), `length` of finished conversations, `between` from the end of one conversation to the start of the
    next in the same room with somebody who was waiting, `stays` from the end of the conversation to leaving.
    """

    arrives: Minutes = ()
    ready: Minutes = ()
    length: Minutes = ()
    between: Minutes = ()
    stays: Minutes = ()

    def __add__(self, other: "DayTimes") -> "DayTimes":
        return DayTimes(
            self.arrives + other.arrives,
            self.ready + other.ready,
            self.length + other.length,
            self.between + other.between,
            self.stays + other.stays,
        )

    @property
    def whole(self) -> bool:
        """Whether something can be drawn of all but the pauses, of which there may have been none."""
        return bool(self.arrives and self.ready and self.length and self.stays)


def day_times(state: OperationState) -> DayTimes:
    """The times of one operation; whatever was not recorded is left out."""
    arrival, people = {name: each.at for name, each in state.arrival_of().items()}, state.registered
    opened = min((each.opened[0].at for each in state.centres.values() if each.opened), default=None)
    came = [(each, arrival[each.id]) for each in people if each.id in arrival]
    ready = {each.id: _ready(each) for each in people}
    held = [session for each in people for session in each.sessions if session.completed and session.ended]
    return DayTimes(
        tuple(max(0.0, _minutes(opened, at)) for _, at in came) if opened else (),
        _forward((at, ready[each.id]) for each, at in came),
        _forward((each.started.at, each.ended.at) for each in held if each.ended),
        _forward(_pauses(people, ready)),
        _forward(_stays(people)),
    )


def _ready(person: Person) -> datetime:
    """When a registered person could be talked to, and was screened where that came before the conversation."""
    assert person.registered is not None
    screened, talks = person.screened, person.sessions
    before = screened is not None and (not talks or screened.at <= talks[0].started.at)
    return max(person.registered.at, screened.at) if screened and before else person.registered.at


def _pauses(people: list[Person], ready: dict[PersonId, datetime]) -> Iterable[tuple[datetime, datetime | None]]:
    """From the end of a conversation to the start of the next in the room, where the next one waited already."""
    rooms: dict[RoomId, list[tuple[Conversation, datetime]]] = {}
    for person in people:
        for session in person.sessions:
            if session.room:
                rooms.setdefault(session.room, []).append((session, ready[person.id]))
    for held in rooms.values():
        held.sort(key=lambda each: each[0].started.at)
        for (before, _), (after, since) in pairwise(held):
            if before.ended and since <= before.ended.at:
                yield before.ended.at, after.started.at


def _stays(people: list[Person]) -> Iterable[tuple[datetime, datetime | None]]:
    for person in people:
        if person.debriefed and person.departed:
            yield person.debriefed.at, person.departed.at


def _forward(spans: Iterable[tuple[datetime, datetime | None]]) -> Minutes:
    """How long each took; one that runs backwards was recorded wrongly and says nothing."""
    return tuple(_minutes(start, end) for start, end in spans if end is not None and end >= start)


def _minutes(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / 60
