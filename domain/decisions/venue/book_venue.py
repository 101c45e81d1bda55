"""Book a building: its beds, for some nights."""

from collections.abc import Iterator

from domain.events.venue import VenueBooked
from domain.facts.planning import PlaceNights
from domain.kernel import Gate


class BookVenue(Gate[VenueBooked]):
    """Book a building: its beds, for some nights."""

    def ask(self) -> None:
        if self.what.place is not None:
            self.booked = self.fact(PlaceNights(self.what.place))

    def why_not(self) -> Iterator[str]:
        if self.what.place is not None and self.booked.taken(self.what):
            yield "place_taken"
