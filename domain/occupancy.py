"""Who sleeps where, folded once: the rules that give a bed and the board that shows it ask the same fold.

Events are taken in the order in which they happened, voids, corrections and merges applied. Nobody holds two beds: a
bed given later takes the place of the one before. Who has left holds none: leaving frees a centre bed, also one given
before it was told that they had gone by then. A stay in a centre bed ends at the latest when the centre closes or its
venue is released (FACTS 2.9).
"""

from copy import copy
from dataclasses import dataclass
from datetime import datetime

from domain.events.arrivals import RegistrationVoided
from domain.events.beds import BedAllocated, BedMoved, BedReleased
from domain.events.departures import PersonDeparted, PersonMovedCentre, PersonReturned
from domain.events.venue import CentreClosed, CentreOpened, CentreReopened, VenueBooked, VenueReleased
from domain.kernel import Event, RecordedEvent
from domain.words import BedId, CentreId, PersonId

SHUTTING: tuple[type[Event], ...] = (VenueBooked, VenueReleased, CentreOpened, CentreReopened, CentreClosed)
"""The events that say whether there is a bed at all."""
BED_EVENTS: tuple[type[Event], ...] = (
    BedAllocated,
    BedMoved,
    BedReleased,
    PersonDeparted,
    PersonReturned,
    PersonMovedCentre,
    RegistrationVoided,
    *SHUTTING,
)
"""The events that give a bed, free one, or say whether there is one at all; a void with a duplicate passes one on."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A person in a centre bed, from when to when (UTC); `place` is where it stands among all stays, from 0."""

    person: PersonId
    bed: BedId
    start: RecordedEvent
    place: int
    end: datetime | None = None

    def overlaps(self, start: datetime, end: datetime | None) -> bool:
        """Whether it shares a moment with the time from one moment to another; None is no end."""
        return (self.end is None or self.end > start) and (end is None or self.start.at < end)


class Occupancy:
    """Every stay in a centre bed, who holds which now, and who has a bed outside the centres' pool, of which kind.

    `ended` counts the stays that came to an end: as long as it stands, a bed that was taken still is. `given_up` says
    when somebody who had a bed of any kind last gave it up; they may have been given another at the same time.
    """

    def __init__(self) -> None:
        self.stays: list[Stay] = []
        self.by_bed: dict[BedId, tuple[int, ...]] = {}
        self.ended = 0
        self.held: dict[PersonId, Stay] = {}
        self.outside: dict[PersonId, str] = {}
        self.given_up: dict[PersonId, datetime] = {}
        self.left: set[PersonId] = set()
        self.shut: set[CentreId] = set()

    def copy(self) -> "Occupancy":
        """The same, to go on from without changing this one."""
        made = Occupancy()
        for name, told in vars(self).items():
            setattr(made, name, copy(told))
        return made

    def apply(self, recorded: RecordedEvent) -> None:
        """Take in the next event; others than `BED_EVENTS` change nothing."""
        match recorded.event:
            case BedAllocated(person=person, bed=BedId() as bed) | BedMoved(person=person, bed=bed):
                self._give(recorded, person, bed)
            case BedAllocated(person=person, kind=kind):
                self._leave(recorded, person)
                self.outside[person] = kind
            case BedReleased(person=person):
                self._release(recorded, person)
            case PersonDeparted(person=person):
                self._leave(recorded, person)
                self.left.add(person)
            case PersonReturned(person=person):
                self.left.discard(person)
            case PersonMovedCentre(person=person, centre=centre):
                self._leave(recorded, person, centre)
            case CentreClosed(centre=centre) | VenueReleased(centre=centre):
                self._shut(recorded, centre)
            case CentreOpened(centre=centre) | CentreReopened(centre=centre) | VenueBooked(centre=centre):
                self.shut.discard(centre)

    def _give(self, recorded: RecordedEvent, person: PersonId, bed: BedId) -> None:
        """A bed given under a number that was a duplicate counts only where the person had none of their own."""
        stay = self.held.get(person)
        if stay is not None:
            if recorded.under is not None and stay.start.under != recorded.under:
                return
            self._leave(recorded, person)
        self.outside.pop(person, None)
        if person not in self.left and bed.centre not in self.shut:
            stay = self.held[person] = Stay(person, bed, recorded, len(self.stays))
            self.stays.append(stay)
            self.by_bed[bed] = (*self.by_bed.get(bed, ()), stay.place)

    def _release(self, recorded: RecordedEvent, person: PersonId) -> None:
        stay = self.held.get(person)
        if stay is None or recorded.under is None or stay.start.under == recorded.under:
            self._leave(recorded, person)
            if self.outside.pop(person, None):
                self.given_up[person] = recorded.at

    def _shut(self, recorded: RecordedEvent, centre: CentreId) -> None:
        self.shut.add(centre)
        for person in [one for one, stay in self.held.items() if stay.bed.centre == centre]:
            self._leave(recorded, person)

    def _leave(self, recorded: RecordedEvent, person: PersonId, to: CentreId | None = None) -> None:
        """Who goes to a centre in which they hold a bed already sleeps there; any other is free."""
        stay = self.held.get(person)
        if stay is not None and stay.bed.centre != to:
            del self.held[person]
            self.stays[stay.place] = Stay(person, stay.bed, stay.start, stay.place, recorded.at)
            self.given_up[person] = recorded.at
            self.ended += 1

    def taken(self, bed: BedId, start: datetime, end: datetime | None) -> bool:
        """Whether somebody sleeps in a bed at any time between two moments; None is no end."""
        return any(self.stays[place].overlaps(start, end) for place in self.by_bed.get(bed, ()))
