"""Which directory an operation's plan draws on, and who sees what of it: that of the council that leads it."""

from domain.events.organisations import ContactListed
from domain.words import Agency
from projections.across.directory import Directories, Directory
from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.visibility import may_see


def of_lead(directories: Directories, state: OperationState) -> Directory:
    """The directory of the council that leads an operation: what of it is shown, the callers below say."""
    return directories.of(state.operation.led_by)


def plans_from_own(viewer: Viewer, state: OperationState) -> bool:
    """Whether somebody plans an operation from their own directory: their council leads it."""
    lead = state.operation.led_by
    return lead is not None and lead.folded == viewer.agency.folded and may_see(audience(viewer), "directory")


def to_choose_from(directories: Directories, viewer: Viewer, state: OperationState) -> Directory:
    """The directory that somebody plans an operation from; an empty one where it is not theirs."""
    return directories.of(viewer.agency) if plans_from_own(viewer, state) else Directory()


def reached(directories: Directories, viewer: Viewer, state: OperationState, partner: str) -> list[ContactListed]:
    """How a partner of an operation is reached, for those on the plan, and for that partner itself."""
    own = viewer.agency.folded == Agency(partner).folded
    return of_lead(directories, state).of(partner) if own or may_see(audience(viewer), "contacts") else []


def told_of(directories: Directories, viewer: Viewer, state: OperationState, partner: str) -> list[ContactListed]:
    """The entries that say what a partner does, brings and expects, for those who see who comes."""
    return of_lead(directories, state).of(partner) if may_see(audience(viewer), "partners") else []
