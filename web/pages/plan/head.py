"""The head of a plan: as whom it may be looked at, the entry that holds its day, and where it is decided."""

from typing import Any

from domain.events.amendments import EntryCorrected
from domain.events.partners import PartnerCommitted
from domain.events.planning import GoDecisionRecorded, OperationProposed
from projections.operation.state import OperationState
from projections.views.plan.partners import coming
from service.access.access import Viewer, may_amend, may_do
from web.http.addresses import form_of
from web.wording.labels import label


def head_of(state: OperationState, viewer: Viewer) -> dict[str, Any]:
    """What the template of the page takes for its head."""
    return {
        "kinds": ", ".join(str(label(each)) for each in state.operation.types),
        "proposal": _proposal(state, viewer),
        "decide": _decide(state, viewer),
    }


def looked_at_as(state: OperationState, viewer: Viewer) -> list[str]:
    """As whom whoever plans may look at the plan."""
    return [each.ref for each in coming(state)] if may_do(viewer, PartnerCommitted.__name__) else []


def _proposal(state: OperationState, viewer: Viewer) -> int | None:
    """The entry that holds the planned day; None once it begins or is cancelled, and for who may not put it right."""
    plan = state.operation
    if plan.proposed is None or plan.entry or plan.opened or plan.cancelled:
        return None
    may = may_amend(viewer, EntryCorrected.__name__, OperationProposed.__name__)
    return plan.proposed.position if may else None


def _decide(state: OperationState, viewer: Viewer) -> str | None:
    """The address of the go decision; None once the operation is live or cancelled, and for who does not decide."""
    plan = state.operation
    if plan.entry or plan.opened or plan.cancelled or not may_do(viewer, GoDecisionRecorded.__name__):
        return None
    return form_of(state.id, GoDecisionRecorded.__name__)
