"""Who may do and see what. One table of roles, one of events; nothing is open by default.

Whether something may ever be done is the decision's rule; here stands whether this user may do it, for whom, and
what of the log they may see. An audience is the set of compartments that a user's roles open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from domain.declaration import declared, derived, fields_of
from domain.events.amendments import Becomes, EntryCorrected
from domain.kernel import Event, RecordedEvent
from domain.texts import Tag
from domain.unreadable import Unreadable
from domain.words import Agency, Sealed
from projections.operation.state import OperationState
from projections.views.sight import organisations_of
from service.access.figures import figures_for
from service.access.table import AUDIENCE, COMPARTMENT, EVERYTHING, FIELD_COMPARTMENT, MAIN, MAY_DO, THINGS
from service.codec import to_plain


class Forbidden(Exception):
    """This user may not do or see this; the text says why, in plain words."""


BY_LINK = frozenset({"PartnerCommitted", "PartnerDeclined", "PartnerHoursPlanned"})
"""What an organisation enters by the link of its invitation, without an account and without a role."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody signed in. `acts_for` None means for every agency; `operations` None means by rule.

    `is_force` is whether their organisation arrests, as it is recorded at the moment that they ask. A program's token
    stands for nobody whom the law names: what is sealed stays closed to it, and it may be one that only reads.
    """

    user: str
    name: str
    agency: Agency
    roles: frozenset[str]
    acts_for: frozenset[str] | None = frozenset()
    operations: frozenset[str] | None = None
    is_force: bool = False
    by_link: bool = False
    by_token: bool = False
    reads_only: bool = False


def may_do(viewer: Viewer, event: str) -> bool:
    """Whether a role of this user, or the link that they answer by, lets them enter this type of event."""
    return not viewer.reads_only and ((viewer.by_link and event in BY_LINK) or roles_may(viewer.roles, event))


def roles_may(roles: Iterable[str], event: str) -> bool:
    """Whether one of these roles may enter this type of event."""
    return any(event in MAY_DO[role] or MAY_DO[role] == EVERYTHING for role in roles)


def plays_days(viewer: Viewer) -> bool:
    """Whether this user plays whole days, whose scripts leave out what is usual."""
    return any(MAY_DO[role] == EVERYTHING for role in viewer.roles)


def may_record(viewer: Viewer) -> bool:
    """Whether this user may enter anything at all."""
    return not viewer.reads_only and any(MAY_DO[role] for role in viewer.roles)


def main_action(viewer: Viewer) -> str | None:
    """The event that this user comes to the board to enter; None for those who only look."""
    return next((event for role, event in MAIN.items() if role in viewer.roles), None)


def may_act_for(viewer: Viewer, agency: str) -> bool:
    """Whether this user may record what another agency did. It is no way round a rule about that agency."""
    if viewer.acts_for is None:
        return True
    return Agency(agency).folded in {Agency(each).folded for each in (viewer.agency, *viewer.acts_for)}


def must_act_for(viewer: Viewer, agency: object) -> None:
    """Raises Forbidden where this user may not record what another agency did, in case one is named."""
    if agency and not may_act_for(viewer, str(agency)):
        raise Forbidden(f"You may not record on behalf of {agency}.")


def may_see_operation(viewer: Viewer, state: OperationState) -> bool:
    """An operation is seen by those it belongs to and by its committed partners, whatever their kind; by nobody else.

    Whoever declined or was shut out sees nothing of it; the council that leads it always does.
    """
    if viewer.operations is not None and state.id not in viewer.operations:
        return False
    return viewer.agency.folded in state.once(organisations_of)


def audience(viewer: Viewer) -> frozenset[str]:
    """The compartments that this user's roles open; suspects only to roles held in a police force, names to people."""
    return _opened(viewer.roles, viewer.is_force, viewer.by_token)


@cache  # Every open screen holds it.
def _opened(roles: frozenset[str], in_a_force: bool, by_token: bool) -> frozenset[str]:
    opened = frozenset().union(*(AUDIENCE[role] for role in roles))
    closed = {"suspects"} if not in_a_force else set()
    return opened - closed - ({"identity"} if by_token else set())


def must_open_sealed(viewer: Viewer) -> None:
    """Raises Forbidden for a program: whatever is sealed is read by a person, who says why."""
    if viewer.by_token:
        raise Forbidden("A program's token opens no sealed text. Somebody with an account opens it on its page.")


