"""What of a plan's gaps an audience may see."""

from projections.across.organisations import Organisations
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap
from projections.views.plan.gaps import plan_gaps
from service.access.table import PLAN_GAPS
from service.kinds import organised


def shown_plan(state: OperationState, seen_by: frozenset[str], organisations: Organisations) -> tuple[PlanGap, ...]:
    """The gaps that an audience may see, in their order."""
    found = plan_gaps(state, organised(state, organisations))
    return tuple(each for each in found if PLAN_GAPS[each.code] & seen_by)
