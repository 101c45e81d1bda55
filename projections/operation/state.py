"""The one fold that all views of an operation share: what happened to whom, where, and when.

Board, beds, partners, timeline, pathways, clocks and every measure are views of an `OperationState`. An event that
comes in order is applied; one that comes late, a void or a correction rebuilds. The same event twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from domain.kernel import Event, RecordedEvent
from domain.words import Agency, CentreId, EntryId, LessonId, OperationId, PartnerId, PersonId, SuspectId, TransportId
from projections.operation.dispatch import Dispatcher
from projections.operation.effective_events import REBUILDS, about, effective_events
from projections.operation.entities import Centre, Lesson, Operation, Partner, Stay, Vehicle
from projections.operation.person import Person

E = TypeVar("E", bound=Event)


class OperationState:
    """One operation. Times are UTC; the order of every list is the order in which things happened."""

    def __init__(self, operation: OperationId) -> None:
        self.id = operation
        self.position = 0
        self.recorded_events: list[RecordedEvent] = []
        self._of_entry: dict[EntryId, list[RecordedEvent]] = defaultdict(list)
        self.until: datetime | None = None
        self._begin()

    def _begin(self) -> None:
        self.last: datetime | None = None
        self._arrivals: dict[PersonId, RecordedEvent] | None = None
        self.entries: list[RecordedEvent] = []
        self.by_type: dict[type[Event], list[RecordedEvent]] = defaultdict(list)
        self.operation = Operation()
        self.centres: dict[CentreId, Centre] = {}
        self.partners: dict[PartnerId, Partner] = {}
        self.vehicles: dict[TransportId, Vehicle] = {}
        self.people: dict[PersonId, Person] = {}
        self.first_about: dict[PersonId, RecordedEvent] = {}
        self.suspects: dict[SuspectId, RecordedEvent] = {}
        self.stays: list[Stay] = []
        self.lessons: dict[LessonId, Lesson] = {}

    @classmethod
    def of(
        cls,
        operation: OperationId,
        recorded_events: Iterable[RecordedEvent],
        at: datetime | None = None,
        known_at: datetime | None = None,
    ) -> "OperationState":
        """The operation as things were at a time, as far as they were known at another (UTC, both inclusive)."""
        state = cls(operation)
        state.recorded_events = [
            recorded for recorded in recorded_events if known_at is None or recorded.envelope.recorded_at <= known_at
        ]
        for recorded in state.recorded_events:
            state._of_entry[recorded.envelope.entry].append(recorded)
        state.position = state.recorded_events[-1].position if state.recorded_events else 0
        state.until = at
        state._rebuild()
        return state

    def apply(self, recorded: RecordedEvent) -> None:
        """Take in the next event of the log."""
        if recorded.position <= self.position:
            return
        self.position = recorded.position
        self.recorded_events.append(recorded)
        self._of_entry[recorded.envelope.entry].append(recorded)
        late = self.last is not None and recorded.at < self.last
        if late or isinstance(recorded.event, REBUILDS) or self._about_a_voided_person(recorded):
            self._rebuild()
        else:
            self._take_in(recorded)

    def _about_a_voided_person(self, recorded: RecordedEvent) -> bool:
        reference = about(recorded.event)
        return reference in self.people and self.people[reference].voided

    def _rebuild(self) -> None:
        self._begin()
        for recorded in effective_events(self.recorded_events, self.until):
            self._take_in(recorded)

    def _take_in(self, recorded: RecordedEvent) -> None:
        self.last = recorded.at
        self._arrivals = None
        self.entries.append(recorded)
        self.by_type[type(recorded.event)].append(recorded)
        HANDLERS.apply(self, recorded)
        if (person := about(recorded.event)) is not None:
            self.first_about.setdefault(person, recorded)

    @property
    def now(self) -> datetime | None:
        """Where the clocks stand (UTC): at the moment asked for, else at the last entry."""
        return self.until or self.last

    @property
    def entered(self) -> list[RecordedEvent]:
        """The log as it was written, before voids and corrections, of what had happened by the moment asked for."""
        return (
            self.recorded_events
            if self.until is None
            else [recorded for recorded in self.recorded_events if recorded.at <= self.until]
        )

    def of_entry(self, entry: EntryId) -> list[RecordedEvent]:
        """The events of one entry as they were written; none where this operation has no such entry."""
        return self._of_entry.get(entry, [])

    def all(self, *kinds: type[Event]) -> list[RecordedEvent]:
        """Every entry of these types that counts, by time."""
        if len(kinds) == 1:
            return self.by_type.get(kinds[0], [])
        found = [recorded for kind in kinds for recorded in self.by_type.get(kind, ())]
        return sorted(found, key=lambda recorded: (recorded.at, recorded.position))

    def events_of(self, kind: type[E]) -> list[tuple[RecordedEvent, E]]:
        """Every entry of one type that counts, by time, each with its event."""
        return [(recorded, recorded.event) for recorded in self.all(kind) if isinstance(recorded.event, kind)]

    @property
    def registered(self) -> list[Person]:
        """The people whose registration was not voided, in the order of registration."""
        return [person for person in self.people.values() if person.registered and not person.voided]

    def person(self, reference: PersonId) -> Person:
        """A person, also before the time at which they were registered: people are helped first."""
        found = self.people.get(reference)
        if found is None:
            found = self.people[reference] = Person(reference)
        return found

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

    def arrival_of(self) -> dict[PersonId, RecordedEvent]:
        """The vehicle that brought each person: arrivals and registrations matched first in, first out."""
        if self._arrivals is None:
            self._arrivals = self._match_arrivals()
        return self._arrivals

    def _match_arrivals(self) -> dict[PersonId, RecordedEvent]:
        seats = [
            vehicle.arrival
            for vehicle in sorted(
                (each for each in self.vehicles.values() if each.arrival), key=lambda each: each.arrival_order
            )
            for _ in range(vehicle.arrived or 0)
        ]
        matched = zip((person.id for person in self.registered), seats, strict=False)
        return {person: seat for person, seat in matched if seat is not None}


HANDLERS: Dispatcher[OperationState] = Dispatcher()
"""What each event means for an operation; the modules `on_*` of this package declare it, one a chapter."""


def credited(recorded: RecordedEvent) -> Agency:
    """The agency that did it: the one named in the event, else the one on whose behalf it was recorded."""
    by: Agency | None = getattr(recorded.event, "by", None)
    return by or recorded.envelope.on_behalf_of
