"""Record which rooms are ready, and for what."""

from domain.events.venue import RoomsPrepared
from domain.kernel import Record


class PrepareRooms(Record[RoomsPrepared]):
    """Record which rooms are ready, and for what."""
