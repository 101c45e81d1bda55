"""Set how long people may wait in this operation, where it is not what is usual."""

from domain.events.planning import WaitingLimitsChanged
from domain.kernel import Record


class ChangeWaitingLimits(Record[WaitingLimitsChanged]):
    """Set how long people may wait in this operation, where it is not what is usual."""
