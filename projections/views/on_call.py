"""Partners on call whom a fact of the day wants: a child is here, and children's services are not, nor called in."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from domain.policy.organisations import CHILDRENS_SERVICES
from domain.words import Agency, PartnerId
from projections.operation.state import OperationState


def wanted_on_call(state: OperationState, kinds: Mapping[str, str]) -> Iterator[tuple[PartnerId, datetime]]:
    """Each partner to call in, and since when (UTC): the first child that is here, or the partner's going if later.

    Nobody is called in to a centre that has closed. `kinds` is the kind of each partner by its folded name.
    """
    children = [each.child_since.at for each in state.registered if each.child_since and not each.away]
    services = [
        (name, each)
        for name, each in state.partners.items()
        if kinds.get(Agency(name.ref).folded) == CHILDRENS_SERVICES
    ]
    if not children or state.operation.course.closed or any(each.here or each.called_in for _, each in services):
        return
    for name, partner in services:
        if partner.mode == "on_call":
            gone = [each.at for each in (partner.left, partner.stood_down) if each]
            yield name, max([min(children), *gone])
