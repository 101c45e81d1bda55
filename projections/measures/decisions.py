"""M44 to M46: what the competent authority decided, and how soon (FACTS 3.3)."""

from collections.abc import Sequence
from datetime import datetime

from domain.events.referrals import (
    CaseSuspended,
    ReasonableGroundsDecisionReceived,
)
from domain.kernel import Event, RecordedEvent
from domain.policy.nrm import reasonable_grounds_due
from projections.local_time import local_date
from projections.measures.declared import measure
from projections.measures.measure import Measure, ids
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
)
def m44(state: OperationState) -> Measure:
    """Hours from the referral to the first decision entered, and how many came within five working days."""
    people = referred(state)
    spans: list[Span] = []
    for person in people:
        sent = person.referrals[0].at
        if decided := first(person.decisions, ReasonableGroundsDecisionReceived, sent):
            spans.append((decided, sent))
    outcomes = tally(person.reasonable_grounds or "pending" for person in people)
    return times(spans, "hours", {"5_working_days": _in_time}, breakdowns={"outcome": outcomes})


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
)
def m45(state: OperationState) -> Measure:
    """Days from the first decision to the conclusive one; cases still in their recovery period are not counted."""
    spans: list[Span] = []
    for person in state.registered:
        begun: datetime | None = None
        for recorded in person.decisions:
            if isinstance(recorded.event, ReasonableGroundsDecisionReceived):
                begun = recorded.at
            elif begun is not None:
                spans.append((recorded, begun))
                break
    return times(spans, "days", {"90_days": under(90)})


@measure(
    "M46",
    title="No conclusive decision recorded yet",
    counts="people",
    kind="G",
    of="people with a positive decision",
    answered_by="the reasonable grounds decision, where it is overdue",
    section="Time",
)
def m46(state: OperationState) -> Measure:
    """People with a positive reasonable grounds decision for whom no conclusive one is entered; it may have been
    made.
    """
    positive = [person for person in state.registered if person.reasonable_grounds == "positive"]
    undecided = [person for person in positive if person.conclusive_grounds is None]
    kinds = {"outcome": tally(_stands(person) for person in undecided), **by(undecided, "age_now")}
    events = ids(person.latest(ReasonableGroundsDecisionReceived) for person in undecided)
    return Measure(len(undecided), len(positive), breakdowns=kinds, events=events)


def _stands(person: Person) -> str:
    if person.left_nrm:
        return "left_nrm"
    return "suspended" if person.latest(CaseSuspended) else "pending"
