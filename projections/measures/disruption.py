"""M01, M09b, M11 and M12: what was done against the exploitation (FACTS 3.1)."""

from domain.events.enforcement import DisruptionInterventionRecorded, PremisesActionTaken
from projections.local_time import local_date
from projections.measures.declared import measure
from projections.measures.looks import found_none, nobody_looked, went_live
from projections.measures.measure import Measure, ids
from projections.measures.public import Public
from projections.measures.tallies import tally
from projections.operation.state import OperationState


@measure(
    "M01",
    title="Operations run",
    counts="operations",
    kind="G",
    of="operations planned",
    answered_by="the entry to the site, the opening of the centre, a cancellation or a no-go",
    section="Services and disruption",
    public=Public(breakdowns=("exploitation_type", "premises")),
    version=2,
)
def m01(state: OperationState) -> Measure:
    """Planned operations in which the site was entered or the centre opened; exercises are left out."""
    live = went_live(state)
    if live is None and _nobody_knows(state):
        return Measure(None, 1, 1)
    kinds = {
        "exploitation_type": tally(state.operation.types or (None,)),
        "premises": tally((state.operation.premises,)),
    }
    return Measure(int(live is not None), 1, breakdowns=kinds if live else {}, events=ids((live,)))


def _nobody_knows(state: OperationState) -> bool:
    """Whether its planned date is past and no entry says that it was cancelled or not to go."""
    plan = state.operation
    said = plan.cancelled or plan.no_go
    past = plan.planned_for is not None and state.now is not None and plan.planned_for < local_date(state.now)
    return past and not said


@measure(
    "M09b",
    title="Interventions against the exploitation",
    short="Interventions",
    counts="interventions",
    kind="O",
    of="operations run",
    answered_by="an intervention that an agency entered",
    section="Services and disruption",
    public=Public(breakdowns=("agency", "kind")),
    per_operation=True,
    version=2,
)
def m09b(state: OperationState) -> Measure:
    """Inspections, prohibitions, seizures, tax, licensing and other action that agencies entered; arrests and services
    to people are not counted.
    """
    done = state.events_of(DisruptionInterventionRecorded)
    if not done and not found_none(state, "interventions"):
        return nobody_looked(state)
    kinds = {"agency": tally(event.agency for _, event in done), "kind": tally(event.kind for _, event in done)}
    counted = ids(recorded for recorded, _ in done)
    return Measure(len(done), int(went_live(state) is not None), breakdowns=kinds, events=counted)


@measure(
    "M11",
    title="Premises closed or prohibited",
    counts="premises",
    kind="O",
    of="premises with a result",
    answered_by="a result entered of premises: a closure, a prohibition, a notice or none",
    section="Services and disruption",
    public=Public(breakdowns=("premises",)),
    version=2,
)
def m11(state: OperationState) -> Measure:
    """Premises at which a closure or prohibition was entered, of the premises for which any result was entered."""
    visited = state.events_of(PremisesActionTaken)
    if not visited:
        return Measure(0) if found_none(state, "premises") else nobody_looked(state)
    done = [(recorded, event) for recorded, event in visited if event.action in ("closure", "prohibition")]
    kinds = {
        "premises": tally(event.premises or state.operation.premises for _, event in done),
        "kind": tally(event.action for _, event in visited),
    }
    return Measure(len(done), len(visited), breakdowns=kinds, events=ids(recorded for recorded, _ in done))


@measure(
    "M12",
    title="Operations by kind of exploitation",
    counts="operations",
    kind="O",
    of="operations run",
    answered_by="the kinds of exploitation in the plan, or as they were revised",
    section="Services and disruption",
    public=Public(breakdowns=("exploitation_type",)),
    version=2,
)
def m12(state: OperationState) -> Measure:
    """Operations run, by the kinds named in the plan; one operation can have several, so kinds add up to more."""
    live = went_live(state)
    if not live or not state.operation.types:
        return nobody_looked(state)
    return Measure(1, 1, breakdowns={"exploitation_type": tally(state.operation.types)}, events=ids((live,)))
