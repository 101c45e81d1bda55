"""Who is at what, for how long without a break: posts, and interpreters by the time that they spoke."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from domain.policy.shifts import interpreting_limit, post_break_due
from domain.words import TELEPHONE, InterpreterId
from projections.operation.person import Conversation, Person
from projections.operation.state import OperationState
from projections.views.bookings import every_talk


@dataclass(frozen=True, slots=True)
class Spoken:
    """An interpreter: who sits with them now, since when, and how long they spoke since their latest break."""

    with_whom: tuple[str, ...]
    since: datetime | None
    spoke: timedelta

    @property
    def free(self) -> bool:
        """Whether they sit with nobody."""
        return not self.with_whom


def speaking(state: OperationState, now: datetime) -> dict[InterpreterId, Spoken]:
    """Every interpreter who was booked or has spoken, the telephone line left out."""
    talks: dict[InterpreterId, list[tuple[str, Conversation]]] = {each: [] for each in state.shift.interpreters}
    for ref, talk in chain.from_iterable(state.of_each(_interpreted)):
        talks.setdefault(InterpreterId(talk.interpreter or ""), []).append((ref, talk))
    return {each: _spoken(state, each, held, now) for each, held in talks.items()}


def _interpreted(person: Person) -> tuple[tuple[str, Conversation], ...]:
    """What of somebody's conversations an interpreter was needed in."""
    held = (each for each in every_talk(person) if each.interpreter and each.interpreter.ref != TELEPHONE)
    return tuple((person.id.ref, each) for each in held)


def _spoken(state: OperationState, who: InterpreterId, held: list[tuple[str, Conversation]], now: datetime) -> Spoken:
    rested = state.shift.rested[who].at if who in state.shift.rested else None
    spoke = timedelta()
    for _, talk in held:
        began, ended = talk.started.at, talk.ended.at if talk.ended else now
        spoke += max(timedelta(), ended - max(began, rested or began))
    going_on = [(ref, talk.started.at) for ref, talk in held if talk.ended is None]
    return Spoken(tuple(ref for ref, _ in going_on), min((at for _, at in going_on), default=None), spoke)


def breaks_due(state: OperationState, now: datetime) -> Iterator[tuple[str, datetime, datetime]]:
    """Whose break is due when: the post or interpreter, since when they are at it, and the moment."""
    for post, duty in state.shift.posts.items():
        yield post, duty.at_it_since, post_break_due(duty.at_it_since)
    for who, each in speaking(state, now).items():
        if each.since is not None:
            yield who.ref, each.since, now + interpreting_limit(now.date()) - each.spoke
