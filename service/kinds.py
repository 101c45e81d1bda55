"""Of what kind the partners of an operation are: as registered, else as organisations of that name usually are."""

from domain.policy.organisations import BY_KIND, Dates
from domain.words import Agency
from projections.across.organisations import Organisations
from projections.operation.state import OperationState
from projections.views.plan.gap import policy_day
from projections.views.plan.partners import Organised
from service.names import usual


def kinds_of_partners(state: OperationState, organisations: Organisations) -> dict[str, str]:
    """The kind of each partner, by its folded name."""
    return {
        each.folded: known.kind if (known := organisations.of(each)) else usual(each)["kind"]
        for each in (Agency(name.ref) for name in state.partners)
    }


def organised(state: OperationState, organisations: Organisations) -> Organised:
    """The kind of each partner, and which of them are first responder organisations on the planned day."""
    kinds, day = kinds_of_partners(state, organisations), policy_day(state)
    dates = {
        name: known.dates if (known := organisations.of(name)) else BY_KIND.get(kind, Dates())
        for name, kind in kinds.items()
    }
    return Organised(kinds, frozenset(name for name, each in dates.items() if each.may_refer(day)))
