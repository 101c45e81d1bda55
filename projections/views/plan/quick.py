"""A plan that is made within hours: until when each piece is wanted, and which can wait."""

from datetime import datetime

from domain.policy.planning import due_before, is_quick
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import centre_hours


def opening(state: OperationState) -> datetime | None:
    """When the first centre of a quick-time plan is to open (UTC); None for a plan that has longer, or no hour."""
    proposed = state.operation.proposed
    opens = min((starts for starts, _ in centre_hours(state).values()), default=None)
    return opens if proposed and opens and is_quick(proposed.at, opens) else None


def due_tonight(state: OperationState, code: str) -> datetime | None:
    """Until when (UTC) a gap of a quick-time plan is to be filled; None for one that can wait, and any other plan."""
    opens = opening(state)
    return due_before(code, opens) if opens else None
