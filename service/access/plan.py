"""What of a plan's gaps an audience may see."""

from collections.abc import Iterable

from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap
from projections.views.plan.gaps import plan_gaps
from service.access.table import PLAN_GAPS
from service.kinds import Everybody, organised


def shown_gaps(gaps: Iterable[PlanGap], seen_by: frozenset[str]) -> tuple[PlanGap, ...]:
    """Those of a plan's gaps that an audience may see, in their order."""
    return tuple(each for each in gaps if PLAN_GAPS[each.code] & seen_by)


def shown_plan(state: OperationState, seen_by: frozenset[str], everybody: Everybody) -> tuple[PlanGap, ...]:
    """What a plan lacks, as far as an audience may see it."""
    return shown_gaps(plan_gaps(state, organised(state, everybody)), seen_by)
