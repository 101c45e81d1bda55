"""From when until when each centre is to be open."""

from collections.abc import Mapping
from datetime import datetime

from domain.events.venue import CentreHoursPlanned
from domain.words import CentreId
from projections.operation.state import OperationState

Stretch = tuple[datetime, datetime]
"""From one moment to another (UTC)."""


def centre_hours(state: OperationState) -> Mapping[CentreId, Stretch]:
    """The opening and the planned closing of each centre that has one; it opened when it did, once it did."""
    found: dict[CentreId, Stretch] = {}
    for _, event in state.events_of(CentreHoursPlanned):
        centre = state.centres.get(event.centre)
        opened = centre.opened[0].at if centre and centre.opened else event.starts
        found[event.centre] = (opened, event.ends)
    return found


def first_opening(state: OperationState) -> datetime | None:
    """When the first centre opens (UTC); None where no hours are planned."""
    return min((starts for starts, _ in centre_hours(state).values()), default=None)
