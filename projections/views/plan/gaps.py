"""Every gap of a plan, computed from what is recorded: nothing is ticked by hand that the log knows."""

from collections.abc import Sequence
from operator import attrgetter

from projections.operation.state import OperationState
from projections.views.plan.agreed import agreed
from projections.views.plan.gap import CODES, PlanGap
from projections.views.plan.hours import hours
from projections.views.plan.invited import unanswered
from projections.views.plan.languages import interpreting
from projections.views.plan.partners import Organised, partners
from projections.views.plan.pieces import afterwards, information, pieces
from projections.views.plan.venue import venue

ORDER = {code: place for place, code in enumerate(CODES)}


def plan_gaps(state: OperationState, organised: Organised) -> tuple[PlanGap, ...]:
    """What the plan lacks, in the order of the codes; of one code in the order in which it came up."""
    found = [*pieces(state), *venue(state), *partners(state, organised), *interpreting(state), *information(state)]
    found += [*agreed(state, organised), *afterwards(state), *hours(state, organised), *unanswered(state)]
    return tuple(sorted(found, key=lambda each: ORDER[each.code]))


def plain_plan(gaps: Sequence[PlanGap]) -> dict[str, object]:
    """The gaps as a program reads them, and how many of them block a lawful or safe day."""
    rows = [
        {"code": each.code, "about": each.about, "owner": each.owner, "due": each.due, "blocks": each.blocks}
        for each in gaps
    ]
    return {"gaps": rows, "blocking": sum(map(attrgetter("blocks"), gaps))}
