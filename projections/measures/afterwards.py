"""M60 and M61: what became of people after the centre (FACTS 3.5)."""

from datetime import datetime

from domain.events.departures import FollowUpRecorded, PriorReferralMatched
from domain.events.referrals import CaseWithdrawn, ConclusiveGroundsDecisionReceived, NrmExited
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.measures.declared import measure
from projections.measures.destinations import known_later
from projections.measures.looks import NOT_KNOWN, follow_ups, situation, situations
from projections.measures.measure import Measure, person_by_person
from projections.measures.tallies import tally
from projections.operation.person import Person
from projections.operation.state import OperationState

FOLLOW_UPS = (30, 90, 180)
"""Days after somebody left the National Referral Mechanism at which the figure looks again."""
AGAIN = ("returned_to_exploiter", "referred_again")
"""Situations that say that it happened again."""


@measure(
    "M60",
    title="Situation known after leaving the NRM",
    counts="people",
    kind="P",
    of="people who left the NRM",
    answered_by="a situation asked after since they left, not reached included",
    section="Afterwards, cost, partnership",
    version=2,
)
def m60(state: OperationState) -> Measure:
    """People who left the NRM and of whom somebody found out afterwards how they are."""
    asked = follow_ups(state)
    left = [(since, asked.get(person.id, [])) for person in state.registered if (since := _left_nrm(person))]
    after = [[recorded for recorded in said if recorded.at >= since] for since, said in left]
    known = [
        found[-1]
        for said in after
        if (found := [recorded for recorded in said if situation(recorded) not in NOT_KNOWN])
    ]
    unknown = sum(not any(map(situation, said)) for said in after)
    kinds = {"outcome": tally(situation(recorded) for recorded in known), **known_later(left, FOLLOW_UPS)}
    return person_by_person(known, len(left), unknown, kinds, sum(map(_may_have_left, state.registered)))


def _may_have_left(person: Person) -> bool:
    """Whether a conclusive decision was entered, and nobody entered that the person left."""
    return person.latest(ConclusiveGroundsDecisionReceived) is not None and _left_nrm(person) is None


def _left_nrm(person: Person) -> datetime | None:
    left = [recorded.at for recorded in person.case if isinstance(recorded.event, NrmExited | CaseWithdrawn)]
    return left[-1] if left else None


@measure(
    "M61",
    title="Referred or exploited again",
    counts="people",
    kind="P",
    of="people registered",
    answered_by="an earlier referral found, or a known situation later",
    section="Afterwards, cost, partnership",
    version=2,
)
def m61(state: OperationState) -> Measure:
    """People found to have been referred before, or found later to be exploited or referred again; only people asked
    after can be counted as not.
    """
    people = {person.id for person in state.registered}
    found: dict[PersonId, tuple[str, RecordedEvent]] = {}
    for recorded in state.all(FollowUpRecorded, PriorReferralMatched):
        match recorded.event:
            case PriorReferralMatched(person=who):
                kind: str | None = "prior_referral"
            case FollowUpRecorded(person=who, situation=kind) if kind in AGAIN:
                pass
            case _:
                continue
        if who in people and kind:
            found.setdefault(who, (kind, recorded))
    said = situations(state)
    unknown = sum(who not in found and said.get(who, set()) <= set(NOT_KNOWN) for who in people)
    kinds = {"kind": tally(kind for kind, _ in found.values())}
    return person_by_person((recorded for _, recorded in found.values()), len(people), unknown, kinds)
