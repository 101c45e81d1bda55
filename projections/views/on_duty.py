"""Who is at what, for how long without a break: posts, and interpreters by the time that they spoke."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, zip_longest

from domain.policy.shifts import interpreting_limit, post_break_due
from domain.words import INTERPRETERS, TELEPHONE, InterpreterId, PartnerId
from projections.operation.person import Person
from projections.operation.state import OperationState


@dataclass(frozen=True, slots=True)
class Spoken:
    """An interpreter: who sits with them now, since when, how long they spoke since a break, and why they are away."""

    with_whom: tuple[str, ...]
    since: datetime | None
    spoke: timedelta
    away: str = ""

    @property
    def free(self) -> bool:
        """Whether they are here and sit with nobody."""
        return not self.with_whom and not self.away

    @property
    def words(self) -> str:
        """The same in words: with whom they sit, why they are not here, or that they are free."""
        return f"with {', '.join(self.with_whom)}" if self.with_whom else self.away or "free"


@dataclass(frozen=True, slots=True)
class Interpreted:
    """A conversation that an interpreter was needed in: with whom, since when, and until when (UTC); None goes on."""

    whom: str
    began: datetime
    over: datetime | None


def speaking(state: OperationState, now: datetime) -> dict[InterpreterId, Spoken]:
    """Every interpreter who was booked or has spoken, the telephone line left out."""
    talks: dict[InterpreterId, list[Interpreted]] = {each: [] for each in state.shift.interpreters}
    for who, talk in chain.from_iterable(state.of_each(_interpreted)):
        talks.setdefault(who, []).append(talk)
    return {each: _spoken(state, each, held, now) for each, held in talks.items()}


def _interpreted(person: Person) -> tuple[tuple[InterpreterId, Interpreted], ...]:
    """What of somebody's conversations an interpreter was needed in.

    One whose end nobody entered was over by the time that they left, or sat down to the next.
    """
    found = []
    for held in (person.sessions, person.others):
        for talk, later in zip_longest(held, held[1:]):
            over = talk.ended or (later.started if later else person.departed)
            if talk.interpreter and talk.interpreter.ref != TELEPHONE:
                found.append((talk.interpreter, Interpreted(person.id.ref, talk.started.at, over.at if over else None)))
    return tuple(found)


def _spoken(state: OperationState, who: InterpreterId, held: list[Interpreted], now: datetime) -> Spoken:
    rested = state.shift.rested[who].at if who in state.shift.rested else None
    spoke = timedelta()
    for talk in held:
        spoke += max(timedelta(), (talk.over or now) - max(talk.began, rested or talk.began))
    going_on = [talk for talk in held if talk.over is None]
    since = min((talk.began for talk in going_on), default=None)
    return Spoken(tuple(talk.whom for talk in going_on), since, spoke, why_none_is_free(state))


def why_none_is_free(state: OperationState) -> str:
    """Why no interpreter is free, whoever talks: every centre has "closed", or they are "not here"; else ""."""
    if state.operation.course.closed:
        return "closed"
    come = state.partners.get(PartnerId.of(state.id, INTERPRETERS))
    return "not here" if come and not come.here else ""


def breaks_due(state: OperationState, now: datetime) -> Iterator[tuple[str, datetime, datetime]]:
    """Whose break is due when: the post or interpreter, since when they are at it, and the moment.

    Nobody's once every centre has closed: whoever did not say that they left is at no post either.
    """
    if state.operation.course.closed:
        return
    for post, duty in state.shift.posts.items():
        yield post, duty.at_it_since, post_break_due(duty.at_it_since)
    for who, each in speaking(state, now).items():
        if each.since is not None:
            yield who.ref, each.since, now + interpreting_limit(now.date()) - each.spoke
