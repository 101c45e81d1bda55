"""Which references a form offers: the people, partners, beds and rooms of the day that make sense for it."""

from collections.abc import Callable

from domain.bounds import PEOPLE
from domain.declaration import fields_of
from domain.events.amendments import PersonSealedDataErased
from domain.events.partners import InterpretersBooked
from domain.words import (
    INTERPRETERS,
    NO_INTERPRETER,
    Agency,
    BedId,
    CentreId,
    InterpreterId,
    InterpreterOrNone,
    LessonId,
    PartnerId,
    PersonId,
    Scoped,
    SuspectId,
    TransportId,
)
from projections.operation.entities import Partner
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.beds import shut
from projections.views.plan.invited import invited
from projections.views.plan.partners import coming
from web.pages.record.in_order import in_order

Choices = list[tuple[str, str]]
WANTED: dict[str, Callable[[Partner], bool]] = {
    "PartnerArrived": lambda partner: not partner.here,
    "PartnerLeft": lambda partner: partner.here,
    "InformationSharingAgreementSigned": lambda partner: not partner.signed,
    "OnCallPartnerActivated": lambda partner: partner.mode == "on_call" and not partner.activated,
    "OnCallPartnerStoodDown": lambda partner: partner.mode == "on_call" and not partner.stood_down,
}
_AFTER_LEAVING = "FollowUpRecorded SafeArrivalConfirmed PriorReferralMatched CrimeRecordLinked PersonReturned"
MEANT: dict[str, Callable[[Person], object]] = {
    **dict.fromkeys(_AFTER_LEAVING.split(), lambda person: person.departed),
    "PersonFound": lambda person: person.missing,
    "TemporaryExitReturned": lambda person: person.out,
}
"""Event by whom it is likely about: they stand first. Everything else is likely about those who have not left."""


def known(state: OperationState, kind: type, event: str) -> Choices:
    """The references of a kind that an entry of this type may mean, with the words to choose them by."""
    if kind is PersonId:
        return _people(state, event)
    if kind is PartnerId:
        return _partners(state, event)
    if kind is CentreId:
        return [(centre.ref, centre.ref) for centre in state.centres] or [("C1", "C1")]
    if kind is BedId:
        return _free_beds(state)
    if kind is TransportId and event != "PersonDeparted":
        return [(each.ref, each.ref) for each, vehicle in state.vehicles.items() if vehicle.arrived is None]
    if kind is SuspectId:
        return [(each.ref, each.ref) for each in state.suspects]
    if kind is LessonId:
        return [(each.ref, each.ref) for each in state.lessons]
    if kind is InterpreterOrNone:
        return [*known(state, InterpreterId, event), (NO_INTERPRETER, "None: no interpreter")]
    return [(each, each) for each in _used(state, kind)] if issubclass(kind, Scoped) else []


def organisations(state: OperationState) -> Choices:
    """The organisations that an entry may name: the council that leads the operation, and its partners."""
    names = [*filter(None, [state.operation.lead]), *(Agency(each.ref) for each in coming(state))]
    return [(each, each) for each in {name.folded: name for name in names}.values()]


def _people(state: OperationState, event: str) -> Choices:
    meant = MEANT.get(event, _not_left)
    everybody = sorted(in_order(state), key=lambda person: not meant(person))
    found = [(each.id.ref, ", ".join([each.id.ref, *_away(each)])) for each in everybody]
    return [*found, *_no_longer(state)] if event == PersonSealedDataErased.__name__ else found


def _not_left(person: Person) -> bool:
    return not person.departed


def _away(person: Person) -> list[str]:
    """Where somebody is who is not here."""
    return ["left"] if person.departed else ["missing"] if person.missing else ["out"] if person.out else []


def _no_longer(state: OperationState) -> Choices:
    """The numbers that were voided or taken back: what was typed under them is in the store all the same."""
    head = f"{PersonId.prefix}:"
    tags = {tag for recorded in state.recorded_events for tag in recorded.tags if tag.startswith(head)}
    stands = {each.id.tag for each in state.registered}
    return [(ref, f"{ref}, voided") for ref in sorted(tag.partition("/")[2] for tag in tags - stands)]


def _partners(state: OperationState, event: str) -> Choices:
    wanted = WANTED.get(event, bool)
    found = [(name.ref, name.ref) for name, each in state.partners.items() if wanted(each) and name.ref != INTERPRETERS]
    if event in ("PartnerArrived", "PartnerLeft") and state.all(InterpretersBooked):
        found.append((INTERPRETERS, "The booked interpreters"))
    if event == "AccessRevoked":
        asked = (each.partner for each in invited(state))
        found += [(name.ref, name.ref) for name in asked if name not in state.partners]
    return found


def _free_beds(state: OperationState) -> Choices:
    taken = {stay.bed for stay in state.stays if stay.end is None}
    return [
        (f"{centre.ref}.{number}", f"{centre.ref} bed {number}" if len(state.centres) > 1 else f"bed {number}")
        for centre, each in state.centres.items()
        if not shut(state, centre)
        for number in range(1, min(each.beds or 0, PEOPLE.most) + 1)
        if BedId(f"{centre}.{number}") not in taken
    ]


def _used(state: OperationState, kind: type[Scoped]) -> list[str]:
    """The references of a kind that any entry of the operation has named, in the order in which they came."""
    found: dict[str, None] = {}
    for each in state.entries:
        for field in fields_of(type(each.event), kind):
            value = getattr(each.event, field.name)
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None and one.tags:
                    found.setdefault(one.ref)
    return list(found)
