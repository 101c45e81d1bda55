"""What rules ask about the plan."""

from datetime import date, timedelta

from domain.events.planning import (
    BriefingIssued,
    DecisionRecorded,
    InformationRequested,
)
from domain.events.venue import VenueBooked, VenueReleased
from domain.kernel import Fact, Past
from domain.words import OperationId, PlaceId


class ServicesAsked(Fact):
    """Which council services were asked what they hold."""

    types = (InformationRequested,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.services: set[str] = set()

    def see(self, past: Past) -> None:
        if isinstance(past.event, InformationRequested):
            self.services.add(past.event.service)


class DecisionRefs(Fact):
    """The references in the decision log."""

    types = (DecisionRecorded,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.refs: set[str] = set()

    def see(self, past: Past) -> None:
        if isinstance(past.event, DecisionRecorded):
            self.refs.add(past.event.ref)


class BriefingVersions(Fact):
    """Which versions of the briefing were issued."""

    types = (BriefingIssued,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.issued: set[int] = set()

    def see(self, past: Past) -> None:
        if isinstance(past.event, BriefingIssued):
            self.issued.add(past.event.version)


class PlaceNights(Fact):
    """On which nights a building is booked, by any operation."""

    types = (VenueBooked, VenueReleased)

    def __init__(self, about: PlaceId) -> None:
        super().__init__(about)
        self.nights: set[date] = set()

    def see(self, past: Past) -> None:
        if isinstance(past.event, VenueBooked):
            self.nights |= nights_of(past.event)

    def taken(self, booking: VenueBooked) -> bool:
        """Whether any night of the booking is booked already."""
        return bool(self.nights & nights_of(booking))


def nights_of(booking: VenueBooked) -> set[date]:
    """The nights of a booking, by the date they begin on; none where the first night was not recorded."""
    if booking.first_night is None:
        return set()
    return {booking.first_night + timedelta(days=night) for night in range(booking.nights or 1)}
