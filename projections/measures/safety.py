"""M27 to M29: who was held, who arrived in safety, who was offered something else (FACTS 3.2)."""

from domain.events.beds import BedAllocated, HousingOptionsAssessed
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.measures.declared import measure
from projections.measures.measure import Measure, ids
from projections.measures.outcomes import victims
from projections.measures.tallies import tally
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure(
    "M27",
    title="Held by immigration officers",
    counts="people",
    kind="P",
    of="people registered",
    answered_by="an action of immigration officers, or a known situation later",
    section="The centre",
)
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
    kind="P",
    of="potential victims",
    answered_by="a safe arrival confirmed, or a departure or situation that rules it out",
    section="The centre",
)
def m28(state: OperationState) -> Measure:
    """Potential victims of whom somebody confirmed that they arrived in safety; leaving for a safe place is not
    enough.
    """
    return _arrived_safely(victims(state))


@measure(
    "M28b",
    title="Safe arrival confirmed, of those who accepted a place",
    counts="people",
    kind="P",
    of="people who accepted a place",
    answered_by="a safe arrival confirmed, or a departure or situation that rules it out",
    section="The centre",
)
def m28b(state: OperationState) -> Measure:
    """The same, of the people who took a place in safe accommodation."""
    return _arrived_safely([person for person in state.registered if person.accepted])


def _arrived_safely(people: list[Person]) -> Measure:
    safe = [person for person in people if person.arrived_safely]
    return Measure(len(safe), len(people), events=ids(person.arrived_safely for person in safe))


@measure(
    "M29",
    title="Given an option outside the NRM",
    counts="people",
    kind="P",
    of="people with no referral",
    answered_by="housing options told, or a bed given elsewhere",
    section="The centre",
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
    return Measure(len(given), len(rest), breakdowns=kinds, events=ids(given.values()))
