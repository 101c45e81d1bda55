"""M20 to M29: who came, who was talked to, what they answered, whether they were safe (FACTS 3.2)."""

from domain.events.arrivals import PeopleEncounteredCounted
from domain.events.beds import BedAllocated, HousingOptionsAssessed
from domain.events.referrals import NrmConsentDeclined
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.measures.measure import NOTHING, Measure, added, by, ids, tally
from projections.measures.outcomes import victims, went_live
from projections.operation.person import Person
from projections.operation.state import OperationState


def m20(state: OperationState) -> Measure:
    """People arrived, of the number first expected."""
    return _turn_out(state, state.operation.expected_first)


def m20b(state: OperationState) -> Measure:
    """People arrived, of the number last expected."""
    return _turn_out(state, state.operation.expected)


def _turn_out(state: OperationState, expected: int | None) -> Measure:
    came, unknown = _vehicles(state), int(expected is None)
    if not came and not went_live(state):
        return Measure(None, expected, max(unknown, 1))
    return added(came, of=expected, not_recorded=unknown)


def _vehicles(state: OperationState) -> list[tuple[RecordedEvent, int]]:
    """Each arrival, and how many people it brought."""
    return [(each.arrival, each.arrived or 0) for each in state.vehicles.values() if each.arrival]


def m21(state: OperationState) -> Measure:
    """People who agreed to come, of those met on the site; by nationality, those of them who were registered."""
    met = [recorded.event.people for recorded in state.all(PeopleEncounteredCounted)]  # type: ignore[attr-defined]
    if not met:
        return NOTHING
    return added(_vehicles(state), of=sum(met), breakdowns=by(state.registered, "nationality"))


def m22(state: OperationState) -> Measure:
    """People talked to, of those registered."""
    talked = [person for person in state.registered if person.debriefed]
    kinds = {"agency": tally(person.debriefed_by for person in talked)}
    return Measure(len(talked), len(state.registered), breakdowns=kinds, events=ids(each.debriefed for each in talked))


def m23(state: OperationState) -> Measure:
    """Potential victims, of people talked to."""
    talked = sum(person.debriefed is not None for person in state.registered)
    people = victims(state)
    return Measure(len(people), talked, events=ids(person.identified for person in people))


def m24(state: OperationState) -> Measure:
    """Adults who agreed to be referred, of adult potential victims who were asked."""
    asked = [person for person in victims(state) if person.age == "adult" and person.answers]
    agreed = [person for person in asked if person.answer == "given"]
    kinds = {"outcome": tally(person.answer for person in asked)}
    return Measure(len(agreed), len(asked), breakdowns=kinds, events=ids(person.answers[-1] for person in agreed))


def m25(state: OperationState) -> Measure:
    """Refusals with a reason, of all refusals; "no reason given" is an answer too."""
    refused = [
        (person.answers[-1], person.answers[-1].event.reason)
        for person in state.registered
        if person.answers and isinstance(person.answers[-1].event, NrmConsentDeclined)
    ]
    known = [recorded for recorded, reason in refused if reason]
    n = len(known) if known or not refused else None
    kinds = {"reason": tally(reason for _, reason in refused)}
    return Measure(n, len(refused), len(refused) - len(known), kinds, events=ids(known))


def m27(state: OperationState) -> Measure:
    """People whom immigration officers acted against, of those registered; by what was done."""
    taken = [person.immigration for person in state.registered if person.immigration]
    kinds = {"kind": tally(getattr(recorded.event, "action", None) for recorded in taken)}
    return Measure(len(taken), len(state.registered), breakdowns=kinds, events=ids(taken))


def m28(state: OperationState) -> Measure:
    """Potential victims who arrived safely, of all."""
    return _arrived_safely(victims(state))


def m28b(state: OperationState) -> Measure:
    """People who arrived safely, of those who accepted a place."""
    return _arrived_safely([person for person in state.registered if person.accepted])


def _arrived_safely(people: list[Person]) -> Measure:
    safe = [person for person in people if person.arrived_safely]
    return Measure(len(safe), len(people), events=ids(person.arrived_safely for person in safe))


def m29(state: OperationState) -> Measure:
    """People who were given an option outside the NRM, of those not referred; each option of a person counts once."""
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
