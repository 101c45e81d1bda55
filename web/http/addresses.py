"""Where a page finds the form of an entry."""

from service.commands.names import DECISIONS, slug

OUTSIDE_ANY = "new"
"""Stands in an address for the operation, where an entry is about none."""


def form_of(operation: str, event: str) -> str:
    """The address of the form that enters a type of event."""
    return f"/operations/{operation}/do/{slug(DECISIONS[event])}"
