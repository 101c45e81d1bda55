"""M84 and M85: when first decisions are due, and when recovery periods end (FACTS 3.3)."""

from domain.events.referrals import (
    ReasonableGroundsDecisionReceived,
)
from domain.policy.nrm import reasonable_grounds_due, recovery_period_ends
from projections.local_time import local_date
from projections.measures.decisions import how_many_overdue
from projections.measures.declared import measure
from projections.measures.measure import NOT_YET, Measure, ids
from projections.measures.outcomes import referred
from projections.measures.tallies import tally
from projections.operation.state import OperationState


@measure(
    "M84",
    title="Target dates for first decisions",
    counts="referrals",
    kind="O",
    answered_by="a referral",
    section="Time",
    version=2,
)
def m84(state: OperationState) -> Measure:
    """Referrals by the day on which five working days are over, decided or not."""
    sent = [person.referrals[0] for person in referred(state)]
    if not sent:
        return NOT_YET
    due = (reasonable_grounds_due(local_date(recorded.at)).isoformat() for recorded in sent)
    return Measure(len(sent), breakdowns={"date": dict(sorted(tally(due).items()))}, events=ids(sent))


@measure(
    "M85",
    title="Recovery periods end on",
    counts="people",
    kind="O",
    answered_by="a positive reasonable grounds decision",
    section="Time",
    version=2,
)
def m85(state: OperationState) -> Measure:
    """People with a positive first decision by the last day of their minimum recovery period."""
    positive = [person for person in state.registered if person.reasonable_grounds == "positive"]
    decided = [recorded for person in positive if (recorded := person.latest(ReasonableGroundsDecisionReceived))]
    if not decided:
        return Measure(None, not_recorded=how_many_overdue(state))
    ends = (recovery_period_ends(local_date(recorded.at)).isoformat() for recorded in decided)
    return Measure(len(decided), breakdowns={"date": dict(sorted(tally(ends).items()))}, events=ids(decided))
