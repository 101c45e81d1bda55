"""M20 and M21: who came, of those expected and of those met (FACTS 3.2)."""

from domain.events.arrivals import PeopleEncounteredCounted
from domain.kernel import RecordedEvent
from projections.measures.declared import measure
from projections.measures.looks import closed, debriefed, nobody_looked
from projections.measures.measure import Measure, added
from projections.measures.public import Public
from projections.measures.tallies import by
from projections.operation.state import OperationState


@measure(
    "M20",
    title="Arrived, of those first expected",
    counts="people",
    kind="O",
    of="people first expected",
    answered_by="an arrival, or the closing of a centre at which nobody was registered",
    section="The centre",
    public=Public(n="arrived"),
    version=3,
)
def m20(state: OperationState) -> Measure:
    """People who came to the centre against the number in the first plan."""
    return _turn_out(state, state.operation.expected_first)


@measure(
    "M20b",
    title="Arrived, of those last expected",
    counts="people",
    kind="O",
    of="people last expected",
    answered_by="an arrival, or the closing of a centre at which nobody was registered",
    section="The centre",
    version=3,
)
def m20b(state: OperationState) -> Measure:
    """People who came to the centre against the last number before or during the day."""
    return _turn_out(state, state.operation.expected)


def _turn_out(state: OperationState, expected: int | None) -> Measure:
    came = _came(state)
    if not came and (closed(state) is None or state.registered):
        return nobody_looked(state)
    return added(came, of=expected, not_recorded=int(expected is None))


def _came(state: OperationState) -> list[tuple[RecordedEvent, int]]:
    """Each arrival, by vehicle or on foot, and how many people came."""
    return [(arrival, people) for arrival, _, people in state.arrivals]


@measure(
    "M21",
    title="Came, of those met on the site",
    counts="people",
    kind="O",
    of="people counted on the site",
    answered_by="a count on the site, and an arrival, the closing or a debrief",
    section="The centre",
    version=2,
)
def m21(state: OperationState) -> Measure:
    """People brought to the centre, of the people counted where they were found; walk-ins are not counted."""
    met = [event.people for _, event in state.events_of(PeopleEncounteredCounted)]
    brought = [(each.arrival, each.arrived or 0) for each in state.vehicles.values() if each.arrival]
    if not met or not (brought or closed(state) or debriefed(state)):
        return nobody_looked(state)
    return added(brought, of=sum(met), breakdowns=by(state.registered, "nationality"))
