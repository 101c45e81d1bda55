"""Who may do and see what. One table of roles, one of events; nothing is open by default.

Whether something may ever be done is the decision's rule; here stands whether this user may do it, for whom, and
what of the log they may see. An audience is the set of compartments that a user's roles open.
"""

from dataclasses import dataclass, fields

from domain.kernel import Event
from domain.words import Agency, Sealed
from projections.operation.state import OperationState
from projections.views.sight import organisations_of
from service.access.table import AUDIENCE, COMPARTMENT, EVERYTHING, FIELD_COMPARTMENT, MAY_DO, THINGS
from service.codec import to_plain


class Forbidden(Exception):
    """This user may not do or see this; the text says why, in plain words."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody signed in. `acts_for` None means for every agency; `operations` None means by rule.

    `is_force` is whether their organisation arrests, as it is recorded at the moment that they ask.
    """

    user: str
    name: str
    agency: Agency
    roles: frozenset[str]
    acts_for: frozenset[str] | None = frozenset()
    operations: frozenset[str] | None = None
    is_force: bool = False


def may_do(viewer: Viewer, event: str) -> bool:
    """Whether a role of this user may enter this type of event."""
    return any(event in MAY_DO[role] or MAY_DO[role] == EVERYTHING for role in viewer.roles)


def may_act_for(viewer: Viewer, agency: str) -> bool:
    """Whether this user may record what another agency did. It is no way round a rule about that agency."""
    if viewer.acts_for is None:
        return True
    return Agency(agency).folded in {Agency(each).folded for each in (viewer.agency, *viewer.acts_for)}


def may_see_operation(viewer: Viewer, state: OperationState) -> bool:
    """An operation is seen by those it belongs to and by its committed partners, whatever their kind; by nobody else.

    Whoever declined or was shut out sees nothing of it; the council that leads it always does.
    """
    if viewer.operations is not None and state.id not in viewer.operations:
        return False
    return viewer.agency.folded in organisations_of(state)


def audience(viewer: Viewer) -> frozenset[str]:
    """The compartments that this user's roles open; suspects only to roles held in a police force."""
    opened = frozenset().union(*(AUDIENCE[role] for role in viewer.roles))
    return opened if viewer.is_force else opened - {"suspects"}


def may_see_outcomes(viewer: Viewer, compartment: str = "outcomes") -> None:
    """Raises Forbidden for those whose role does not see across the operations of their organisation."""
    if not THINGS[compartment] & audience(viewer) or viewer.operations is not None:
        raise Forbidden("Your role does not see the figures across operations.")


def sees(seen_by: frozenset[str], event: str) -> bool:
    """Whether an audience may know that an event of this type happened."""
    return COMPARTMENT[event] in seen_by


def shown(seen_by: frozenset[str], event: Event) -> dict[str, object]:
    """The fields of an event that an audience may see, as plain values; sealed text never."""
    if not sees(seen_by, type(event).__name__):
        return {}
    plain: dict[str, object] = to_plain(event)
    hidden = withheld(seen_by, event)
    return {field: value for field, value in plain.items() if field not in hidden and value is not None}


def withheld(seen_by: frozenset[str], event: Event) -> frozenset[str]:
    """The fields of an event that were recorded and are not shown to an audience; sealed text is shown to nobody."""
    name = type(event).__name__
    return frozenset(
        each.name
        for each in fields(event)
        if (value := getattr(event, each.name)) is not None
        and (isinstance(value, Sealed) or FIELD_COMPARTMENT[(name, each.name)] not in seen_by)
    )
