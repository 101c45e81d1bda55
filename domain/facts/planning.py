"""What rules ask about the plan."""

from datetime import date, timedelta

from domain.bounds import NIGHTS
from domain.events.planning import (
    BriefingIssued,
    DecisionRecorded,
    InformationRequested,
)
from domain.events.venue import VenueBooked
from domain.kernel import Fact, RecordedEvent
from domain.words import OperationId, PlaceId


class ServicesAsked(Fact):
    """Which council services were asked what they hold."""

    types = (InformationRequested,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.services: set[str] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, InformationRequested)
        self.services.add(recorded.event.service)


class DecisionRefs(Fact):
    """The references in the decision log."""

    types = (DecisionRecorded,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.refs: set[str] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, DecisionRecorded)
        self.refs.add(recorded.event.ref)


class BriefingVersions(Fact):
    """Which versions of the briefing were issued."""

    types = (BriefingIssued,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.issued: set[int] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, BriefingIssued)
        self.issued.add(recorded.event.version)


class PlaceNights(Fact):
    """On which nights a building is booked, by any operation."""

    types = (VenueBooked,)

    def __init__(self, about: PlaceId) -> None:
        super().__init__(about)
        self.bookings: list[VenueBooked] = []

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, VenueBooked)
        self.bookings.append(recorded.event)

    def apply_later(self, recorded: RecordedEvent) -> None:
        self.apply(recorded)

    def taken(self, booking: VenueBooked) -> bool:
        """Whether any night of the booking is booked already for the same council; an exercise takes no real one's."""
        same = [each for each in self.bookings if each.exercise == booking.exercise and _same_lead(each, booking)]
        return any(nights_of(each) & nights_of(booking) for each in same)


def _same_lead(one: VenueBooked, other: VenueBooked) -> bool:
    """Whether two bookings are the same council's; one that was stored without its lead may be anybody's."""
    return one.lead is None or other.lead is None or one.lead.folded == other.lead.folded


def nights_of(booking: VenueBooked) -> set[date]:
    """The nights of a booking, by the date they begin on; none where the first night was not recorded."""
    if booking.first_night is None:
        return set()
    nights = min(booking.nights or 1, NIGHTS.most)  # What was stored before the bound was drawn takes no year away.
    return {booking.first_night + timedelta(days=night) for night in range(nights)}
