"""What of an operation's state an audience may see."""

from projections.operation.state import OperationState
from projections.views.alarms import Alarm, alarms
from projections.views.board import counts
from service.access.table import ALARM_COMPARTMENT

WALL = frozenset({"counts", "people"})
"""A wall screen shows numbers and P-codes to whoever walks past, whoever signed it in."""


def shown_counts(state: OperationState, seen_by: frozenset[str]) -> dict[str, int]:
    """The counts that an audience may see: arrests only where their number is theirs to know."""
    found = counts(state)
    if not seen_by & {"arrests", "suspects"}:
        del found["arrests"]
    return found


def shown_alarms(state: OperationState, seen_by: frozenset[str]) -> list[Alarm]:
    """The alarms that an audience may see."""
    return [alarm for alarm in alarms(state) if ALARM_COMPARTMENT[alarm.code] in seen_by]
