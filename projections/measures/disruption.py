"""M01 and M09 to M12: services to people, and what was done against the exploitation (FACTS 3.1)."""

from domain.events.beds import HousingOptionsAssessed
from domain.events.care import FamilyContactMade, HealthScreenCompleted, ServiceContactMade, WelfareProvided
from domain.events.enforcement import DisruptionInterventionRecorded, PremisesActionTaken
from domain.events.interviews import PersonDebriefCompleted, SupportSessionHeld
from domain.kernel import Event
from projections.day import Day, credited
from projections.measures.measure import NOTHING, Measure, ids, tally
from projections.measures.outcomes import went_live

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


def m01(day: Day) -> Measure:
    """Operations that went live, of operations planned."""
    live = went_live(day)
    kinds = {"exploitation_type": tally(day.operation.types or (None,)), "premises": tally((day.operation.premises,))}
    return Measure(int(live is not None), 1, breakdowns=kinds if live else {}, events=ids((live,)))


def m09a(day: Day) -> Measure:
    """Services to people, by the agency that acted; what everybody on site was given is not counted."""
    people = {person.id for person in day.registered}
    done = [past for past in day.all(*SERVICES) if getattr(past.event, "person", None) in people]
    kinds = {
        "agency": tally(credited(past) for past in done),
        "kind": tally(type(past.event).__name__ for past in done),
    }
    return Measure(len(done), len(people), breakdowns=kinds, events=ids(done))


def m09b(day: Day) -> Measure:
    """Interventions against the exploitation itself."""
    done = day.all(DisruptionInterventionRecorded)
    if not done:
        return NOTHING
    events = [past.event for past in done if isinstance(past.event, DisruptionInterventionRecorded)]
    kinds = {"agency": tally(event.agency for event in events), "kind": tally(event.kind for event in events)}
    return Measure(len(done), int(went_live(day) is not None), breakdowns=kinds, events=ids(done))


def m10(day: Day) -> Measure:
    """Suspects arrested, those who came as persons included."""
    arrests = list(day.suspects.values())
    groups = tally(getattr(past.event, "offence_group", None) for past in arrests)
    live = int(went_live(day) is not None)
    if not live and not arrests:
        return NOTHING
    return Measure(len(arrests), live, breakdowns={"offence_group": groups}, events=ids(arrests))


def m11(day: Day) -> Measure:
    """Premises closed or prohibited, of premises visited."""
    visited = day.all(PremisesActionTaken)
    if not visited:
        return NOTHING
    done = [past for past in visited if getattr(past.event, "action", None) in ("closure", "prohibition")]
    kinds = {
        "premises": tally(getattr(past.event, "premises", None) or day.operation.premises for past in done),
        "kind": tally(getattr(past.event, "action", None) for past in visited),
    }
    return Measure(len(done), len(visited), breakdowns=kinds, events=ids(done))


def m12(day: Day) -> Measure:
    """Operations run, by kind of exploitation; one operation may have several."""
    live = went_live(day)
    run = int(live is not None)
    if not day.operation.types:
        return Measure(None, run, 1)
    kinds = {"exploitation_type": tally(day.operation.types)} if live else {}
    return Measure(run, run, breakdowns=kinds, events=ids((live,)))
