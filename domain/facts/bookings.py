"""When a room or an interpreter is spoken for; both may be shared by two operations."""

from datetime import datetime

from domain.events.interviews import InterpreterAssigned, RoomBooked
from domain.kernel import Fact, RecordedEvent
from domain.words import InterpreterId, RoomId


class Bookings(Fact):
    """The times at which a room or an interpreter was booked ahead."""

    types = (RoomBooked, InterpreterAssigned)

    def __init__(self, about: RoomId | InterpreterId) -> None:
        super().__init__(about)
        self.times: list[tuple[datetime, datetime]] = []

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, RoomBooked | InterpreterAssigned)
        self.times.append((recorded.event.starts, recorded.event.ends))

    def apply_later(self, recorded: RecordedEvent) -> None:
        self.apply(recorded)

    def overlap(self, starts: datetime, ends: datetime) -> bool:
        """Whether any booking shares a moment with this one; one may begin when another ends."""
        return any(starts < until and since < ends for since, until in self.times)
