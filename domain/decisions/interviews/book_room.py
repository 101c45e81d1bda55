"""Keep a room free for a person."""

from collections.abc import Iterator

from domain.events.interviews import RoomBooked
from domain.facts.bookings import Bookings
from domain.kernel import Gate


class BookRoom(Gate[RoomBooked]):
    """Keep a room free for a person."""

    def ask(self) -> None:
        self.bookings = self.fact(Bookings(self.what.room))

    def why_not(self) -> Iterator[str]:
        if self.bookings.overlap(self.what.starts, self.what.ends):
            yield "room_taken"
