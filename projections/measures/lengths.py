"""M80 to M83: how long the centre was open, and how long people stayed and talked."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from domain.events.referrals import NrmConsentGiven
from domain.events.venue import CentreClosed, CentreOpened, CentreReopened
from domain.kernel import Past
from domain.words import CentreId
from projections.day import Day
from projections.measures.measure import HOUR, Measure, ids
from projections.measures.outcomes import victims
from projections.measures.stretches import Span, times
from projections.person import Person


def m80(day: Day) -> Measure:
    """Hours that the centres were open; one still open counts up to where the clocks stand."""
    stretches = _open(day)
    if not stretches:
        return Measure(None, not_recorded=1, unit="hours")
    total, sums = 0.0, [0.0]
    for end, start, _ in stretches:
        total += (end - start).total_seconds()
        sums.append(round(total / HOUR, 2))
    each = tuple(round(after - before, 2) for before, after in pairwise(sums))
    return Measure(sums[-1], unit="hours", events=ids(past for _, _, past in stretches), each=each)


def _open(day: Day) -> list[tuple[datetime, datetime, Past]]:
    """Each stretch for which a centre was open: its end and start (UTC), and the event that says so.

    That is its closing; of a centre still open, its opening.
    """
    since: dict[CentreId, Past] = {}
    found = []
    for past in day.all(CentreOpened, CentreReopened, CentreClosed):
        centre: CentreId = past.event.centre  # type: ignore[attr-defined]
        if not isinstance(past.event, CentreClosed):
            since.setdefault(centre, past)
        elif opened := since.pop(centre, None):
            found.append((past.at, opened.at, past))
    return found + [(day.now or opened.at, opened.at, opened) for opened in since.values()]


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
