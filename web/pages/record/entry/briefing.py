"""What the page of a briefing says beside its text: who has confirmed it, and the button of who may."""

from dataclasses import dataclass

from domain.events.planning import BriefingAcknowledged, BriefingIssued
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from projections.views.plan.briefings import readings
from service.access.access import Viewer, may_do, sees
from web.http.addresses import form_of
from web.wording import sentence

CONFIRM = BriefingAcknowledged.__name__


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """What a partner's own account confirms by one tap once it has opened the briefing."""

    address: str
    partner: str
    version: int


def confirmations(state: OperationState, recorded: RecordedEvent, seen_by: frozenset[str]) -> list[str] | None:
    """Each confirmation of this version in words; None for another event, and for who may not know of them."""
    event = recorded.event
    if not isinstance(event, BriefingIssued) or not sees(seen_by, CONFIRM):
        return None
    return [sentence(confirmed, seen_by) for confirmed, _ in readings(state, event.version)]


def to_confirm(state: OperationState, recorded: RecordedEvent, viewer: Viewer) -> ToConfirm | None:
    """The button for the partner's own account; None where it has confirmed this version as it stands, or has none."""
    event = recorded.event
    if not isinstance(event, BriefingIssued) or not may_do(viewer, CONFIRM):
        return None
    own = next((each for each in state.partners if each.ref == viewer.agency), None)
    if own is None or any(each.partner == own for _, each in readings(state, event.version)):
        return None
    return ToConfirm(form_of(state.id, CONFIRM), own.ref, event.version)
