"""From when until when each centre is to be open."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from domain.events.venue import CentreHoursPlanned
from domain.words import CentreId
from projections.operation.state import OperationState
from projections.views.made_ready import given_up

Stretch = tuple[datetime, datetime]
"""From one moment to another (UTC)."""
HOUR = timedelta(hours=1)
LONGEST = timedelta(days=31)
"""A centre is open for two to five days; what lies beyond a month is not looked at hour by hour."""


def centre_hours(state: OperationState) -> Mapping[CentreId, Stretch]:
    """The opening and the planned closing of each centre that has one; it opened when it did, once it did."""
    found: dict[CentreId, Stretch] = {}
    for name, (starts, ends) in hours_planned(state).items():
        centre = state.centres.get(name)
        found[name] = (centre.opened[0].at if centre and centre.opened else starts, ends)
    return found


def hours_planned(state: OperationState) -> Mapping[CentreId, Stretch]:
    """The hours of each centre as they were planned last.

    A centre that was given up before it opened has none, unless no other has: a day keeps its hours while another
    building is looked for.
    """
    said = {event.centre: (event.starts, event.ends) for _, event in state.events_of(CentreHoursPlanned)}
    return {centre: hours for centre, hours in said.items() if not given_up(state, centre)} or said


def first_opening(state: OperationState) -> datetime | None:
    """When the first centre opens (UTC); None where no hours are planned."""
    return min((starts for starts, _ in centre_hours(state).values()), default=None)


def open_hours(state: OperationState) -> list[datetime]:
    """Every hour (UTC) that any centre is to be open in, each once, by time."""
    found: set[datetime] = set()
    for starts, ends in centre_hours(state).values():
        hour, last = starts.astimezone(UTC).replace(minute=0, second=0, microsecond=0), min(ends, starts + LONGEST)
        while hour < last:
            found.add(hour)
            hour += HOUR
    return sorted(found)
