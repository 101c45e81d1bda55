"""What a live view is: the parts of a page for an audience, rendered from the templates that drew the page."""

from collections.abc import Callable

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.access.visibility import known
from web.wording import sentence

Parts = dict[str, str]
"""HTML by the id of the element that it takes the place of."""
View = Callable[[OperationState, frozenset[str]], Parts]
"""Renders the parts of a view for an audience."""


def says(state: OperationState, recorded_events: list[RecordedEvent], audience: frozenset[str]) -> str:
    """One line for a screen reader: the latest thing that this audience may know."""
    latest = next(known(state, reversed(recorded_events), audience), None)
    return sentence(latest, audience) if latest else ""
