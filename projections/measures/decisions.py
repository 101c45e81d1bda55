"""M44 to M46, M56, M84 and M85: what the competent authority decided, and when it was or is due (FACTS 3.3, 3.4)."""

from collections.abc import Sequence
from datetime import datetime

from domain.events.referrals import (
    CaseSuspended,
    ReasonableGroundsDecisionReceived,
    ReconsiderationRequested,
)
from domain.kernel import Event, RecordedEvent
from domain.policy.nrm import reasonable_grounds_due, recovery_period_ends
from projections.local_time import local_date
from projections.measures.declared import measure
from projections.measures.measure import Measure, by, ids, tally
from projections.measures.outcomes import referred
from projections.measures.stretches import Span, times, under
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure("M44", title="Referral to reasonable grounds decision", counts="people", section="Time")
def m44(state: OperationState) -> Measure:
    """Hours from the referral to the first decision entered, and how many came within five working days."""
    people = referred(state)
    spans: list[Span] = []
    for person in people:
        sent = person.referrals[0].at
        if decided := _first(person.decisions, ReasonableGroundsDecisionReceived, sent):
            spans.append((decided, sent))
    outcomes = tally(person.reasonable_grounds or "pending" for person in people)
    return times(spans, "hours", {"5_working_days": _in_time}, breakdowns={"outcome": outcomes})


def _in_time(length: float, span: Span) -> bool:
    end, start = span
    return local_date(end.at) <= reasonable_grounds_due(local_date(start))


def _first(recorded_events: Sequence[RecordedEvent], kind: type[Event], since: datetime) -> RecordedEvent | None:
    return next(
        (recorded for recorded in recorded_events if isinstance(recorded.event, kind) and recorded.at >= since), None
    )


@measure("M45", title="Reasonable to conclusive grounds decision", counts="people", section="Time")
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


@measure("M46", title="No conclusive decision recorded yet", counts="people", section="Time")
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


@measure("M56", title="Negative decisions asked to be looked at again", counts="people", section="Data and crime")
def m56(state: OperationState) -> Measure:
    """People with a negative decision for whom a new look was asked, and whether it changed."""
    negative = [person for person in state.registered if _negatives(person)]
    asked = [(person, again) for person in negative if (again := _asked_again(person))]
    kinds = {"outcome": tally(_changed(person, again) for person, again in asked)}
    return Measure(len(asked), len(negative), breakdowns=kinds, events=ids(again for _, again in asked))


def _negatives(person: Person) -> list[RecordedEvent]:
    return [recorded for recorded in person.decisions if getattr(recorded.event, "outcome", None) == "negative"]


def _asked_again(person: Person) -> RecordedEvent | None:
    return _first(person.case, ReconsiderationRequested, _negatives(person)[0].at)


def _changed(person: Person, asked: RecordedEvent) -> str:
    """What was decided afterwards of the same kind: changed, unchanged, or still pending."""
    kind = type([recorded for recorded in _negatives(person) if recorded.at <= asked.at][-1].event)
    later = [
        recorded.event for recorded in person.decisions if isinstance(recorded.event, kind) and recorded.at > asked.at
    ]
    if not later:
        return "pending"
    return "changed" if getattr(later[-1], "outcome", None) == "positive" else "unchanged"


@measure("M84", title="Target dates for first decisions", counts="decisions", section="Time")
def m84(state: OperationState) -> Measure:
    """Referrals by the day on which five working days are over, decided or not."""
    sent = [person.referrals[0] for person in referred(state)]
    due = (reasonable_grounds_due(local_date(recorded.at)).isoformat() for recorded in sent)
    return Measure(len(sent), breakdowns={"date": dict(sorted(tally(due).items()))}, events=ids(sent))


@measure("M85", title="Recovery periods end on", counts="people", section="Time")
def m85(state: OperationState) -> Measure:
    """People with a positive first decision by the last day of their minimum recovery period."""
    positive = [person for person in state.registered if person.reasonable_grounds == "positive"]
    decided = [recorded for person in positive if (recorded := person.latest(ReasonableGroundsDecisionReceived))]
    ends = (recovery_period_ends(local_date(recorded.at)).isoformat() for recorded in decided)
    return Measure(len(decided), breakdowns={"date": dict(sorted(tally(ends).items()))}, events=ids(decided))
