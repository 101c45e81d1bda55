"""M80 to M83: how long the centre was open, and how long people stayed and talked."""

from collections.abc import Iterator

from domain.events.referrals import (
    NrmConsentGiven,
)
from projections.day import Day
from projections.measures.measure import Measure, Span, ids, times
from projections.measures.outcomes import victims
from projections.person import Person


def m80(day: Day) -> Measure:
    """Hours that the centres were open; one still open counts up to the last entry."""
    stretches = [
        (opened.at, centre.closed[number].at if number < len(centre.closed) else day.last)
        for centre in day.centres.values()
        for number, opened in enumerate(centre.opened)
    ]
    if not stretches:
        return Measure(None, not_recorded=1, unit="hours")
    total = sum((end - start).total_seconds() for start, end in stretches if end)
    opened = ids(past for centre in day.centres.values() for past in (*centre.opened, *centre.closed))
    return Measure(round(total / 3600, 2), unit="hours", events=opened)


def m81(day: Day) -> Measure:
    """How long potential victims stayed."""
    return _stay(day, victims(day))


def m81b(day: Day) -> Measure:
    """How long the others stayed."""
    return _stay(day, [person for person in day.registered if not person.identified])


def _stay(day: Day, people: list[Person]) -> Measure:
    arrival = day.arrival_of()
    return times(
        [(each.departed, arrival[each.id].at) for each in people if each.departed and each.id in arrival], "hours"
    )


def m82(day: Day) -> Measure:
    """How long conversations took."""
    held = [session for person in day.registered for session in person.sessions if session.completed]
    return times([(session.ended, session.started.at) for session in held if session.ended], "minutes")


def m83(day: Day) -> Measure:
    """From consent to referral."""
    return times(_consent_to_referral(day), "minutes")


def _consent_to_referral(day: Day) -> Iterator[Span]:
    for person in day.registered:
        if person.referrals:
            given = [past for past in person.answers if isinstance(past.event, NrmConsentGiven)]
            before = [past for past in given if past.at <= person.referrals[0].at]
            if before:
                yield person.referrals[0], before[-1].at
