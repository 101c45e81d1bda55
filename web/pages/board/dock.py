"""What is always under the thumb on a board: the addresses and words of its dock."""

from projections.operation.state import OperationState
from service.access.access import Viewer, audience, main_action, may_do, may_record
from service.access.visibility import may_see
from service.commands.names import DECISIONS, slug
from web.pages.record.at_centre import at_centre

MAIN = {
    "PersonRegistered": "Register",
    "TransportArrived": "Arrived",
    "HealthScreenCompleted": "Screened",
    "PersonDebriefStarted": "Start talk",
    "BedAllocated": "Give bed",
    "WelfareProvided": "Welfare",
    "SiteEntered": "Entered",
    "PartnerCommitted": "Partner",
    "LessonRecorded": "Lesson",
    "BriefingAcknowledged": "Briefing",
}
"""What a role comes to the board for, in words that fit the dock."""


def dock(state: OperationState, viewer: Viewer, centre: str) -> list[tuple[str, str]]:
    """The addresses and words of what is always under the thumb; none for those who only look.

    What is opened from a board of one centre is asked of that centre.
    """
    if not may_record(viewer):
        return []
    here, main = f"/operations/{state.id}", main_action(viewer)
    at = f"?centre={centre}" if centre else ""
    found = [(f"{here}/people", "Person no.")] if may_see(audience(viewer), "people") else []
    found += [(at_centre(state.id, slug(DECISIONS[main]), centre), MAIN[main])] if main else []
    found += [(f"{here}/door{at}", "Out / in")] if found and may_do(viewer, "TemporaryExitLogged") else []
    return [*found, (f"{here}/do{at}", "More")]
