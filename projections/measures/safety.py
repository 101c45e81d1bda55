"""M27 to M29: who was held, who arrived in safety, who was offered something else (FACTS 3.2)."""

from domain.events.beds import BedAllocated, HousingOptionsAssessed
from domain.events.enforcement import ImmigrationActionRecorded
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.measures.declared import measure
from projections.measures.looks import NOT_KNOWN, found_none, situations
from projections.measures.measure import Measure, person_by_person
from projections.measures.outcomes import victims
from projections.measures.tallies import tally
from projections.operation.person import Person
from projections.operation.state import OperationState

HELD = (None, "detained", "arrested")
"""What immigration officers may have done that counts; an entry of no kind says that they acted."""
ELSEWHERE = ("return_to_exploiter", "missing", "immigration_detention", "custody")
"""Destinations from which nobody arrives in safety."""
NEVER_ARRIVED = {"returned_to_exploiter", "not_arrived"}
"""Situations that say that somebody did not arrive."""


@measure(
    "M27",
    title="Held by immigration officers",
    counts="people",
    kind="P",
    of="people registered",
    answered_by="an action of immigration officers, or a known situation later",
    section="The centre",
    version=2,
)
def m27(state: OperationState) -> Measure:
    """People detained or arrested by immigration officers at the centre or later; advice or release is not counted."""
    people = state.registered
    said: dict[PersonId, list[RecordedEvent]] = {}
    for recorded, event in state.events_of(ImmigrationActionRecorded):
        said.setdefault(event.person, []).append(recorded)
    held = {person.id: found for person in people if (found := _held(person, said.get(person.id, [])))}
    known, none = situations(state), found_none(state, "immigration")
    unknown = [
        person
        for person in people
        if person.id not in held and person.id not in said and known.get(person.id, set()) <= set(NOT_KNOWN)
    ]
    kinds = {"kind": tally(_how(recorded) for recorded in held.values())}
    return person_by_person(held.values(), len(people), 0 if none else len(unknown), kinds)


def _held(person: Person, said: list[RecordedEvent]) -> RecordedEvent | None:
    """The latest entry that somebody was detained or arrested, or left to immigration detention."""
    found = [recorded for recorded in said if getattr(recorded.event, "action", None) in HELD]
    left = person.departed if person.destination == "immigration_detention" else None
    return found[-1] if found else left


def _how(recorded: RecordedEvent) -> str | None:
    event = recorded.event
    return event.action if isinstance(event, ImmigrationActionRecorded) else "immigration_detention"


@measure(
    "M28",
    title="Potential victims whose safe arrival is confirmed",
    short="Arrived safely",
    counts="people",
    kind="P",
    of="potential victims",
    answered_by="a safe arrival confirmed, or a departure or situation that rules it out",
    section="The centre",
    version=2,
)
def m28(state: OperationState) -> Measure:
    """Potential victims of whom somebody confirmed that they arrived in safety; leaving for a safe place is not
    enough.
    """
    return _arrived_safely(state, victims(state))


@measure(
    "M28b",
    title="Safe arrival confirmed, of those who accepted a place",
    counts="people",
    kind="P",
    of="people who accepted a place",
    answered_by="a safe arrival confirmed, or a departure or situation that rules it out",
    section="The centre",
    version=2,
)
def m28b(state: OperationState) -> Measure:
    """The same, of the people who took a place in safe accommodation."""
    accepted = [person for person in state.registered if person.accepted]
    may = sum(_may_have_accepted(person) for person in state.registered)
    return _arrived_safely(state, accepted, may)


def _may_have_accepted(person: Person) -> bool:
    """Whether a place may have been taken that nobody entered."""
    offered = person.offered is not None or person.destination == "safe_accommodation"
    return not person.accepted and (offered or (person.identified is not None and person.destination is None))


def _arrived_safely(state: OperationState, people: list[Person], belongs: int = 0) -> Measure:
    said = situations(state)
    safe = [person for person in people if person.arrived_safely]
    unknown = [
        person
        for person in people
        if not person.arrived_safely
        and person.destination not in ELSEWHERE
        and not said.get(person.id, set()) & NEVER_ARRIVED
    ]
    return person_by_person((person.arrived_safely for person in safe), len(people), len(unknown), belongs=belongs)


@measure(
    "M29",
    title="Given an option outside the NRM",
    counts="people",
    kind="P",
    of="people with no referral",
    answered_by="housing options told, or a bed given elsewhere",
    section="The centre",
    version=2,
)
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
    return person_by_person(given.values(), len(rest), len(rest) - len(given), kinds)
