"""M80 to M83: how long the centre was open, and how long people stayed and talked."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from domain.events.referrals import NrmConsentGiven
from domain.events.venue import CentreClosed, CentreOpened, CentreReopened
from domain.kernel import RecordedEvent
from domain.words import CentreId
from projections.measures.declared import Public, measure
from projections.measures.measure import HOUR, Measure, ids
from projections.measures.outcomes import victims
from projections.measures.stretches import Span, times
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure("M80", title="Centre open", counts="hours", section="The centre", public=Public())
def m80(state: OperationState) -> Measure:
    """Hours from opening to closing, all openings added up."""
    stretches = _open(state)
    if not stretches:
        return Measure(None, not_recorded=1, unit="hours")
    total, sums = 0.0, [0.0]
    for end, start, _ in stretches:
        total += (end - start).total_seconds()
        sums.append(round(total / HOUR, 2))
    each = tuple(round(after - before, 2) for before, after in pairwise(sums))
    return Measure(sums[-1], unit="hours", events=ids(recorded for _, _, recorded in stretches), each=each)


def _open(state: OperationState) -> list[tuple[datetime, datetime, RecordedEvent]]:
    """Each stretch for which a centre was open: its end and start (UTC), and the event that says so.

    That is its closing; of a centre still open, its opening.
    """
    since: dict[CentreId, RecordedEvent] = {}
    found = []
    for recorded in state.all(CentreOpened, CentreReopened, CentreClosed):
        match recorded.event:
            case CentreOpened(centre=centre) | CentreReopened(centre=centre):
                since.setdefault(centre, recorded)
            case CentreClosed(centre=centre) if opened := since.pop(centre, None):
                found.append((recorded.at, opened.at, recorded))
            case _:
                continue
    return found + [(state.now or opened.at, opened.at, opened) for opened in since.values()]


@measure("M81", title="Stay of potential victims", counts="people", section="The centre")
def m81(state: OperationState) -> Measure:
    """Hours from arrival to leaving, for potential victims who left."""
    return _stay(state, victims(state))


@measure("M81b", title="Stay of the others", counts="people", section="The centre")
def m81b(state: OperationState) -> Measure:
    """The same for everybody else, people on whom no finding was entered included."""
    return _stay(state, [person for person in state.registered if not person.identified])


def _stay(state: OperationState, people: list[Person]) -> Measure:
    arrival = state.arrival_of()
    return times(
        [(each.departed, arrival[each.id].at) for each in people if each.departed and each.id in arrival], "hours"
    )


@measure("M82", title="Length of conversations", counts="conversations", section="Time")
def m82(state: OperationState) -> Measure:
    """Minutes from start to end of finished first conversations."""
    held = [session for person in state.registered for session in person.sessions if session.completed]
    return times([(session.ended, session.started.at) for session in held if session.ended], "minutes")


@measure("M83", title="Consent to referral", counts="people", section="Time")
def m83(state: OperationState) -> Measure:
    """Minutes from the adult's yes to the referral; no target stands on it."""
    return times(_consent_to_referral(state), "minutes")


def _consent_to_referral(state: OperationState) -> Iterator[Span]:
    for person in state.registered:
        if person.referrals:
            given = [recorded for recorded in person.answers if isinstance(recorded.event, NrmConsentGiven)]
            before = [recorded for recorded in given if recorded.at <= person.referrals[0].at]
            if before:
                yield person.referrals[0], before[-1].at
