"""M02 to M06 and M88: who was registered, who was identified, and who was referred or notified (FACTS 3.1)."""

from domain.kernel import RecordedEvent
from projections.measures.declared import Public, measure
from projections.measures.measure import Measure, by, ids, tally
from projections.operation.person import Person
from projections.operation.state import OperationState, credited


def went_live(state: OperationState) -> RecordedEvent | None:
    """The event with which the operation went live: the first entry or opening."""
    starts = [recorded for recorded in (state.operation.entry, state.operation.opened) if recorded is not None]
    return min(starts, key=lambda recorded: recorded.at, default=None)


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
    section="What became of people",
    public=Public(n="victims"),
    per_operation=True,
)
def m02(state: OperationState) -> Measure:
    """People whom an agency has reason to believe to be victims, beside the number of operations run; not a finding by
    a court or the competent authority.
    """
    return Measure(len(victims(state)), int(went_live(state) is not None), events=_identified(state))


@measure(
    "M02b",
    title="Potential victims among people registered",
    short="Potential victims",
    counts="people",
    section="What became of people",
    public=Public(n="victims", of="registered"),
)
def m02b(state: OperationState) -> Measure:
    """Of the people registered, those identified as potential victims; people on whom no finding was entered are shown
    apart.
    """
    return Measure(len(victims(state)), len(state.registered), events=_identified(state))


def _identified(state: OperationState) -> tuple[str, ...]:
    return ids(person.identified for person in victims(state))


@measure(
    "M03",
    title="Adults and children among potential victims",
    counts="people",
    section="What became of people",
    public=Public(n="aged", of="victims", partition="age_now", known_only=True),
)
def m03(state: OperationState) -> Measure:
    """Potential victims whose age group is recorded, as adult, child or uncertain; a person of uncertain age is
    treated as a child.
    """
    people = victims(state)
    known = [person for person in people if person.age]
    n = len(known) if known or not people else None
    breakdowns = by(people, "age_now", "age_at_exploitation")
    return Measure(n, len(people), len(people) - len(known), breakdowns, events=ids(each.identified for each in known))


@measure(
    "M04",
    title="Referred into the NRM",
    counts="people",
    section="What became of people",
    public=Public(n="referred", of="victims"),
    version=2,
)
def m04(state: OperationState) -> Measure:
    """Potential victims for whom a referral was sent to the National Referral Mechanism; consent without a referral
    does not count.
    """
    people = victims(state)
    sent = [person for person in people if person.referrals]
    kinds = by(sent, "age_now", "nationality", "exploitation_type")
    kinds["agency"] = tally(credited(person.referrals[0]) for person in sent)
    return Measure(len(sent), len(people), breakdowns=kinds, events=ids(each.referrals[0] for each in sent))


@measure("M04b", title="Referred, of those who could be", counts="people", section="What became of people")
def m04b(state: OperationState) -> Measure:
    """The same, of adults who agreed, children and people of uncertain age; adults who said no are left out.

    Whoever consented while no age was recorded is counted apart: they can be referred only once it is.
    """
    people = victims(state)
    could = [person for person in people if person.referrals or person.child or _consented(person, "adult")]
    sent = [person for person in could if person.referrals]
    ageless = sum(not person.referrals and _consented(person, None) for person in people)
    return Measure(len(sent), len(could), ageless, events=ids(person.referrals[0] for person in sent))


def _consented(person: Person, age: str | None) -> bool:
    return person.age == age and person.answer == "given"


@measure(
    "M05",
    title="Duty to Notify reports, of adults who declined",
    short="Duty to Notify reports",
    counts="people",
    section="What became of people",
    public=Public(n="notified", without_of=True),
)
def m05(state: OperationState) -> Measure:
    """Adults who did not agree to a referral and about whom the Home Office was notified; the report names nobody
    unless they agree.
    """
    adults = [person for person in victims(state) if person.age == "adult"]
    declined = [person for person in adults if person.answer == "declined"]
    done = [person for person in adults if person.notified]
    kinds = by(done, "nationality", "exploitation_type")
    return Measure(len(done), len(declined), breakdowns=kinds, events=ids(person.notified for person in done))


@measure(
    "M06",
    title="Duty recorded as met",
    short="Duty discharged",
    counts="people",
    section="What became of people",
    public=Public(n="discharged", of="victims"),
)
def m06(state: OperationState) -> Measure:
    """Potential victims for whom a referral or a notification is entered; the others stand open in this record."""
    people = victims(state)
    done = [person for person in people if person.duty == "discharged"]
    rest = tally(person.duty for person in people if person.duty != "discharged")
    events = ids((person.referrals[0] if person.referrals else person.notified) for person in done)
    return Measure(len(done), len(people), breakdowns={"outcome": rest}, events=events)


@measure(
    "M88",
    title="People registered",
    short="Registered",
    counts="people",
    section="What became of people",
    leads=True,
    public=Public(n="registered", partition="sex", without_of=True),
    version=2,
)
def m88(state: OperationState) -> Measure:
    """People registered at the centre, double registrations struck out."""
    people = state.registered
    kinds = by(people, "sex", "age_now", "age_band", "nationality", "language")
    return Measure(len(people), state.arrived, breakdowns=kinds, events=ids(person.registered for person in people))
