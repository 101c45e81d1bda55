"""Record that one shift handed over to the next."""

from domain.events.venue import ShiftHandoverRecorded
from domain.kernel import Record


class HandOverShift(Record[ShiftHandoverRecorded]):
    """Record that one shift handed over to the next."""
