"""M60 to M63 and M71: what became of people after the centre (FACTS 3.5)."""

from collections.abc import Iterator
from datetime import datetime

from domain.events.departures import FollowUpRecorded, PriorReferralMatched, WellbeingRecorded
from domain.events.referrals import CaseWithdrawn, NrmExited, SupportEnded, SupportStarted
from domain.events.safeguarding import CaseReviewHeld
from domain.kernel import Past
from domain.words import PersonId
from projections.day import Day, credited
from projections.measures.destinations import NOT_KNOWN, follow_ups, known_later, situation
from projections.measures.measure import Measure, ids, tally
from projections.measures.outcomes import referred
from projections.measures.stretches import Span, times
from projections.person import Person

FOLLOW_UPS = (30, 90, 180)
"""Days after somebody left the National Referral Mechanism at which the figure looks again."""
AGAIN = ("returned_to_exploiter", "referred_again")
"""Situations that say that it happened again."""


def m60(day: Day) -> Measure:
    """People whose situation is known after they left the NRM, of those who left it; by the latest known situation."""
    asked = follow_ups(day)
    left = [(since, asked.get(person.id, [])) for person in day.registered if (since := _left_nrm(person))]
    after = [[past for past in said if past.at >= since] for since, said in left]
    known = [found[-1] for said in after if (found := [past for past in said if situation(past) not in NOT_KNOWN])]
    unsaid = sum(bool(said) and all(situation(past) is None for past in said) for said in after)
    kinds = {"outcome": tally(situation(past) for past in known), "followed_up": known_later(left, FOLLOW_UPS)}
    return Measure(len(known), len(left), unsaid, kinds, events=ids(known))


def _left_nrm(person: Person) -> datetime | None:
    left = [past.at for past in person.case if isinstance(past.event, NrmExited | CaseWithdrawn)]
    return left[-1] if left else None


def m61(day: Day) -> Measure:
    """People referred before, or later exploited or referred again, of those registered; by what was recorded first."""
    people = {person.id for person in day.registered}
    found: dict[PersonId, tuple[str, Past]] = {}
    for past in day.all(FollowUpRecorded, PriorReferralMatched):
        match past.event:
            case PriorReferralMatched(person=who):
                kind: str | None = "prior_referral"
            case FollowUpRecorded(person=who, situation=kind) if kind in AGAIN:
                pass
            case _:
                continue
        if who in people and kind:
            found.setdefault(who, (kind, past))
    kinds = {"kind": tally(kind for kind, _ in found.values())}
    return Measure(len(found), len(people), breakdowns=kinds, events=ids(past for _, past in found.values()))


def m62(day: Day) -> Measure:
    """Days of support under the contract, of those whose support ended; by whether it did."""
    started = sum(any(isinstance(past.event, SupportStarted) for past in person.case) for person in day.registered)
    spans = list(_supported(day))
    outcome = {"ended": len(spans), "pending": started - len(spans)}
    return times(spans, "days", breakdowns={"outcome": {code: n for code, n in outcome.items() if n}})


def _supported(day: Day) -> Iterator[Span]:
    for person in day.registered:
        start = next((past.at for past in person.case if isinstance(past.event, SupportStarted)), None)
        for past in person.case:
            if start is not None and isinstance(past.event, SupportEnded) and past.at >= start:
                yield past, start
                break


def m63(day: Day) -> Measure:
    """People who do better in at least one outcome, of those asked after; by outcome, how many do better in it.

    The latest record of a person that says so counts; one without such a list is not recorded.
    """
    people = {person.id for person in day.registered}
    asked: set[PersonId] = set()
    improved: dict[PersonId, tuple[Past, tuple[str, ...]]] = {}
    for past in day.all(WellbeingRecorded):
        match past.event:
            case WellbeingRecorded(person=who, improved=said) if who in people:
                asked.add(who)
                if said is not None:
                    improved[who] = past, tuple(dict.fromkeys(said))
    if not improved:
        return Measure(None, not_recorded=max(len(asked), 1))
    better = [(past, said) for past, said in improved.values() if said]
    kinds = {"kind": tally(outcome for _, said in better for outcome in said)}
    unsaid = len(asked) - len(improved)
    return Measure(len(better), len(improved), unsaid, kinds, events=ids(past for past, _ in better))


def m71(day: Day) -> Measure:
    """Case reviews, by the services that took part; and people referred, by the organisation that referred them."""
    held = day.all(CaseReviewHeld)
    services = [past.event.services or (None,) for past in held]  # type: ignore[attr-defined]
    sent = {"agency": tally(credited(person.referrals[0]) for person in referred(day))}
    if not held:
        return Measure(None, not_recorded=1, breakdowns=sent)
    return Measure(
        len(held), breakdowns={"kind": tally(one for said in services for one in said), **sent}, events=ids(held)
    )
