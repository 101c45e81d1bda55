"""What is to be done next, the most urgent first: complete, and within a code what has waited longest first.

Nothing stands here twice: whoever is missing is not also out, a child out alone not also over the limit of being out,
and a duty that is overdue not also a wait that is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Literal, get_args

from projections.local_time import minutes_between
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.clocks import clocks
from projections.views.limits import Wait, limits_of
from projections.views.on_call import wanted_on_call
from projections.views.waiting import Waiting, by_number

Code = Literal[
    "missing",
    "child_out_alone",
    "duty_overdue",
    "clock_overdue",
    "roll_call_differs",
    "health_need",
    "over_limit",
    "not_registered",
    "call_in",
    "details_missing",
]
CODES: tuple[Code, ...] = get_args(Code)
"""The most urgent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo(Wait):
    """One thing to do: about whom ("P03", or a partner's name; None is nobody's), and since when.

    `what` says more of a code: the clock that is overdue, what somebody waits for or that they are out, the centre of a
    roll call or of those not registered. `n` is how many people are not registered there.
    """

    code: Code
    about: str | None = None
    what: str | None = None
    n: int | None = None


def do_next(
    state: OperationState, now: datetime, kinds: Mapping[str, str], waits: Sequence[Waiting]
) -> tuple[ToDo, ...]:
    """Everything to do at a moment (UTC). `kinds` is the kind of each partner by its folded name, `waits` who waits."""
    found = [
        *_whereabouts(state, now),
        *_clocks(state, now),
        *_centres(state),
        *_needs(state),
        *_waits(waits, now),
        *_calls(state, kinds),
    ]
    return tuple(sorted(found, key=lambda each: (CODES.index(each.code), each.since, by_number(each.about))))


def _whereabouts(state: OperationState, now: datetime) -> Iterator[ToDo]:
    """Who is missing; a child who is out alone; whoever has been out for too long."""
    limit = limits_of(state, now).out_minutes
    for away in chain.from_iterable(state.of_each(_away, limit)):
        if away.code != "over_limit" or away.over(now):
            yield away


def _away(person: Person, limit: int) -> tuple[ToDo, ...]:
    """That somebody is missing, or out; who is out and no child alone is so only over the limit."""
    if person.missing and not person.departed:
        return (ToDo(code="missing", about=person.id.ref, since=person.missing.at),)
    if not person.out or person.departed:
        return ()
    code: Code = "child_out_alone" if person.out_alone else "over_limit"
    return (ToDo(code=code, about=person.id.ref, what="out", since=person.out.at, limit=limit),)


def _clocks(state: OperationState, now: datetime) -> Iterator[ToDo]:
    for clock in clocks(state, now):
        # A break that is due stands among the clocks: it is taken when a conversation ends, and breaks none off.
        if clock.due and clock.state == "overdue" and clock.code != "break":
            code: Code = "duty_overdue" if clock.code == "duty_to_notify" else "clock_overdue"
            limit = minutes_between(clock.since, clock.due)
            yield ToDo(code=code, about=clock.about, what=clock.code, since=clock.since, limit=limit)


def _centres(state: OperationState) -> Iterator[ToDo]:
    """Heads that were counted otherwise than the log has them, until all have left and it has closed; and people who
    came and are not registered.
    """
    for reference, centre in state.centres.items():
        differing = centre.differing_roll_call
        if differing and not (centre.phase == "closed" and state.on_site_at(reference) == 0):
            yield ToDo(code="roll_call_differs", what=reference.ref, since=differing.recorded.at)
    for reference, (missing, since) in state.not_registered.items():
        yield ToDo(code="not_registered", what=reference.ref, n=missing, since=since)


def _needs(state: OperationState) -> Iterator[ToDo]:
    """Who needs care that nobody gave, and of whom nobody asked what decides the rest: the age and the language."""
    return chain.from_iterable(state.of_each(_needed))


def _needed(person: Person) -> tuple[ToDo, ...]:
    found = []
    if person.need and not person.need_met and not person.departed:
        found.append(ToDo(code="health_need", about=person.id.ref, since=person.need.at))
    if person.details_missing and person.registered and not person.departed:
        found.append(ToDo(code="details_missing", about=person.id.ref, since=person.registered.at))
    return tuple(found)


def _waits(waits: Sequence[Waiting], now: datetime) -> Iterator[ToDo]:
    since = {limit: now - timedelta(minutes=limit) for limit in {each.limit for each in waits} if limit is not None}
    for each in waits:
        long = each.limit is not None and each.since < since[each.limit]  # in whole minutes it may be within it yet
        if long and each.what != "notification" and each.over(now):
            yield ToDo(code="over_limit", about=each.person.ref, what=each.what, since=each.since, limit=each.limit)


def _calls(state: OperationState, kinds: Mapping[str, str]) -> Iterator[ToDo]:
    for partner, since in wanted_on_call(state, kinds):
        yield ToDo(code="call_in", about=partner.ref, since=since)
