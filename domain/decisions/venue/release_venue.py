"""Record that the building was given back."""

from dataclasses import replace

from domain.events.venue import VenueReleased
from domain.facts.places import PlaceOf
from domain.kernel import Record


class ReleaseVenue(Record[VenueReleased]):
    """Record that the building was given back: from that day on its nights are free for others."""

    late = True
    computed = ("place",)

    def ask(self) -> None:
        self.booking = self.fact(PlaceOf(self.what.centre))

    def decide(self) -> VenueReleased:
        return replace(self.what, place=self.booking.building)
