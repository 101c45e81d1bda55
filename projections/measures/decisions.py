"""M44 to M46, M56, M84 and M85: what the competent authority decided, and when it was or is due (FACTS 3.3, 3.4)."""

from collections.abc import Sequence
from datetime import datetime

from domain.events.referrals import (
    CaseSuspended,
    ReasonableGroundsDecisionReceived,
    ReconsiderationRequested,
)
from domain.kernel import Event, Past
from domain.policy.nrm import reasonable_grounds_due, recovery_period_ends
from projections.day import Day
from projections.local import local_date
from projections.measures.measure import Measure, by, ids, tally
from projections.measures.outcomes import referred
from projections.measures.stretches import Span, times, under
from projections.person import Person


def m44(day: Day) -> Measure:
    """From referral to the decision on reasonable grounds."""
    people = referred(day)
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


def _first(pasts: Sequence[Past], kind: type[Event], since: datetime) -> Past | None:
    return next((past for past in pasts if isinstance(past.event, kind) and past.at >= since), None)


def m45(day: Day) -> Measure:
    """From the decision on reasonable grounds to the first conclusive one."""
    spans: list[Span] = []
    for person in day.registered:
        begun: datetime | None = None
        for past in person.decisions:
            if isinstance(past.event, ReasonableGroundsDecisionReceived):
                begun = past.at
            elif begun is not None:
                spans.append((past, begun))
                break
    return times(spans, "days", {"90_days": under(90)})


def m46(day: Day) -> Measure:
    """Cases without a conclusive decision, of those decided positive on reasonable grounds; by how they stand."""
    positive = [person for person in day.registered if person.reasonable_grounds == "positive"]
    undecided = [person for person in positive if person.conclusive_grounds is None]
    kinds = {"outcome": tally(_stands(person) for person in undecided), **by(undecided, "age_now")}
    events = ids(person.latest(ReasonableGroundsDecisionReceived) for person in undecided)
    return Measure(len(undecided), len(positive), breakdowns=kinds, events=events)


def _stands(person: Person) -> str:
    if person.left_nrm:
        return "left_nrm"
    return "suspended" if person.latest(CaseSuspended) else "pending"


def m56(day: Day) -> Measure:
    """People asked to be looked at again after a negative decision, of all with one; and whether it changed."""
    negative = [person for person in day.registered if _negatives(person)]
    asked = [(person, again) for person in negative if (again := _asked_again(person))]
    kinds = {"outcome": tally(_changed(person, again) for person, again in asked)}
    return Measure(len(asked), len(negative), breakdowns=kinds, events=ids(again for _, again in asked))


def _negatives(person: Person) -> list[Past]:
    return [past for past in person.decisions if getattr(past.event, "outcome", None) == "negative"]


def _asked_again(person: Person) -> Past | None:
    return _first(person.case, ReconsiderationRequested, _negatives(person)[0].at)


def _changed(person: Person, asked: Past) -> str:
    """What was decided afterwards of the same kind: changed, unchanged, or still pending."""
    kind = type([past for past in _negatives(person) if past.at <= asked.at][-1].event)
    later = [past.event for past in person.decisions if isinstance(past.event, kind) and past.at > asked.at]
    if not later:
        return "pending"
    return "changed" if getattr(later[-1], "outcome", None) == "positive" else "unchanged"


def m84(day: Day) -> Measure:
    """When decisions on reasonable grounds are due."""
    sent = [person.referrals[0] for person in referred(day)]
    due = (reasonable_grounds_due(local_date(past.at)).isoformat() for past in sent)
    return Measure(len(sent), breakdowns={"date": dict(sorted(tally(due).items()))}, events=ids(sent))


def m85(day: Day) -> Measure:
    """When the minimum recovery periods end."""
    positive = [person for person in day.registered if person.reasonable_grounds == "positive"]
    decided = [past for person in positive if (past := person.latest(ReasonableGroundsDecisionReceived))]
    ends = (recovery_period_ends(local_date(past.at)).isoformat() for past in decided)
    return Measure(len(decided), breakdowns={"date": dict(sorted(tally(ends).items()))}, events=ids(decided))
