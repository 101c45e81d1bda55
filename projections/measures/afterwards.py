"""M60 to M63 and M71: what became of people after the centre (FACTS 3.5)."""

from collections.abc import Iterator
from datetime import datetime

from domain.events.departures import FollowUpRecorded, PriorReferralMatched, WellbeingRecorded
from domain.events.referrals import CaseWithdrawn, NrmExited, SupportEnded, SupportStarted
from domain.events.safeguarding import CaseReviewHeld
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.measures.declared import measure
from projections.measures.destinations import NOT_KNOWN, follow_ups, known_later, situation
from projections.measures.measure import Measure, ids, tally
from projections.measures.outcomes import referred
from projections.measures.stretches import Span, times
from projections.operation.person import Person
from projections.operation.state import OperationState, credited

FOLLOW_UPS = (30, 90, 180)
"""Days after somebody left the National Referral Mechanism at which the figure looks again."""
AGAIN = ("returned_to_exploiter", "referred_again")
"""Situations that say that it happened again."""


@measure("M60", title="Situation known after leaving the NRM", counts="people", section="Afterwards, cost, partnership")
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
    unsaid = sum(bool(said) and all(situation(recorded) is None for recorded in said) for said in after)
    kinds = {"outcome": tally(situation(recorded) for recorded in known), "followed_up": known_later(left, FOLLOW_UPS)}
    return Measure(len(known), len(left), unsaid, kinds, events=ids(known))


def _left_nrm(person: Person) -> datetime | None:
    left = [recorded.at for recorded in person.case if isinstance(recorded.event, NrmExited | CaseWithdrawn)]
    return left[-1] if left else None


@measure("M61", title="Referred or exploited again", counts="people", section="Afterwards, cost, partnership")
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
    kinds = {"kind": tally(kind for kind, _ in found.values())}
    return Measure(len(found), len(people), breakdowns=kinds, events=ids(recorded for _, recorded in found.values()))


@measure("M62", title="Length of support under the contract", counts="people", section="Afterwards, cost, partnership")
def m62(state: OperationState) -> Measure:
    """Days from the start to the end of support, for people whose support ended."""
    started = sum(
        any(isinstance(recorded.event, SupportStarted) for recorded in person.case) for person in state.registered
    )
    spans = list(_supported(state))
    outcome = {"ended": len(spans), "pending": started - len(spans)}
    return times(spans, "days", breakdowns={"outcome": {code: n for code, n in outcome.items() if n}})


def _supported(state: OperationState) -> Iterator[Span]:
    for person in state.registered:
        start = next((recorded.at for recorded in person.case if isinstance(recorded.event, SupportStarted)), None)
        for recorded in person.case:
            if start is not None and isinstance(recorded.event, SupportEnded) and recorded.at >= start:
                yield recorded, start
                break


@measure("M63", title="People who do better", counts="people", section="Afterwards, cost, partnership")
def m63(state: OperationState) -> Measure:
    """People who do better in at least one outcome that survivors chose, of those asked.

    The latest record of a person that says so counts; one without such a list is not recorded.
    """
    people = {person.id for person in state.registered}
    asked: set[PersonId] = set()
    improved: dict[PersonId, tuple[RecordedEvent, tuple[str, ...]]] = {}
    for recorded in state.all(WellbeingRecorded):
        match recorded.event:
            case WellbeingRecorded(person=who, improved=said) if who in people:
                asked.add(who)
                if said is not None:
                    improved[who] = recorded, tuple(dict.fromkeys(said))
    if not improved:
        return Measure(None, not_recorded=max(len(asked), 1))
    better = [(recorded, said) for recorded, said in improved.values() if said]
    kinds = {"kind": tally(outcome for _, said in better for outcome in said)}
    unsaid = len(asked) - len(improved)
    return Measure(len(better), len(improved), unsaid, kinds, events=ids(recorded for recorded, _ in better))


@measure("M71", title="Case reviews held", counts="reviews", section="Afterwards, cost, partnership")
def m71(state: OperationState) -> Measure:
    """Reviews of a case by several services that were entered."""
    held = state.events_of(CaseReviewHeld)
    services = [event.services or (None,) for _, event in held]
    sent = {"agency": tally(credited(person.referrals[0]) for person in referred(state))}
    if not held:
        return Measure(None, not_recorded=1, breakdowns=sent)
    kinds = {"kind": tally(one for said in services for one in said), **sent}
    return Measure(len(held), breakdowns=kinds, events=ids(recorded for recorded, _ in held))