def may_see_outcomes(viewer: Viewer, compartment: str = "outcomes") -> None:
    """Raises Forbidden for those whose role does not see across the operations of their organisation."""
    if not THINGS[compartment] & audience(viewer) or viewer.operations is not None:
        raise Forbidden("Your role does not see the figures across operations.")


def sees(seen_by: frozenset[str], event: str) -> bool:
    """Whether an audience may know that an event of this type happened."""
    return COMPARTMENT[event] in seen_by


def sees_stored(seen_by: frozenset[str], name: str) -> bool:
    """The same of a name as it is stored; what is of no type that there is, belongs to no compartment."""
    return name not in COMPARTMENT or sees(seen_by, name)


def may_know(viewer: Viewer, name: str) -> bool:
    """Whether this user may know that what is stored under a name happened: they are shown it, or may enter it."""
    return may_do(viewer, name) or sees_stored(audience(viewer), name)


def may_amend(viewer: Viewer, amendment: str, name: str) -> bool:
    """Whether this user may void or correct an entry stored under a name: nobody amends what they may not enter."""
    return may_do(viewer, amendment) and (name not in COMPARTMENT or may_do(viewer, name))


def shown(seen_by: frozenset[str], event: Event) -> dict[str, object]:
    """The fields of an event that an audience may see, as plain values; sealed text never.

    Of a correction they are no more than of the entry that it corrects.
    """
    if not sees(seen_by, type(event).__name__):
        return {}
    fields = _fields(seen_by, event, withheld(seen_by, event))
    return {name: value for name, value in fields.items() if value is not None}


def told(seen_by: frozenset[str], event: Event) -> dict[str, object]:
    """The fields of an event as they are answered to whoever entered it, who knows what they typed: a sealed text by
    its reference, and of what was corrected only what they may see."""
    return _fields(seen_by, event, frozenset(each.name for each in fields_of(type(event), Tag)))


def withheld(seen_by: frozenset[str], event: Event) -> frozenset[str]:
    """The fields of an event that were recorded and are not shown to an audience; sealed text is shown to nobody."""
    kind = type(event).__name__
    narrower = {name for name in declared(type(event)) if FIELD_COMPARTMENT[(kind, name)] not in seen_by}
    hidden = frozenset(name for name in narrower | _inside(type(event)) if getattr(event, name) is not None)
    if not isinstance(event, EntryCorrected):
        return hidden
    whole = all(sees_whole(seen_by, each.recorded.event) for each in event.becomes)
    return hidden if whole else hidden | {"reason"}


def sees_whole(seen_by: frozenset[str], event: Event) -> bool:
    """Whether everything that was recorded in an event is for an audience, what is sealed of it included."""
    if isinstance(event, Unreadable):
        return sees_stored(seen_by, event.kind)
    kind = type(event).__name__
    recorded = (name for name in declared(type(event)) if getattr(event, name) is not None)
    return sees(seen_by, kind) and all(FIELD_COMPARTMENT[(kind, name)] in seen_by for name in recorded)


@derived
def _inside(event: type[Event]) -> frozenset[str]:
    """The fields that nobody is shown: references into the vault, and the tags that rules ask by."""
    return frozenset(each.name for kind in (Sealed, Tag) for each in fields_of(event, kind))


def _fields(seen_by: frozenset[str], event: Event, hidden: frozenset[str]) -> dict[str, object]:
    plain: dict[str, object] = {**to_plain(event), **figures_for(seen_by, event)}
    if isinstance(event, EntryCorrected):
        plain["becomes"] = [_becomes(seen_by, each.recorded) for each in event.becomes if _seen(seen_by, each)]
    return {field: value for field, value in plain.items() if field not in hidden}


def _seen(seen_by: frozenset[str], each: Becomes) -> bool:
    return sees(seen_by, type(each.recorded.event).__name__)


def _becomes(seen_by: frozenset[str], recorded: RecordedEvent) -> dict[str, object]:
    """An event as it should have been, as an audience may see it."""
    when_and_who = {"happened_at": recorded.at, "on_behalf_of": recorded.envelope.on_behalf_of}
    return {
        "type": type(recorded.event).__name__,
        "position": recorded.position,
        "e": to_plain(when_and_who),
        "d": shown(seen_by, recorded.event),
    }
