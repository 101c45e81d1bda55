"""Who sleeps where, as far as the log holds it; the fold is that of the board."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from domain.events.beds import BedAllocated, BedMoved
from domain.events.venue import VenueBooked
from domain.facts.beds_folded import Fold
from domain.kernel import AnyDecision, Fact, RecordedEvent
from domain.occupancy import BED_EVENTS, SHUTTING, Occupancy, Stay
from domain.words import BedId, CentreId, Id, PersonId


class BedEvents(Fact):
    """What was said of beds: about one person, in a centre, or in a whole operation."""

    types = BED_EVENTS

    def __init__(self, about: Id) -> None:
        super().__init__(about)
        self.found: list[RecordedEvent] = []
        self.last: datetime | None = None
        self.given_later: set[BedId] = set()
        self.folds: dict[tuple[object, ...], Fold] = {}

    def apply(self, recorded: RecordedEvent) -> None:
        self.found.append(recorded)
        if self.last is None or recorded.at > self.last:
            self.last = recorded.at

    def collect(self, recorded_events: Sequence[RecordedEvent]) -> None:
        """The same at once: an operation's or a centre's are thousands."""
        self.found += recorded_events
        last = max((each.envelope.happened_at for each in recorded_events), default=None)
        if last is not None and (self.last is None or last > self.last):
            self.last = last

    def apply_later(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case BedAllocated(bed=BedId() as bed) | BedMoved(bed=bed):
                self.given_later.add(bed)


class GivenFromElsewhere(BedEvents):
    """What other operations said of the beds of a centre; what its own says is asked of that operation."""

    def __init__(self, about: CentreId) -> None:
        super().__init__(about)
        self.own = about.operation

    def apply(self, recorded: RecordedEvent) -> None:
        if recorded.event.operation != self.own:
            super().apply(recorded)

    def collect(self, recorded_events: Sequence[RecordedEvent]) -> None:
        super().collect([each for each in recorded_events if each.event.operation != self.own])


class CentresShut(BedEvents):
    """When the centres of an operation were closed or given back, and opened."""

    types = SHUTTING


class Sleeping:
    """The stays that some facts speak of together."""

    def __init__(self, asked: Sequence[BedEvents]) -> None:
        self.asked = asked

    def occupancy(self, until: datetime | None = None) -> Occupancy:
        """What the log holds, in the order in which it happened; up to a moment, or all of it."""
        return self._fold(until).brought_up()

    def _fold(self, until: datetime | None = None) -> Fold:
        for fact in self.asked:
            if until is not None and fact.last is not None and fact.last > until:
                return self._shared(until)
        return self._by_now  # Up to then is all of it.

    @cached_property
    def _by_now(self) -> Fold:
        return self._shared(None)

    def _shared(self, until: datetime | None) -> Fold:
        """The one fold of all who ask the same: decisions of one entry share their facts."""
        folds, key = self.asked[0].folds, (until, *map(id, self.asked))
        if key not in folds:
            asked = tuple((fact.key, fact.found) for fact in self.asked)
            folds[key] = Fold(asked, until)
        return folds[key]


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
        told = [decision.fact(BedEvents(each)) for each in whole]
        super().__init__([*told, decision.fact(GivenFromElsewhere(centre))])
        self.booked = decision.fact(BedsBooked(centre))
        self.centre, self.person, self.at = centre, person, decision.at

    def holds(self, bed: BedId) -> bool:
        """Whether the centre has a bed of this number."""
        return bed.centre == self.centre and 1 <= bed.number <= (self.booked.beds or 0)

    def lowest(self, until: datetime | None) -> BedId | None:
        """The lowest bed in which nobody sleeps from then on until a moment.

        Where several are given in one entry, the beds found taken before are not looked at again until a stay ends.
        """
        fold, key, most = self._fold(), (self.centre, self.at, until), self.booked.beds or 0
        taken = fold.brought_up().taken
        beds = (BedId(f"{self.centre}.{number}") for number in range(fold.free_from.get(key, 1), most + 1))
        free = next((bed for bed in beds if not (taken(bed, self.at, until) or self._given_later(bed))), None)
        fold.free_from[key] = free.number if free else most + 1
        return free

    @property
    def shut(self) -> bool:
        """Whether the centre was closed or given back by then: nobody sleeps there."""
        return self.centre in self.occupancy(self.at).shut

    def taken(self, bed: BedId, until: datetime | None) -> bool:
        """Whether somebody sleeps in a bed from then on until a moment; one that was given later is taken as well."""
        return self._given_later(bed) or self.occupancy().taken(bed, self.at, until)

    def _given_later(self, bed: BedId) -> bool:
        return any(bed in fact.given_later for fact in self.asked)

    def has_one(self) -> bool:
        """Whether the person holds a centre bed, then or by now."""
        then, by_now = self.occupancy(self.at), self.occupancy()
        return self.person in then.held or (then is not by_now and self.person in by_now.held)


class BedsBooked(Fact):
    """How many numbered beds a centre has: those of its latest booking."""

    types = (VenueBooked,)
    beds: int | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, VenueBooked)
        self.beds = recorded.event.beds
