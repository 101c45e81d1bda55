"""M80 to M83: how long the centre was open, and how long people stayed and talked."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from domain.events.venue import CentreClosed, CentreOpened, CentreReopened
from domain.kernel import RecordedEvent
from domain.words import CentreId
from projections.measures.declared import measure
from projections.measures.looks import centre_closed
from projections.measures.measure import HOUR, NOT_YET, NOTHING, Measure, ids
from projections.measures.outcomes import victims
from projections.measures.public import Public
from projections.measures.stretches import times
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure(
    "M80",
    title="Centre open",
    counts="hours",
    kind="O",
    answered_by="the opening of the centre",
    section="The centre",
    public=Public(),
    version=2,
)
def m80(state: OperationState) -> Measure:
    """Hours from opening to closing, all openings added up."""
    stretches = _open(state)
    if not stretches:
        return replace(NOTHING if state.registered else NOT_YET, unit="hours")
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


@measure(
    "M81",
    title="Stay of potential victims",
    counts="people",
    kind="T",
    of="potential victims who left",
    answered_by="the arrival and the departure",
    section="The centre",
    version=2,
)
def m81(state: OperationState) -> Measure:
    """Hours from arrival to leaving, for potential victims who left."""
    return _stay(state, victims(state))


@measure(
    "M81b",
    title="Stay of the others",
    counts="people",
    kind="T",
    of="other people who left",
    answered_by="the arrival and the departure",
    section="The centre",
    version=2,
)
def m81b(state: OperationState) -> Measure:
    """The same for everybody else, people on whom no finding was entered included."""
    return _stay(state, [person for person in state.registered if not person.identified])


def _stay(state: OperationState, people: list[Person]) -> Measure:
    arrival = state.arrival_of()
    gone = [each for each in people if each.departed or centre_closed(state, each)]
    spans = [(each.departed, arrival[each.id].at) for each in gone if each.departed and each.id in arrival]
    return times(spans, "hours", not_recorded=len(gone) - len(spans))
