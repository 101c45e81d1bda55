"""M40 to M43, M47 and M48: from one moment to another. No target stands on consent: pressure does harm (FACTS 3.3)."""

from datetime import datetime

from domain.events.arrivals import PeopleEncounteredCounted
from domain.policy.working_days import add_working_days
from projections.local_time import local_date
from projections.measures.declared import measure
from projections.measures.measure import Measure
from projections.measures.outcomes import victims
from projections.measures.stretches import Span, times, under
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure(
    "M40",
    title="Arrival to registration",
    counts="people",
    kind="T",
    of="people registered",
    answered_by="the arrival of the vehicle that brought the person",
    section="Time",
    version=2,
)
def m40(state: OperationState) -> Measure:
    """Minutes from the vehicle's arrival to the person's registration."""
    arrival, people = state.arrival_of(), state.registered
    spans = [(each.registered, arrival[each.id].at) for each in people if each.registered and each.id in arrival]
    return times(spans, "minutes", not_recorded=len(people) - len(spans))


@measure(
    "M41",
    title="Registration to health screen",
    counts="people",
    kind="T",
    of="people registered",
    answered_by="a health screen",
    section="Time",
    version=2,
)
def m41(state: OperationState) -> Measure:
    """Minutes from registration to the first health screen."""
    people = state.registered
    spans = [(each.screened, each.registered.at) for each in people if each.screened and each.registered]
    return times(spans, "minutes", not_recorded=len(people) - len(spans))


@measure(
    "M42",
    title="Arrival to conversation",
    counts="people",
    kind="T",
    of="people talked to",
    answered_by="the start of the conversation, and the arrival",
    section="Time",
    version=2,
)
def m42(state: OperationState) -> Measure:
    """Minutes from arrival to the start of the first conversation."""
    arrival = state.arrival_of()
    talked = [each for each in state.registered if each.sessions or each.debriefed]
    spans = [(each.sessions[0].started, arrival[each.id].at) for each in talked if each.sessions and each.id in arrival]
    return times(spans, "minutes", not_recorded=len(talked) - len(spans))


@measure(
    "M43",
    title="First encounter to referral or notification",
    counts="people",
    kind="T",
    of="potential victims who did not ask for time",
    answered_by="a referral or a notification",
    section="Time",
    version=2,
)
def m43(state: OperationState) -> Measure:
    """Hours from first meeting a potential victim to the referral or notification; people who asked for time are left
    out.
    """
    people = [person for person in victims(state) if person.duty != "deferred"]
    met = first_encounters(state, people)
    spans = [(person.discharged, met[person.id]) for person in people if person.discharged]
    return times(spans, "hours", {"24h": under(24), "48h": under(48)}, len(people) - len(spans))


@measure(
    "M47",
    title="First encounter to safe accommodation",
    counts="people",
    kind="T",
    of="people who went to a safe place",
    answered_by="a safe arrival confirmed",
    section="Time",
    version=2,
)
def m47(state: OperationState) -> Measure:
    """Hours from first meeting a person to their confirmed arrival in safe accommodation."""
    due = [person for person in state.registered if _went_to_a_safe_place(person)]
    met = first_encounters(state, due)
    spans = [(each.arrived_safely, met[each.id]) for each in due if each.arrived_safely]
    limits = {"72h": under(72), "5_working_days": _in_five_working_days}
    return times(spans, "hours", limits, len(due) - len(spans))


def _in_five_working_days(length: float, span: Span) -> bool:
    end, start = span
    return local_date(end.at) <= add_working_days(local_date(start), 5)


def first_encounters(state: OperationState, people: list[Person]) -> dict[str, datetime]:
    """When each person was first met (UTC): on arrival, or earlier where an entry says so.

    Such an entry is one about them, or, for those whom a vehicle brought, the last count of people on the site before
    it arrived. For somebody whom no vehicle brought it is the first entry about them.
    """
    arrival = state.arrival_of()
    counts = [recorded.at for recorded in state.all(PeopleEncounteredCounted)]
    found: dict[str, datetime] = {}
    for person in people:
        moments = [state.first_about[person.id].at]
        if came := arrival.get(person.id):
            moments += [came.at, *[at for at in counts if at <= came.at][-1:]]
        found[person.id] = min(moments)
    return found


def _went_to_a_safe_place(person: Person) -> bool:
    taken = person.accepted is not None or person.destination == "safe_accommodation"
    return taken or person.arrived_safely is not None
