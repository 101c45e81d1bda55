"""What runs out when. A target that has passed is overdue; a duty that somebody was given time on never is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Literal

from domain.events.referrals import ReasonableGroundsDecisionReceived
from domain.kernel import RecordedEvent
from domain.policy.nrm import reasonable_grounds_due, recovery_period_ends
from domain.policy.waiting import WaitingLimits
from projections.local_time import end_of, local_date, minutes_between
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.limits import limits_of
from projections.views.on_duty import breaks_due

State = Literal["open", "running", "overdue", "met"]


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: what for, about whom ("P03"; None is the operation), since when, due when (both with a zone)."""

    code: str
    about: str | None
    since: datetime
    due: datetime | None
    state: State


def clocks(state: OperationState, now: datetime) -> list[Clock]:
    """Every clock that still matters, the one that runs out first on top; those without an end follow."""
    found = [
        *_people(state, now),
        *_venue(state, now),
        *_lessons(state, now),
        *_shift(state, now),
    ]
    return sorted(found, key=lambda clock: (clock.due is None, clock.due or clock.since, clock.about or ""))


def _people(state: OperationState, now: datetime) -> Iterator[Clock]:
    for clock in chain.from_iterable(state.of_each(_set, limits_of(state, now))):
        past = clock.due is not None and _state(clock.due, now) == "overdue"
        yield replace(clock, state="met" if clock.code == "recovery_period" else "overdue") if past else clock


def _set(person: Person, limits: WaitingLimits) -> tuple[Clock, ...]:
    """The clocks that are set for one person, as if none had run out."""
    return tuple(_each_set(person, person.id.ref, limits))


def _each_set(person: Person, ref: str, limits: WaitingLimits) -> Iterator[Clock]:
    if person.identified and person.duty == "deferred":
        yield Clock("time_to_decide", ref, person.identified.at, None, "open")
    elif person.identified and person.duty == "open":
        due = person.identified.at + timedelta(hours=limits.duty_to_notify_hours)
        yield Clock("duty_to_notify", ref, person.identified.at, due, "running")
    if (referral := person.referral) and referral.decision is None and not referral.left:
        referred = referral.made.at
        yield Clock(
            "reasonable_grounds", ref, referred, end_of(reasonable_grounds_due(local_date(referred))), "running"
        )
    if decided := _recovers_since(person):
        due = end_of(recovery_period_ends(local_date(decided.at)))
        yield Clock("recovery_period", ref, decided.at, due, "running")
    if person.child and person.registered and person.seen_by_social_worker is None and not person.departed:
        registered = person.registered.at
        days = timedelta(days=limits.social_worker_days)  # the same day or the next (FACTS 3.2, M34)
        yield Clock("social_worker", ref, registered, end_of(local_date(registered) + days), "running")


def _recovers_since(person: Person) -> RecordedEvent | None:
    """The positive decision from which the recovery period runs; whoever is disqualified has none."""
    runs = person.reasonable_grounds == "positive" and person.conclusive_grounds is None and not person.disqualified
    return person.latest(ReasonableGroundsDecisionReceived) if runs else None


def _shift(state: OperationState, now: datetime) -> Iterator[Clock]:
    """What is to be done by a time, and whose break is due."""
    for reference, task in state.shift.tasks.items():
        if task.due and task.done is None:
            yield Clock("task", reference.ref, task.set.at, task.due, _state(task.due, now))
    for who, since, due in breaks_due(state, now):
        yield Clock("break", who, since, due, _state(due, now))


def _venue(state: OperationState, now: datetime) -> Iterator[Clock]:
    """The last night of the booking, while somebody is or may still come."""
    for reference, centre in state.centres.items():
        start = centre.first_night or (local_date(state.operation.entry.at) if state.operation.entry else None)
        if centre.nights and start and centre.phase in ("standby", "open", "standing_down"):
            opened = centre.opened[0].at if centre.opened else now
            due = end_of(start + timedelta(days=centre.nights))
            yield Clock("booking", reference.ref, opened, due, _state(due, now))


def _lessons(state: OperationState, now: datetime) -> Iterator[Clock]:
    for reference, lesson in state.lessons.items():
        if lesson.assigned and lesson.closed is None:
            due = end_of(lesson.due) if lesson.due else None
            yield Clock("action", reference.ref, lesson.assigned.at, due, _state(due, now) if due else "open")


def _state(due: datetime, now: datetime) -> State:
    """The minute in which something is due is still in time."""
    return "overdue" if minutes_between(due, now) > 0 else "running"
