"""The forms that fill what a simulation cannot do without, or that make it truer."""

from projections.operation.state import OperationState
from projections.views.plan.capacity import CapacityPlanned
from service.access.access import Viewer, may_do
from service.simulation.scene import Capacity
from web.http.addresses import form_of

MISSING = {
    "ExpectedNumberRevised": ("How many people are expected", "Say how many"),
    "CentreHoursPlanned": ("From when until when the centre is open", "Plan the centre's hours"),
}
"""What a simulation cannot do without: the entry that fills it, its words and its button."""
BETTER = {
    "LanguageExpected": "Expect a language",
    "InterpretersBooked": "Book interpreters",
    "RoomsPrepared": "Make rooms ready",
    "PartnerHoursPlanned": "Plan a partner's hours",
}
"""What makes it truer."""


def lacks(plan: CapacityPlanned, has: Capacity | None, event: str) -> bool:
    """Whether what an entry fills is missing, in the plan and in what was typed."""
    if event == "CentreHoursPlanned":
        return plan.opens is None
    return plan.expected is None and (has is None or not has.people)


def form_here(state: OperationState, viewer: Viewer, event: str) -> str | None:
    """The address of a form that leads back here; None for who may not fill it."""
    if not may_do(viewer, event):
        return None
    return f"{form_of(state.id, event)}?next=/operations/{state.id}/capacity"
