"""The one fold that all views of an operation share: what happened to whom, where, and when.

Board, beds, partners, timeline, pathways, clocks and every measure are views of a `Day`. An event that comes in order
is applied; one that comes late, a void or a correction rebuilds. The same event twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from domain.kernel import Event, Past
from domain.words import Agency, CentreId, LessonId, OperationId, PartnerId, PersonId, SuspectId, TransportId
from projections.fold import see
from projections.person import Person
from projections.settle import REBUILDS, settled
from projections.things import Centre, Lesson, Operation, Partner, Stay, Vehicle

E = TypeVar("E", bound=Event)


class Day:
    """One operation. Times are UTC; the order of every list is the order in which things happened."""

    def __init__(self, operation: OperationId) -> None:
        self.id = operation
        self.position = 0
        self.pasts: list[Past] = []
        self.until: datetime | None = None
        self._begin()

    def _begin(self) -> None:
        self.last: datetime | None = None
        self._arrivals: dict[PersonId, Past] | None = None
        self.entries: list[Past] = []
        self.by_type: dict[type[Event], list[Past]] = defaultdict(list)
        self.operation = Operation()
        self.centres: dict[CentreId, Centre] = {}
        self.partners: dict[PartnerId, Partner] = {}
        self.vehicles: dict[TransportId, Vehicle] = {}
        self.people: dict[PersonId, Person] = {}
        self.first_about: dict[PersonId, Past] = {}
        self.suspects: dict[SuspectId, Past] = {}
        self.stays: list[Stay] = []
        self.lessons: dict[LessonId, Lesson] = {}

    @classmethod
    def of(
        cls,
        operation: OperationId,
        pasts: Iterable[Past],
        at: datetime | None = None,
        known_at: datetime | None = None,
    ) -> "Day":
        """The day as things were at a time, as far as they were known at another (UTC, both inclusive)."""
        day = cls(operation)
        day.pasts = [past for past in pasts if known_at is None or past.envelope.recorded_at <= known_at]
        day.position = day.pasts[-1].position if day.pasts else 0
        day.until = at
        day._rebuild()
        return day

    def apply(self, past: Past) -> None:
        """Take in the next event of the log."""
        if past.position <= self.position:
            return
        self.position = past.position
        self.pasts.append(past)
        late = self.last is not None and past.at < self.last
        if late or isinstance(past.event, REBUILDS) or self._about_a_voided_person(past):
            self._rebuild()
        else:
            self._see(past)

    def _about_a_voided_person(self, past: Past) -> bool:
        person = self.people.get(getattr(past.event, "person", None))  # type: ignore[arg-type]
        return person is not None and person.voided

    def _rebuild(self) -> None:
        self._begin()
        for past in settled(self.pasts, self.until):
            self._see(past)

    def _see(self, past: Past) -> None:
        self.last = past.at
        self._arrivals = None
        self.entries.append(past)
        self.by_type[type(past.event)].append(past)
        see(self, past)
        if (person := getattr(past.event, "person", None)) is not None:
            self.first_about.setdefault(person, past)

    @property
    def now(self) -> datetime | None:
        """Where the clocks stand (UTC): at the moment asked for, else at the last entry."""
        return self.until or self.last

    @property
    def entered(self) -> list[Past]:
        """The log as it was written, before voids and corrections, of what had happened by the moment asked for."""
        return self.pasts if self.until is None else [past for past in self.pasts if past.at <= self.until]

    def all(self, *kinds: type[Event]) -> list[Past]:
        """Every entry of these types that counts, by time."""
        if len(kinds) == 1:
            return self.by_type.get(kinds[0], [])
        found = [past for kind in kinds for past in self.by_type.get(kind, ())]
        return sorted(found, key=lambda past: (past.at, past.position))

    @property
    def registered(self) -> list[Person]:
        """The people whose registration was not voided, in the order of registration."""
        return [person for person in self.people.values() if person.registered and not person.voided]

    def person(self, reference: PersonId) -> Person:
        """A person, also before the time at which they were registered: people are helped first."""
        return self.people.setdefault(reference, Person(reference))

    @property
    def arrived(self) -> int:
        """How many people the vehicles brought."""
        return sum(vehicle.arrived or 0 for vehicle in self.vehicles.values())

    @property
    def on_site(self) -> int:
        """Arrived less those out, missing or departed, each once (FACTS 2.7)."""
        return self.arrived - sum(person.away for person in self.registered)

    @property
    def beds(self) -> int | None:
        """Centre beds booked; None where no booking says so."""
        booked = [centre.beds for centre in self.centres.values() if centre.beds is not None]
        return sum(booked) if booked else None

    def arrival_of(self) -> dict[PersonId, Past]:
        """The vehicle that brought each person: arrivals and registrations matched first in, first out."""
        if self._arrivals is None:
            self._arrivals = self._match_arrivals()
        return self._arrivals

    def _match_arrivals(self) -> dict[PersonId, Past]:
        seats = [
            vehicle.arrival
            for vehicle in sorted(
                (each for each in self.vehicles.values() if each.arrival), key=lambda each: each.arrival_order
            )
            for _ in range(vehicle.arrived or 0)
        ]
        matched = zip((person.id for person in self.registered), seats, strict=False)
        return {person: seat for person, seat in matched if seat is not None}


def credited(past: Past) -> Agency:
    """The agency that did it: the one named in the event, else the one on whose behalf it was recorded."""
    by: Agency | None = getattr(past.event, "by", None)
    return by or past.envelope.on_behalf_of
