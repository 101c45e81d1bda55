"""M20 to M29: who came, who was talked to, what they answered, whether they were safe (FACTS 3.2)."""

from domain.events.arrivals import PeopleEncounteredCounted
from domain.events.beds import BedAllocated, HousingOptionsAssessed
from domain.events.referrals import NrmConsentDeclined
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.measures.declared import Public, measure
from projections.measures.measure import NOTHING, Measure, added, by, ids, tally
from projections.measures.outcomes import victims, went_live
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure(
    "M20",
    title="Arrived, of those first expected",
    counts="people",
    section="The centre",
    public=Public(n="arrived"),
    version=2,
)
def m20(state: OperationState) -> Measure:
    """People who came to the centre against the number in the first plan."""
    return _turn_out(state, state.operation.expected_first)


@measure("M20b", title="Arrived, of those last expected", counts="people", section="The centre", version=2)
def m20b(state: OperationState) -> Measure:
    """People who came to the centre against the last number before or during the day."""
    return _turn_out(state, state.operation.expected)


def _turn_out(state: OperationState, expected: int | None) -> Measure:
    came, unknown = _came(state), int(expected is None)
    if not came and not went_live(state):
        return Measure(None, expected, max(unknown, 1))
    return added(came, of=expected, not_recorded=unknown)


def _came(state: OperationState) -> list[tuple[RecordedEvent, int]]:
    """Each arrival, by vehicle or on foot, and how many people came."""
    return [(arrival, people) for arrival, _, people in state.arrivals]


@measure("M21", title="Came, of those met on the site", counts="people", section="The centre")
def m21(state: OperationState) -> Measure:
    """People brought to the centre, of the people counted where they were found; walk-ins are not counted."""
    met = [event.people for _, event in state.events_of(PeopleEncounteredCounted)]
    if not met:
        return NOTHING
    brought = [(each.arrival, each.arrived or 0) for each in state.vehicles.values() if each.arrival]
    return added(brought, of=sum(met), breakdowns=by(state.registered, "nationality"))


@measure(
    "M22",
    title="Talked to, of those registered",
    counts="people",
    section="The centre",
    public=Public(n="talked_to", of="registered"),
)
def m22(state: OperationState) -> Measure:
    """People with whom a first conversation was finished; those who declined are in the denominator."""
    talked = [person for person in state.registered if person.debriefed]
    kinds = {"agency": tally(person.debriefed_by for person in talked)}
    return Measure(len(talked), len(state.registered), breakdowns=kinds, events=ids(each.debriefed for each in talked))


@measure("M23", title="Potential victims, of those talked to", counts="people", section="The centre")
def m23(state: OperationState) -> Measure:
    """Of the people with whom a conversation was finished, those identified as potential victims."""
    talked = sum(person.debriefed is not None for person in state.registered)
    people = victims(state)
    return Measure(len(people), talked, events=ids(person.identified for person in people))


@measure("M24", title="Adults who agreed to be referred", counts="people", section="The centre")
def m24(state: OperationState) -> Measure:
    """Adult potential victims whose latest answer is yes, of those asked; a child is not asked."""
    asked = [person for person in victims(state) if person.age == "adult" and person.answers]
    agreed = [person for person in asked if person.answer == "given"]
    kinds = {"outcome": tally(person.answer for person in asked)}
    return Measure(len(agreed), len(asked), breakdowns=kinds, events=ids(person.answers[-1] for person in agreed))


@measure("M25", title="Refusals with a reason", counts="refusals", section="The centre")
def m25(state: OperationState) -> Measure:
    """People who said no and whose reason is entered; "gave no reason" is an answer."""
    refused = [
        (person.answers[-1], person.answers[-1].event.reason)
        for person in state.registered
        if person.answers and isinstance(person.answers[-1].event, NrmConsentDeclined)
    ]
    known = [recorded for recorded, reason in refused if reason]
    n = len(known) if known or not refused else None
    kinds = {"reason": tally(reason for _, reason in refused)}
    return Measure(n, len(refused), len(refused) - len(known), kinds, events=ids(known))


@measure("M27", title="Held by immigration officers", counts="people", section="The centre")
def m27(state: OperationState) -> Measure:
    """People detained or arrested by immigration officers at the centre or later; advice or release is not counted."""
    taken = [person.immigration for person in state.registered if person.immigration]
    kinds = {"kind": tally(getattr(recorded.event, "action", None) for recorded in taken)}
    return Measure(len(taken), len(state.registered), breakdowns=kinds, events=ids(taken))


@measure(
    "M28",
    title="Potential victims whose safe arrival is confirmed",
    short="Arrived safely",
    counts="people",
    section="The centre",
)
def m28(state: OperationState) -> Measure:
    """Potential victims of whom somebody confirmed that they arrived in safety; leaving for a safe place is not
    enough.
    """
    return _arrived_safely(victims(state))


@measure("M28b", title="Safe arrival confirmed, of those who accepted a place", counts="people", section="The centre")
def m28b(state: OperationState) -> Measure:
    """The same, of the people who took a place in safe accommodation."""
    return _arrived_safely([person for person in state.registered if person.accepted])


def _arrived_safely(people: list[Person]) -> Measure:
    safe = [person for person in people if person.arrived_safely]
    return Measure(len(safe), len(people), events=ids(person.arrived_safely for person in safe))


@measure("M29", title="Given an option outside the NRM", counts="people", section="The centre")
def m29(state: OperationState) -> Measure:
    """People with no referral on record who were told of, or given, housing outside the NRM."""
    rest = {person.id for person in state.registered if not person.referrals}
    given: dict[PersonId, RecordedEvent] = {}
    options: dict[PersonId, set[str]] = {}
    for recorded in state.all(HousingOptionsAssessed, BedAllocated):
        match recorded.event:
            case HousingOptionsAssessed(person=who, options=said) if who in rest:
                options.setdefault(who, set()).update(said)
            case BedAllocated(person=who, bed=None, kind=kind) if who in rest:
                options.setdefault(who, set()).add(kind)
            case _:
                continue
        given.setdefault(who, recorded)
    kinds = {"kind": tally(option for said in options.values() for option in sorted(said) or (None,))}
    return Measure(len(given), len(rest), breakdowns=kinds, events=ids(given.values()))
