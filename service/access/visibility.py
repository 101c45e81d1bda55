"""What of an operation an audience may see: pages, frames and downloads ask here, and decide nothing themselves.

Three things are kept apart: *not recorded* (nobody entered it), *none* (it was looked at, and there is none), and
*not shown to you* (`may_see`, `sees_every_clock` and `withheld` say so).
"""

from datetime import datetime

from projections.operation.state import OperationState
from projections.views.alarms import Alarm, alarms
from projections.views.board import counts
from projections.views.clocks import Clock, clocks
from service.access.table import ALARMS, AUDIENCE, CLOCKS, COUNTS, THINGS

WALL = AUDIENCE["wall"]
"""A wall screen shows numbers and P-codes to whoever walks past, whoever signed it in."""


def may_see(seen_by: frozenset[str], thing: str) -> bool:
    """Whether an audience sees a page, or a part of one. Raises KeyError for what has no row in the access table."""
    return bool(THINGS[thing] & seen_by)


def sees_every_clock(seen_by: frozenset[str]) -> bool:
    """Whether no clock is kept from an audience, so that it may read that nothing runs out."""
    return all(compartments & seen_by for compartments in CLOCKS.values())


def shown_clocks(state: OperationState, seen_by: frozenset[str], now: datetime) -> list[Clock]:
    """The clocks that an audience may see."""
    return [clock for clock in clocks(state, now) if CLOCKS[clock.code] & seen_by]


def shown_counts(state: OperationState, seen_by: frozenset[str]) -> dict[str, int]:
    """The counts that an audience may see: arrests only where their number is theirs to know."""
    return {name: n for name, n in counts(state).items() if COUNTS[name] & seen_by}


def shown_alarms(state: OperationState, seen_by: frozenset[str]) -> list[Alarm]:
    """The alarms that an audience may see."""
    return [alarm for alarm in alarms(state) if ALARMS[alarm.code] & seen_by]
