"""A plan that is made within hours."""

from datetime import datetime

from domain.policy.planning import is_quick
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import first_opening


def opening(state: OperationState) -> datetime | None:
    """When the first centre of a quick-time plan is to open (UTC); None for a plan that has longer, or no hour."""
    proposed = state.operation.proposed
    opens = first_opening(state)
    return opens if proposed and opens and is_quick(proposed.at, opens) else None
