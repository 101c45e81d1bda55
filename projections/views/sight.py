"""Whose an operation is: the council that leads it, the others it belongs to, and its committed partners."""

from domain.unreadable import stored_as
from domain.words import Agency
from projections.operation.state import OperationState


def organisations_of(state: OperationState) -> frozenset[str]:
    """The organisations that see an operation, by their folded names.

    Who declined, or was shut out, is none of them; the council that leads it always is. An operation that was proposed
    before leads were kept, or whose proposal cannot be read any more, is led by whoever proposed it.
    """
    plan, lead = state.operation, led_by(state)
    if lead is None:
        return frozenset()
    others = {each.folded for each in plan.others}
    partners = {Agency(name.ref).folded: each for name, each in state.partners.items()}
    gone = {name for name, each in partners.items() if each.revoked or each.declined}
    committed = {name for name, each in partners.items() if each.mode is not None}
    return frozenset({lead, *((others | committed) - gone)})


def led_by(state: OperationState) -> str | None:
    """The organisation that leads an operation, by its folded name; None of one that nobody proposed."""
    unreadable = (each.envelope for each in state.broken_by if stored_as(each.event) == "OperationProposed")
    lead = state.operation.led_by or next((each.on_behalf_of for each in unreadable), None)
    return lead.folded if lead else None
