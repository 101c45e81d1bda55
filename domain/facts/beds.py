"""Who sleeps where, as far as the log holds it; the fold is that of the board."""

from collections.abc import Sequence
from datetime import datetime

from domain.events.beds import BedAllocated, BedMoved
from domain.events.venue import VenueBooked
from domain.kernel import AnyDecision, Fact, RecordedEvent
from domain.occupancy import BED_EVENTS, SHUTTING, Occupancy, Stay
from domain.words import BedId, CentreId, Id, PersonId


class BedEvents(Fact):
    """What was said of beds: about one person, in a centre, or in a whole operation."""

    types = BED_EVENTS

    def __init__(self, about: Id) -> None:
        super().__init__(about)
        self.found: list[RecordedEvent] = []
        self.given_later: set[BedId] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        self.found.append(recorded)

    def apply_later(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case BedAllocated(bed=BedId() as bed) | BedMoved(bed=bed):
                self.given_later.add(bed)


class CentresShut(BedEvents):
    """When the centres of an operation were closed or given back, and opened."""

    types = SHUTTING


class Sleeping:
    """The stays that some facts speak of together."""

    def __init__(self, asked: Sequence[BedEvents]) -> None:
        self.asked = asked

    def occupancy(self, until: datetime | None = None) -> Occupancy:
        """What the log holds, in the order in which it happened; up to a moment, or all of it."""
        found = Occupancy()
        every = {each.position: each for fact in self.asked for each in fact.found if until is None or each.at <= until}
        for each in sorted(every.values(), key=lambda each: (each.at, each.position)):
            found.apply(each)
        return found


class OwnBed(Sleeping):
    """Where one person sleeps at a moment."""

    def __init__(self, decision: AnyDecision, person: PersonId) -> None:
        super().__init__([decision.fact(BedEvents(person)), decision.fact(CentresShut(person.operation))])
        self.person, self.at = person, decision.at

    @property
    def stay(self) -> Stay | None:
        return self.occupancy(self.at).held.get(self.person)

    @property
    def bed(self) -> BedId | None:
        """The centre bed that they hold."""
        return self.stay.bed if self.stay else None

    @property
    def outside(self) -> bool:
        """Whether they have a bed outside the centres' pool."""
        return self.person in self.occupancy(self.at).outside


class NumberedBeds(Sleeping):
    """The numbered beds of a centre, whoever sleeps in them; another operation may share it."""

    def __init__(self, decision: AnyDecision, centre: CentreId, person: PersonId) -> None:
        whole = dict.fromkeys((centre.operation, person.operation))
        super().__init__([decision.fact(BedEvents(each)) for each in (*whole, centre)])
        self.booked = decision.fact(BedsBooked(centre))
        self.centre, self.person, self.at = centre, person, decision.at

    @property
    def every(self) -> list[BedId]:
        """The beds that there are."""
        return [BedId(f"{self.centre}.{number}") for number in range(1, (self.booked.beds or 0) + 1)]

    @property
    def shut(self) -> bool:
        """Whether the centre was closed or given back by then: nobody sleeps there."""
        return self.centre in self.occupancy(self.at).shut

    def taken(self, until: datetime | None) -> set[BedId]:
        """The beds in which somebody sleeps from then on until a moment; one that was given later is taken as well."""
        later = {bed for fact in self.asked for bed in fact.given_later}
        return later | {stay.bed for stay in self.occupancy().stays if stay.overlaps(self.at, until)}

    def has_one(self) -> bool:
        """Whether the person holds a centre bed, then or by now."""
        return self.person in self.occupancy(self.at).held or self.person in self.occupancy().held


class BedsBooked(Fact):
    """How many numbered beds a centre has: those of its latest booking."""

    types = (VenueBooked,)
    beds: int | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, VenueBooked)
        self.beds = recorded.event.beds
