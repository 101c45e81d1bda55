"""M02, M03 and M88: who was registered, and who was identified (FACTS 3.1)."""

from projections.measures.declared import measure
from projections.measures.looks import nobody_looked, went_live
from projections.measures.measure import NOT_YET, Measure, ids, person_by_person
from projections.measures.public import Public
from projections.measures.tallies import by
from projections.operation.person import Person
from projections.operation.state import OperationState


def victims(state: OperationState) -> list[Person]:
    """The people identified as potential victims."""
    return [person for person in state.registered if person.identified]


def referred(state: OperationState) -> list[Person]:
    """The people with a referral; the first of several counts."""
    return [person for person in state.registered if person.referrals]


@measure(
    "M02",
    title="Potential victims identified",
    short="Potential victims",
    counts="people",
    kind="O",
    of="operations run",
    answered_by="a finding on somebody: a potential victim, or no indicators",
    section="What became of people",
    public=Public(n="victims"),
    per_operation=True,
    version=2,
)
def m02(state: OperationState) -> Measure:
    """People whom an agency has reason to believe to be victims, beside the number of operations run; not a finding by
    a court or the competent authority.
    """
    people, live = victims(state), int(went_live(state) is not None)
    if not any(found(person) for person in state.registered) and (state.registered or not live):
        return nobody_looked(state)
    return Measure(len(people), live, events=ids(person.identified for person in people))


@measure(
    "M02b",
    title="Potential victims among people registered",
    short="Potential victims",
    counts="people",
    kind="P",
    of="people registered",
    answered_by="a finding on the person: a potential victim, or no indicators",
    section="What became of people",
    public=Public(n="victims", of="registered"),
    version=2,
)
def m02b(state: OperationState) -> Measure:
    """Of the people registered, those identified as potential victims; people on whom no finding was entered are shown
    apart.
    """
    people = state.registered
    unknown = sum(not found(person) for person in people)
    return person_by_person((person.identified for person in victims(state)), len(people), unknown)


@measure(
    "M03",
    title="Adults and children among potential victims",
    counts="people",
    kind="P",
    of="potential victims",
    answered_by="the person's age group: adult, child or uncertain",
    section="What became of people",
    public=Public(n="aged", of="victims", partition="age_now", known_only=True, never_all=("child", "uncertain")),
    version=2,
)
def m03(state: OperationState) -> Measure:
    """Potential victims whose age group is recorded, as adult, child or uncertain; a person of uncertain age is
    treated as a child.
    """
    people = victims(state)
    known = [person for person in people if person.age]
    breakdowns = by(people, "age_now", "age_at_exploitation")
    return person_by_person((each.identified for each in known), len(people), len(people) - len(known), breakdowns)


@measure(
    "M88",
    title="People registered",
    short="Registered",
    counts="people",
    kind="G",
    of="people arrived",
    answered_by="the entry to the site, or the opening of the centre",
    section="What became of people",
    leads=True,
    public=Public(n="registered", partition="sex", without_of=True, never_all=("unknown",)),
    version=3,
)
def m88(state: OperationState) -> Measure:
    """People registered at the centre, double registrations struck out."""
    people, came = state.registered, state.arrived if state.arrivals else None
    if not people and not went_live(state):
        return NOT_YET
    kinds = by(people, "sex", "age_now", "age_band", "nationality", "language")
    return Measure(len(people), came, breakdowns=kinds, events=ids(person.registered for person in people))


def found(person: Person) -> bool:
    """Whether an agency said what it found: a potential victim, or no indicators."""
    return person.identified is not None or person.no_indicators is not None
