"""Of what kind the partners of an operation are: as registered, else as organisations of that name usually are."""

from domain.words import Agency
from projections.across.organisations import Organisations
from projections.operation.state import OperationState
from service.names import usual


def kinds_of_partners(state: OperationState, organisations: Organisations) -> dict[str, str]:
    """The kind of each partner, by its folded name."""
    return {
        each.folded: known.kind if (known := organisations.of(each)) else usual(each)["kind"]
        for each in (Agency(name.ref) for name in state.partners)
    }
