"""M01, M09b, M11 and M12: what was done against the exploitation (FACTS 3.1)."""

from domain.events.enforcement import DisruptionInterventionRecorded, PremisesActionTaken
from projections.measures.declared import measure
from projections.measures.measure import NOTHING, Measure, ids
from projections.measures.outcomes import went_live
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
)
def m01(state: OperationState) -> Measure:
    """Planned operations in which the site was entered or the centre opened; exercises are left out."""
    live = went_live(state)
    kinds = {
        "exploitation_type": tally(state.operation.types or (None,)),
        "premises": tally((state.operation.premises,)),
    }
    return Measure(int(live is not None), 1, breakdowns=kinds if live else {}, events=ids((live,)))


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
)
def m09b(state: OperationState) -> Measure:
    """Inspections, prohibitions, seizures, tax, licensing and other action that agencies entered; arrests and services
    to people are not counted.
    """
    done = state.events_of(DisruptionInterventionRecorded)
    if not done:
        return NOTHING
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
)
def m11(state: OperationState) -> Measure:
    """Premises at which a closure or prohibition was entered, of the premises for which any result was entered."""
    visited = state.events_of(PremisesActionTaken)
    if not visited:
        return NOTHING
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
)
def m12(state: OperationState) -> Measure:
    """Operations run, by the kinds named in the plan; one operation can have several, so kinds add up to more."""
    live = went_live(state)
    run = int(live is not None)
    if not state.operation.types:
        return Measure(None, run, 1)
    kinds = {"exploitation_type": tally(state.operation.types)} if live else {}
    return Measure(run, run, breakdowns=kinds, events=ids((live,)))
