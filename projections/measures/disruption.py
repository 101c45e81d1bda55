"""M01 and M09 to M12: services to people, and what was done against the exploitation (FACTS 3.1)."""

from domain.events.beds import HousingOptionsAssessed
from domain.events.care import FamilyContactMade, HealthScreenCompleted, ServiceContactMade, WelfareProvided
from domain.events.enforcement import DisruptionInterventionRecorded, PremisesActionTaken
from domain.events.interviews import PersonDebriefCompleted, SupportSessionHeld
from domain.kernel import Event
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


def m01(state: OperationState) -> Measure:
    """Operations that went live, of operations planned."""
    live = went_live(state)
    kinds = {
        "exploitation_type": tally(state.operation.types or (None,)),
        "premises": tally((state.operation.premises,)),
    }
    return Measure(int(live is not None), 1, breakdowns=kinds if live else {}, events=ids((live,)))


def m09a(state: OperationState) -> Measure:
    """Services to people, by the agency that acted; what everybody on site was given is not counted."""
    people = {person.id for person in state.registered}
    done = [recorded for recorded in state.all(*SERVICES) if getattr(recorded.event, "person", None) in people]
    kinds = {
        "agency": tally(credited(recorded) for recorded in done),
        "kind": tally(type(recorded.event).__name__ for recorded in done),
    }
    return Measure(len(done), len(people), breakdowns=kinds, events=ids(done))


def m09b(state: OperationState) -> Measure:
    """Interventions against the exploitation itself."""
    done = state.all(DisruptionInterventionRecorded)
    if not done:
        return NOTHING
    events = [recorded.event for recorded in done if isinstance(recorded.event, DisruptionInterventionRecorded)]
    kinds = {"agency": tally(event.agency for event in events), "kind": tally(event.kind for event in events)}
    return Measure(len(done), int(went_live(state) is not None), breakdowns=kinds, events=ids(done))


def m10(state: OperationState) -> Measure:
    """Suspects arrested, those who came as persons included."""
    arrests = list(state.suspects.values())
    groups = tally(getattr(recorded.event, "offence_group", None) for recorded in arrests)
    live = int(went_live(state) is not None)
    if not live and not arrests:
        return NOTHING
    return Measure(len(arrests), live, breakdowns={"offence_group": groups}, events=ids(arrests))


def m11(state: OperationState) -> Measure:
    """Premises closed or prohibited, of premises visited."""
    visited = state.all(PremisesActionTaken)
    if not visited:
        return NOTHING
    done = [recorded for recorded in visited if getattr(recorded.event, "action", None) in ("closure", "prohibition")]
    kinds = {
        "premises": tally(getattr(recorded.event, "premises", None) or state.operation.premises for recorded in done),
        "kind": tally(getattr(recorded.event, "action", None) for recorded in visited),
    }
    return Measure(len(done), len(visited), breakdowns=kinds, events=ids(done))


def m12(state: OperationState) -> Measure:
    """Operations run, by kind of exploitation; one operation may have several."""
    live = went_live(state)
    run = int(live is not None)
    if not state.operation.types:
        return Measure(None, run, 1)
    kinds = {"exploitation_type": tally(state.operation.types)} if live else {}
    return Measure(run, run, breakdowns=kinds, events=ids((live,)))
