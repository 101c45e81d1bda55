"""What rules ask about buildings: on which nights each is held, by whom, and whether it may be shared."""

from datetime import date, timedelta

from domain.bounds import NIGHTS
from domain.events.organisations import VenueListed
from domain.events.planning import OperationCancelled
from domain.events.venue import VenueBooked, VenueReleased
from domain.kernel import Fact, RecordedEvent
from domain.times import local_date
from domain.words import CentreId, OperationId, PlaceId


class PlaceNights(Fact):
    """On which nights a building is booked, by the latest booking of each centre, and which councils share it."""

    types = (VenueBooked, VenueReleased, OperationCancelled, VenueListed)

    def __init__(self, about: PlaceId) -> None:
        super().__init__(about)
        self.building = about
        self.bookings: dict[CentreId, tuple[VenueBooked, set[date]]] = {}
        self.shared: dict[str, bool | None] = {}

    def apply(self, recorded: RecordedEvent) -> None:
        event = recorded.event
        if isinstance(event, VenueListed):
            self.shared[event.council.folded] = event.shared
        elif isinstance(event, VenueBooked) and event.instead_of == self.building:
            self.bookings.pop(event.centre, None)
        elif isinstance(event, VenueBooked):
            self.bookings[event.centre] = (event, nights_of(event))
        elif isinstance(event, OperationCancelled):
            self.bookings = {
                centre: each for centre, each in self.bookings.items() if centre.operation != event.operation
            }
        else:
            back = local_date(recorded.at)
            assert isinstance(event, VenueReleased)
            _, nights = self.bookings.get(event.centre, (None, set[date]()))
            nights.difference_update([night for night in nights if night >= back])

    def apply_later(self, recorded: RecordedEvent) -> None:
        self.apply(recorded)

    def taken(self, booking: VenueBooked) -> bool:
        """Whether another centre holds any of these nights for the same council, which does not share the building.

        An exercise takes no real one's night.
        """
        return bool(self._others(booking, nights_of(booking)))

    def held_twice(self, operation: OperationId) -> set[date]:
        """The nights on which a centre of an operation holds the building although another does."""
        own = [each for centre, each in self.bookings.items() if centre.operation == operation]
        return {night for booking, nights in own for night in self._others(booking, nights)}

    def _others(self, booking: VenueBooked, nights: set[date]) -> set[date]:
        """Those of a booking's nights that another centre holds."""
        if booking.lead is not None and self.shared.get(booking.lead.folded):
            return set()
        others = [(each, held) for centre, (each, held) in self.bookings.items() if centre != booking.centre]
        same = [held for each, held in others if each.exercise == booking.exercise and _same_lead(each, booking)]
        return set().union(*(nights & held for held in same))


class PlaceOf(Fact):
    """The building that a centre is booked in; a booking that names none leaves it where it is."""

    types = (VenueBooked,)
    building: PlaceId | None = None

    def __init__(self, about: CentreId) -> None:
        super().__init__(about)

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, VenueBooked)
        self.building = recorded.event.place or self.building


class PlacesOf(Fact):
    """The buildings that an operation booked, each once."""

    types = (VenueBooked,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.places: dict[PlaceId, None] = {}

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, VenueBooked)
        if recorded.event.place is not None:
            self.places.setdefault(recorded.event.place)


def _same_lead(one: VenueBooked, other: VenueBooked) -> bool:
    """Whether two bookings are the same council's; one that was stored without its lead may be anybody's."""
    return one.lead is None or other.lead is None or one.lead.folded == other.lead.folded


def nights_of(booking: VenueBooked) -> set[date]:
    """The nights of a booking, by the date they begin on; none where the first night was not recorded."""
    if booking.first_night is None:
        return set()
    nights = min(booking.nights or 1, NIGHTS.most)  # What was stored before the bound was drawn takes no year away.
    return {booking.first_night + timedelta(days=night) for night in range(nights)}
