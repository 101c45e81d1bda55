"""M60 to M71: after the centre, cost and partnership (FACTS 3.5)."""

from domain.events.departures import FollowUpRecorded, PriorReferralMatched
from domain.events.referrals import CaseWithdrawn, NrmExited, SupportEnded, SupportStarted
from projections.day import Day
from projections.measures.measure import NOTHING, Measure, Span, ids, times

"""A structured debrief is held within six weeks of closing."""


def m60(day: Day) -> Measure:
    """People whose situation is known after they left the NRM, of those who left it."""
    left = [person for person in day.registered if person.left_nrm]
    asked = {past.event.person: past for past in day.all(FollowUpRecorded)}  # type: ignore[attr-defined]
    known = []
    for person in left:
        out = person.latest(NrmExited) or person.latest(CaseWithdrawn)
        if out and person.id in asked and asked[person.id].at >= out.at:
            known.append(asked[person.id])
    return Measure(len(known), len(left), events=ids(known))


def m61(day: Day) -> Measure:
    """People found to have been referred before, of those registered."""
    people = {person.id for person in day.registered}
    matched = {past.event.person: past for past in day.all(PriorReferralMatched)}  # type: ignore[attr-defined]
    again = {who: past for who, past in matched.items() if who in people}
    return Measure(len(again), len(people), events=ids(again.values()))


def m62(day: Day) -> Measure:
    """Days of support under the contract."""
    spans: list[Span] = []
    for person in day.registered:
        start, end = person.latest(SupportStarted), person.latest(SupportEnded)
        if start and end and end.at >= start.at:
            spans.append((end, start.at))
    return times(spans, "days")


def m63(day: Day) -> Measure:
    """People whose well-being improved; nothing records it yet."""
    return NOTHING
