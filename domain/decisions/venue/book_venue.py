"""Book a building: its beds, for some nights."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.venue import VenueBooked
from domain.facts.organisations import Hosts
from domain.facts.places import PlaceNights, PlaceOf
from domain.kernel import Gate


class BookVenue(Gate[VenueBooked]):
    """Book a building: its beds, for some nights.

    A place is one of the council's that leads: another council may call another building the same, and learns nothing
    of this one. No two operations hold it on one night, unless that council's directory says that it is shared. A
    centre that is booked in another building gives up the one before.
    """

    computed = ("lead", "exercise", "instead_of")

    def ask(self) -> None:
        self.hosts = self.fact(Hosts(self.what.operation))
        self.before = self.fact(PlaceOf(self.what.centre))
        if self.what.place is not None:
            self.booked = self.fact(PlaceNights(self.what.place))

    def why_not(self) -> Iterator[str]:
        if self.what.place is not None and self.booked.taken(self.decide()):
            yield "place_taken"

    def decide(self) -> VenueBooked:
        left = self.before.building if self.what.place not in (None, self.before.building) else None
        return replace(self.what, lead=self.hosts.lead, exercise=self.hosts.exercise, instead_of=left)
