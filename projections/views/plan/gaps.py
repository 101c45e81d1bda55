"""Every gap of a plan, computed from what is recorded: nothing is ticked by hand that the log knows."""

from collections.abc import Sequence
from operator import attrgetter

from projections.operation.state import OperationState
from projections.views.plan.agreed import agreed
from projections.views.plan.gap import ADVISED, CODES, PlanGap
from projections.views.plan.hours import hours
from projections.views.plan.invited import unanswered
from projections.views.plan.languages import interpreting
from projections.views.plan.moved import moved
from projections.views.plan.partners import Organised, partners
from projections.views.plan.pieces import afterwards, information, pieces
from projections.views.plan.venue import venue

ORDER = {code: place for place, code in enumerate(CODES)}


def plan_gaps(state: OperationState, organised: Organised) -> tuple[PlanGap, ...]:
    """What the plan lacks, in the order of the codes; of one code in the order in which it came up."""
    found = [*pieces(state), *venue(state), *partners(state, organised), *interpreting(state), *information(state)]
    found += [
        *agreed(state, organised),
        *afterwards(state),
        *hours(state, organised),
        *moved(state),
        *unanswered(state),
    ]
    return tuple(sorted(found, key=lambda each: ORDER[each.code]))


def plain_plan(gaps: Sequence[PlanGap]) -> dict[str, object]:
    """The gaps as a program reads them: those that every plan is held against, how many of them block a lawful or
    safe day, and apart from them what is advised beside."""
    return {
        "gaps": [_plain(each) for each in gaps if each.code not in ADVISED],
        "blocking": sum(map(attrgetter("blocks"), gaps)),
        "advised": [_plain(each) for each in gaps if each.code in ADVISED],
    }


def _plain(one: PlanGap) -> dict[str, object]:
    return {"code": one.code, "about": one.about, "owner": one.owner, "due": one.due, "blocks": one.blocks}
