"""M01 and M09 to M12: services to people, and what was done against the exploitation (FACTS 3.1)."""

from domain.events.beds import HousingOptionsAssessed
from domain.events.care import FamilyContactMade, HealthScreenCompleted, ServiceContactMade, WelfareProvided
from domain.events.enforcement import DisruptionInterventionRecorded, PremisesActionTaken
from domain.events.interviews import PersonDebriefCompleted, SupportSessionHeld
from domain.kernel import Event
from domain.merges import about
from projections.measures.declared import Public, measure
from projections.measures.measure import NOTHING, Measure, ids, tally
from projections.measures.outcomes import went_live
from projections.operation.state import OperationState, credited

SERVICES: tuple[type[Event], ...] = (
    HealthScreenCompleted,
    PersonDebriefCompleted,
    WelfareProvided,
    FamilyContactMade,
    SupportSessionHeld,
    HousingOptionsAssessed,
    ServiceContactMade,
)
"""What counts as a service to a person (M09a)."""


@measure(
    "M01",
    title="Operations run",
    counts="operations",
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
    "M09a",
    title="Services to people",
    counts="services",
    section="Services and disruption",
    public=Public(n="services", of="registered", partition="agency"),
)
def m09a(state: OperationState) -> Measure:
    """Health screens, conversations, welfare, calls home, support sessions, housing assessments and service contacts
    given to one person; what was given to everybody at once is not counted.
    """
    people = {person.id for person in state.registered}
    done = [recorded for recorded in state.all(*SERVICES) if about(recorded.event) in people]
    kinds = {
        "agency": tally(credited(recorded) for recorded in done),
        "kind": tally(type(recorded.event).__name__ for recorded in done),
    }
    return Measure(len(done), len(people), breakdowns=kinds, events=ids(done))


@measure(
    "M09b",
    title="Interventions against the exploitation",
    short="Interventions",
    counts="interventions",
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
    "M10",
    title="Arrests",
    counts="suspects",
    section="What became of people",
    public=Public(n="arrests", partition="offence_group"),
    per_operation=True,
)
def m10(state: OperationState) -> Measure:
    """Different suspects arrested, people from the centre who became suspects included; an arrest is not a charge."""
    arrests = list(state.suspects.values())
    groups = tally(getattr(recorded.event, "offence_group", None) for recorded in arrests)
    live = int(went_live(state) is not None)
    if not live and not arrests:
        return NOTHING
    return Measure(len(arrests), live, breakdowns={"offence_group": groups}, events=ids(arrests))


@measure(
    "M11",
    title="Premises closed or prohibited",
    counts="premises",
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
