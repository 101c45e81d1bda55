"""Propose an operation: how many people are expected, of what, where."""

from domain.events.planning import OperationProposed
from domain.kernel import Gate


class ProposeOperation(Gate[OperationProposed]):
    """Propose an operation: how many people are expected, of what, where."""

    makes = ("operation",)
