"""M09a: services to people (FACTS 3.1)."""

from domain.events.beds import HousingOptionsAssessed
from domain.events.care import FamilyContactMade, HealthScreenCompleted, ServiceContactMade, WelfareProvided
from domain.events.interviews import PersonDebriefCompleted, SupportSessionHeld
from domain.kernel import Event
from domain.merges import about
from projections.measures.declared import measure
from projections.measures.measure import Measure, person_by_person
from projections.measures.public import Public
from projections.measures.tallies import tally
from projections.operation.credited import credited
from projections.operation.state import OperationState

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
    "M09a",
    title="Services to people",
    counts="services",
    kind="P",
    of="people registered",
    answered_by="a service entered of the person, or of everybody at once",
    section="Services and disruption",
    public=Public(n="services", of="registered", partition="agency"),
    version=2,
)
def m09a(state: OperationState) -> Measure:
    """Health screens, conversations, welfare, calls home, support sessions, housing assessments and service contacts
    given to one person; what was given to everybody at once is not counted.
    """
    people = {person.id for person in state.registered}
    done = [recorded for recorded in state.all(*SERVICES) if about(recorded.event) in people]
    served = {about(recorded.event) for recorded in done}
    unknown = sum(person.id not in served and not person.served_with_all for person in state.registered)
    kinds = {
        "agency": tally(credited(recorded) for recorded in done),
        "kind": tally(type(recorded.event).__name__ for recorded in done),
    }
    return person_by_person(done, len(people), unknown, kinds)
