"""Who holds which bed, by now. One bed one person: this is asked by position, not by time."""

from domain.events.beds import BedAllocated, BedReleased
from domain.events.departures import PersonDeparted
from domain.events.venue import VenueBooked
from domain.kernel import Fact, RecordedEvent
from domain.words import BedId, CentreId, PersonId


class Occupancy(Fact):
    """Who sleeps in a centre's numbered beds, or in one of them; leaving frees the bed."""

    types = (BedAllocated, BedReleased, PersonDeparted)

    def __init__(self, about: CentreId | BedId | PersonId) -> None:
        super().__init__(about)
        self.about = about
        self.held: dict[BedId, PersonId] = {}

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case BedAllocated(person=person, bed=BedId() as bed, until=None):
                self.held[bed] = person
            case BedReleased(bed=BedId() as bed) | PersonDeparted(bed=BedId() as bed):
                self.held.pop(bed, None)

    def apply_later(self, recorded: RecordedEvent) -> None:
        """A bed that somebody was given later is taken, even where they have left it since."""
        match recorded.event:
            case BedAllocated(person=person, bed=BedId() as bed) if not isinstance(self.about, PersonId):
                self.held.setdefault(bed, person)

    def of(self, person: PersonId) -> BedId | None:
        """The centre bed that a person holds."""
        return next((bed for bed, holder in self.held.items() if holder == person), None)


class BedsBooked(Fact):
    """How many numbered beds a centre has: those of its latest booking."""

    types = (VenueBooked,)
    beds: int | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, VenueBooked)
        self.beds = recorded.event.beds


class OutsideBed(Fact):
    """Whether a person holds a bed outside the centre's pool."""

    types = (BedAllocated, BedReleased)
    kind: str | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case BedAllocated(kind=kind, bed=None):
                self.kind = kind
            case BedReleased(bed=None):
                self.kind = None
