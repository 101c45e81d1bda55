"""M44 to M46: what the competent authority decided, and how soon (FACTS 3.3)."""

from collections.abc import Sequence
from datetime import datetime

from domain.events.referrals import (
    CaseSuspended,
    ReasonableGroundsDecisionReceived,
)
from domain.kernel import Event, RecordedEvent
from domain.policy.nrm import reasonable_grounds_due, recovery_period_ends
from projections.local_time import local_date
from projections.measures.declared import measure
from projections.measures.measure import Measure, person_by_person
from projections.measures.outcomes import referred
from projections.measures.stretches import Span, times, under
from projections.measures.tallies import by, tally
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure(
    "M44",
    title="Referral to reasonable grounds decision",
    counts="people",
    kind="T",
    of="referrals decided or overdue",
    answered_by="the reasonable grounds decision",
    section="Time",
    version=2,
)
def m44(state: OperationState) -> Measure:
    """Hours from the referral to the first decision entered, and how many came within five working days."""
    people = referred(state)
    spans: list[Span] = []
    for person in people:
        sent = person.referrals[0].at
        if decided := first(person.decisions, ReasonableGroundsDecisionReceived, sent):
            spans.append((decided, sent))
    due = [person for person in people if person.reasonable_grounds or overdue(person, state)]
    outcomes = {"outcome": tally(person.reasonable_grounds or "pending" for person in people)}
    return times(spans, "hours", {"5_working_days": _in_time}, len(due) - len(spans), outcomes)


def overdue(person: Person, state: OperationState) -> bool:
    """Whether no decision on reasonable grounds is recorded although the target date of the referral is past."""
    if not person.referrals or person.reasonable_grounds or state.now is None:
        return False
    return reasonable_grounds_due(local_date(person.referrals[0].at)) < local_date(state.now)


def how_many_overdue(state: OperationState) -> int:
    """How many decisions are overdue: it may be recorded late, so nobody knows what those people belong to."""
    return sum(overdue(person, state) for person in state.registered)


def _in_time(length: float, span: Span) -> bool:
    end, start = span
    return local_date(end.at) <= reasonable_grounds_due(local_date(start))


def first(recorded_events: Sequence[RecordedEvent], kind: type[Event], since: datetime) -> RecordedEvent | None:
    """The first of a kind at or after a moment (UTC)."""
    return next(
        (recorded for recorded in recorded_events if isinstance(recorded.event, kind) and recorded.at >= since), None
    )


@measure(
    "M45",
    title="Reasonable to conclusive grounds decision",
    counts="people",
    kind="T",
    of="positive decisions whose recovery period is over",
    answered_by="the conclusive grounds decision",
    section="Time",
    version=2,
)
def m45(state: OperationState) -> Measure:
    """Days from the first decision to the conclusive one; cases still in their recovery period are not counted."""
    spans = {person.id: span for person in state.registered if (span := _to_conclusive(person))}
    due = [person for person in state.registered if person.id in spans or _conclusive_due(person, state)]
    return times(spans.values(), "days", {"90_days": under(90)}, len(due) - len(spans))


def _to_conclusive(person: Person) -> Span | None:
    """From the decision on reasonable grounds to the first conclusive one after it."""
    begun: datetime | None = None
    for recorded in person.decisions:
        if isinstance(recorded.event, ReasonableGroundsDecisionReceived):
            begun = recorded.at
        elif begun is not None:
            return recorded, begun
    return None


def _conclusive_due(person: Person, state: OperationState) -> bool:
    """Whether a conclusive decision should be recorded: the recovery period is over, or the first one is overdue."""
    if person.left_nrm:
        return False
    decided = person.latest(ReasonableGroundsDecisionReceived)
    if decided is None or person.reasonable_grounds != "positive" or state.now is None:
        return overdue(person, state)
    ended = recovery_period_ends(local_date(decided.at)) < local_date(state.now)
    return ended or person.conclusive_grounds is not None


@measure(
    "M46",
    title="No conclusive decision recorded yet",
    counts="people",
    kind="G",
    of="people with a positive decision",
    answered_by="the reasonable grounds decision, where it is overdue",
    section="Time",
    version=2,
)
def m46(state: OperationState) -> Measure:
    """People with a positive reasonable grounds decision for whom no conclusive one is entered; it may have been
    made.
    """
    positive = [person for person in state.registered if person.reasonable_grounds == "positive"]
    undecided = [person for person in positive if person.conclusive_grounds is None]
    kinds = {"outcome": tally(_stands(person) for person in undecided), **by(undecided, "age_now")}
    events = (person.latest(ReasonableGroundsDecisionReceived) for person in undecided)
    return person_by_person(events, len(positive), 0, kinds, how_many_overdue(state))


def _stands(person: Person) -> str:
    if person.left_nrm:
        return "left_nrm"
    return "suspended" if person.latest(CaseSuspended) else "pending"
