"""M02, M03 and M88: who was registered, and who was identified (FACTS 3.1)."""

from domain.kernel import RecordedEvent
from projections.measures.declared import measure
from projections.measures.measure import Measure, ids
from projections.measures.public import Public
from projections.measures.tallies import by
from projections.operation.person import Person
from projections.operation.state import OperationState


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
    kind="O",
    of="operations run",
    answered_by="a finding on somebody: a potential victim, or no indicators",
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
    kind="P",
    of="people registered",
    answered_by="a finding on the person: a potential victim, or no indicators",
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
    kind="P",
    of="potential victims",
    answered_by="the person's age group: adult, child or uncertain",
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
    "M88",
    title="People registered",
    short="Registered",
    counts="people",
    kind="G",
    of="people arrived",
    answered_by="the entry to the site, or the opening of the centre",
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
