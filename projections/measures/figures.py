"""M84 to M88: dates that follow from the day, the peak of its beds, and who was registered."""

from domain.events.referrals import ReasonableGroundsDecisionReceived
from domain.policy.nrm import reasonable_grounds_due, recovery_period_ends
from projections.day import Day
from projections.local import local_date
from projections.measures.measure import NOTHING, Measure, by, ids, tally


def m84(day: Day) -> Measure:
    """When decisions on reasonable grounds are due."""
    referred = [person.referrals[0] for person in day.registered if person.referrals]
    due = (reasonable_grounds_due(local_date(past.at)).isoformat() for past in referred)
    return Measure(len(referred), breakdowns={"date": dict(sorted(tally(due).items()))}, events=ids(referred))


def m85(day: Day) -> Measure:
    """When the minimum recovery periods end."""
    positive = [person for person in day.registered if person.reasonable_grounds == "positive"]
    decided = [past for person in positive if (past := person.latest(ReasonableGroundsDecisionReceived))]
    ends = (recovery_period_ends(local_date(past.at)).isoformat() for past in decided)
    return Measure(len(decided), breakdowns={"date": dict(sorted(tally(ends).items()))}, events=ids(decided))


def m86(day: Day) -> Measure:
    """The most centre beds held at one time, of those booked."""
    if day.beds is None:
        return NOTHING
    changes = [(stay.start.at, 1) for stay in day.stays]
    changes += [(stay.end, -1) for stay in day.stays if stay.end]
    held = peak = 0
    for _, change in sorted(changes):
        held += change
        peak = max(peak, held)
    return Measure(peak, day.beds)


def m88(day: Day) -> Measure:
    """People registered, of those who arrived."""
    people = day.registered
    kinds = by(people, "sex", "age_now", "age_band", "nationality", "language")
    return Measure(len(people), day.arrived, breakdowns=kinds, events=ids(person.registered for person in people))
