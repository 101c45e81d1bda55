"""Record that people came without a vehicle."""

from domain.events.arrivals import WalkInArrived
from domain.kernel import Record


class RecordWalkIn(Record[WalkInArrived]):
    """Record that people came to the centre without a vehicle."""
