"""The one fold that all views of an operation share: what happened to whom, where, and when.

Board, beds, partners, timeline, pathways, clocks and every measure are views of an `OperationState`. An event that
comes in order is applied; one that comes late, a void or a correction rebuilds. The same event twice changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from domain.amend import amended, in_time
from domain.events.arrivals import PersonRegistered, WalkInArrived
from domain.events.debrief import DebriefReportPrepared
from domain.kernel import DECISIONS, Event, RecordedEvent
from domain.merges import about
from domain.occupancy import Occupancy, Stay
from domain.unreadable import Unreadable
from domain.words import CentreId, EntryId, LessonId, OperationId, PartnerId, PersonId, SuspectId, TransportId
from projections.operation.cannot_be_read import CannotBeRead
from projections.operation.dispatch import Dispatcher
from projections.operation.effective_events import REBUILDS, as_entered, effective_events
from projections.operation.entities import Centre, Lesson, Operation, Partner, Vehicle
from projections.operation.heads import arrival_of, arrivals, heads, not_registered, whereabouts
from projections.operation.kept import WorkedOut
from projections.operation.person import Person
from projections.operation.posts import Shift

E = TypeVar("E", bound=Event)
T = TypeVar("T")


class OperationState:
    """One operation. Times are UTC; the order of every list is the order in which things happened.

    `written` is when the latest of its entries was recorded.
    """

    def __init__(self, operation: OperationId) -> None:
        self.id, self.position = operation, 0
        self.written: datetime | None = None
        self.recorded_events: list[RecordedEvent] = []
        self.unreadable: list[RecordedEvent] = []
        self._of_entry: dict[EntryId, list[RecordedEvent]] = defaultdict(list)
        self._numbers = Counter[PersonId]()
        self.until: datetime | None = None
        self._begin()

    def _begin(self) -> None:
        self.last: datetime | None = None
        self.broken_by: list[RecordedEvent] = []
        self.entries: list[RecordedEvent] = []
        self.by_type: dict[type[Event], list[RecordedEvent]] = defaultdict(list)
        self.operation, self.occupancy, self.shift = Operation(), Occupancy(), Shift()
        self.centres: dict[CentreId, Centre] = {}
        self.partners: dict[PartnerId, Partner] = {}
        self.vehicles: dict[TransportId, Vehicle] = {}
        self.people: dict[PersonId, Person] = {}
        self._worked_out = WorkedOut(self.people)
        self._once, self.of_each = self._worked_out.whole, self._worked_out.of_each
        self.first_about: dict[PersonId, RecordedEvent] = {}
        self.suspects: dict[SuspectId, RecordedEvent] = {}
        self.after_closing: list[RecordedEvent] = []
        self.lessons: dict[LessonId, Lesson] = {}

    @classmethod
    def of(
        cls,
        operation: OperationId,
        recorded_events: Iterable[RecordedEvent],
        at: datetime | None = None,
        known_at: datetime | None = None,
    ) -> "OperationState":
        """The operation as it was at a time, as far as known at another (UTC, inclusive). Raises CannotBeRead."""
        state = cls.as_far_as_readable(operation, recorded_events, at, known_at)
        state.must_be_whole()
        return state

    @classmethod
    def as_far_as_readable(
        cls,
        operation: OperationId,
        recorded_events: Iterable[RecordedEvent],
        at: datetime | None = None,
        known_at: datetime | None = None,
    ) -> "OperationState":
        """The same where some entries cannot be read: `broken_by` names them. Enough to tell whose operation it is."""
        state = cls(operation)
        for recorded in recorded_events:
            if known_at is None or recorded.envelope.recorded_at <= known_at:
                state._keep(in_time(recorded))
        state.until = at
        state._rebuild()
        return state

    def must_be_whole(self) -> None:
        """Raises CannotBeRead where an entry that counts cannot be read or folded."""
        if self.broken_by:
            raise CannotBeRead(self.id, self.broken_by)

    def _keep(self, recorded: RecordedEvent) -> None:
        self.position = recorded.position
        (self.unreadable if isinstance(recorded.event, Unreadable) else self.recorded_events).append(recorded)
        self.written = max(filter(None, (self.written, recorded.envelope.recorded_at)))
        self._of_entry[recorded.envelope.entry].append(recorded)
        self._numbers.update([recorded.event.person] if isinstance(recorded.event, PersonRegistered) else ())

    def apply(self, *following: RecordedEvent) -> None:
        """Take in the next events of the log; however many come late, the fold begins again once.

        What cannot be folded is named in `broken_by`.
        """
        new = [in_time(each) for each in following if each.position > self.position]
        for recorded in new:
            self._keep(recorded)
        new.sort(key=lambda recorded: (recorded.at, recorded.position))
        if any(self._begins_again(each) for each in new):
            self._rebuild()
        else:
            for recorded in new:
                self._worked_out.forget(about(recorded.event))
                self._take_in(recorded)
                self._worked_out.forget(about(recorded.event))

    def _begins_again(self, recorded: RecordedEvent) -> bool:
        late = self.last is not None and recorded.at < self.last
        voided = (who := about(recorded.event)) in self.people and self.people[who].voided
        again = isinstance(recorded.event, PersonRegistered) and self._numbers[recorded.event.person] > 1
        return late or voided or again or isinstance(recorded.event, (*REBUILDS, Unreadable))

    def _rebuild(self) -> None:
        self._begin()
        if self.unreadable:
            counted = amended([*self.recorded_events, *self.unreadable])
            self.broken_by += [each for each in counted if isinstance(each.event, Unreadable)]
        for recorded in effective_events(self.recorded_events, self.until):
            self._take_in(recorded)
            if self._worked_out.asked:
                self._worked_out.forget(None)
        self._worked_out.forget(None)  # A thread that reads meanwhile may have asked before the last was taken in.

    def _take_in(self, recorded: RecordedEvent) -> None:
        self.last, person = recorded.at, about(recorded.event)
        self.entries.append(recorded)
        self.by_type[type(recorded.event)].append(recorded)
        try:
            self.occupancy.apply(recorded)
            self.operation.course.apply(recorded.event)
            if person is not None and self._after_closing(recorded, person):
                self.after_closing.append(recorded)
            HANDLERS.apply(self, recorded)
        except Exception:  # Whatever stands in the log harms its own operation alone.
            self.broken_by.append(recorded)
        if person is not None:
            self.first_about.setdefault(person, recorded)

    def _after_closing(self, recorded: RecordedEvent, reference: PersonId) -> bool:
        """Whether it is about somebody who has not left, at a centre that has closed, and nothing that comes late."""
        if (person := self.people.get(reference)) is None or person.departed or person.centre not in self.centres:
            return False
        return self.centres[person.centre].phase == "closed" and not DECISIONS[type(recorded.event).__name__].late

    @property
    def now(self) -> datetime | None:
        """Where the clocks stand (UTC): at the moment asked for, else at the last entry; preparing moves none."""
        news = (each.at for each in reversed(self.entries) if not isinstance(each.event, DebriefReportPrepared))
        return self.until or next(news, None)

    @property
    def entered(self) -> list[RecordedEvent]:
        """The log as it was written, before voids and corrections, of what had happened by the moment asked for."""
        return as_entered(self.recorded_events, self.until)

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
        return list(self._worked_out.registered)

    def once(self, view: "Callable[[OperationState], T]") -> T:
        """What a view says of the state as it stands, worked out once until the next entry."""
        return self._once(view, lambda: view(self))

    def person(self, reference: PersonId) -> Person:
        """A person, also before the time at which they were registered: people are helped first."""
        found = self.people.get(reference)
        if found is None:
            found = self.people[reference] = Person(reference, self.occupancy)
        return found

    @property
    def stays(self) -> list[Stay]:
        """Every stay in a centre bed, in the order in which the beds were given."""
        return self.occupancy.stays

    @property
    def arrivals(self) -> list[tuple[RecordedEvent, CentreId, int]]:
        """Who came: by vehicle or on foot, to which centre, how many at once; in the order of arrival."""
        return list(self._once(arrivals, lambda: arrivals(self.vehicles.values(), self.events_of(WalkInArrived))))

    @property
    def arrived(self) -> int:
        """How many people came."""
        return sum(people for _, _, people in self.arrivals)

    @property
    def on_site(self) -> int:
        """Who is here now, at all centres together."""
        return sum(self._heads.values())

    def on_site_at(self, centre: CentreId) -> int:
        """Who is at a centre now."""
        return self._heads.get(centre, 0)

    @property
    def _heads(self) -> dict[CentreId, int]:
        return self._once(heads, lambda: heads(self.arrivals, self.of_each(whereabouts)))

    @property
    def not_registered(self) -> dict[CentreId, tuple[int, datetime]]:
        """At each centre where more came than are registered: how many more, and when the last of them came (UTC)."""
        return self._once(not_registered, lambda: not_registered(self.arrivals, self.of_each(whereabouts)))

    @property
    def beds(self) -> int | None:
        """Centre beds booked; None where no booking says so."""
        booked = [centre.beds for centre in self.centres.values() if centre.beds is not None]
        return sum(booked) if booked else None

    def arrival_of(self) -> dict[PersonId, RecordedEvent]:
        """How each person came: arrivals and registrations matched first in, first out."""
        return self._once(arrival_of, lambda: arrival_of(self.arrivals, self.registered))


HANDLERS: Dispatcher[OperationState] = Dispatcher()
"""What each event means for an operation; the modules `on_*` of this package declare it, one a chapter."""
