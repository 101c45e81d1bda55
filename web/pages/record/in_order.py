"""People as they are looked for on a list: by their numbers, whenever they came."""

from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.waiting import by_number


def in_order(state: OperationState) -> list[Person]:
    """The people whose registration was not voided, P99 before P100."""
    return sorted(state.registered, key=lambda each: by_number(each.id.ref))
