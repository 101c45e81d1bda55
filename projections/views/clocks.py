"""What runs out when. A target that has passed is overdue; a duty that somebody was given time on never is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from domain.events.referrals import ReasonableGroundsDecisionReceived
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
        *_children(state, now),
        *_venue(state, now),
        *_lessons(state, now),
        *_shift(state, now),
    ]
    return sorted(found, key=lambda clock: (clock.due is None, clock.due or clock.since, clock.about or ""))


def _people(state: OperationState, now: datetime) -> Iterator[Clock]:
    limits = limits_of(state, now)
    for person in state.registered:
        ref = person.id.ref
        if person.identified and person.duty in ("open", "deferred"):
            yield _duty(person, person.identified.at, now, limits)
        if (referral := person.referral) and referral.decision is None and not referral.left:
            referred = referral.made.at
            due = end_of(reasonable_grounds_due(local_date(referred)))
            yield Clock("reasonable_grounds", ref, referred, due, _state(due, now))
        yield from _recovery(person, now)


def _duty(person: Person, since: datetime, now: datetime, limits: WaitingLimits) -> Clock:
    if person.duty == "deferred":
        return Clock("time_to_decide", person.id.ref, since, None, "open")
    due = since + timedelta(hours=limits.duty_to_notify_hours)
    return Clock("duty_to_notify", person.id.ref, since, due, _state(due, now))


def _shift(state: OperationState, now: datetime) -> Iterator[Clock]:
    """What is to be done by a time, and whose break is due."""
    for reference, task in state.shift.tasks.items():
        if task.due and task.done is None:
            yield Clock("task", reference.ref, task.set.at, task.due, _state(task.due, now))
    for who, since, due in breaks_due(state, now):
        yield Clock("break", who, since, due, _state(due, now))


def _recovery(person: Person, now: datetime) -> Iterator[Clock]:
    """The recovery period from a positive decision; whoever is disqualified has none."""
    decided = person.latest(ReasonableGroundsDecisionReceived)
    runs = person.reasonable_grounds == "positive" and person.conclusive_grounds is None and not person.disqualified
    if decided and runs:
        due = end_of(recovery_period_ends(local_date(decided.at)))
        yield Clock("recovery_period", person.id.ref, decided.at, due, "met" if _past(due, now) else "running")


def _children(state: OperationState, now: datetime) -> Iterator[Clock]:
    """A child is seen by a social worker the same day or the next (FACTS 3.2, M34)."""
    days = timedelta(days=limits_of(state, now).social_worker_days)
    for person in state.registered:
        if person.child and person.registered and person.seen_by_social_worker is None and not person.departed:
            due = end_of(local_date(person.registered.at) + days)
            yield Clock("social_worker", person.id.ref, person.registered.at, due, _state(due, now))


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
    return "overdue" if _past(due, now) else "running"


def _past(due: datetime, now: datetime) -> bool:
    """The minute in which something is due is still in time."""
    return minutes_between(due, now) > 0
