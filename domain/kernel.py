"""The words every decision is written in: Event, Envelope, RecordedEvent, Fact, Decision, Refused.

A decision is one event that somebody proposes, the facts it asks of the log, and every reason against:

    class AllocateBed(Gate[BedAllocated]):
        def ask(self) -> None:
            self.beds = self.fact(CentreBeds(self.what.centre))

        def why_not(self) -> Iterator[str]:
            if self.beds.none_free:
                yield "no_bed_free"
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Generic, TypeVar, dataclass_transform

from domain.declaration import fields_of
from domain.tagged import Tagged
from domain.words import Agency, Credited, EntryId, Id, OperationId, PersonId, Scoped


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Tagged):
    """Something that happened in an operation. Fields hold codes and references, never a person's name."""

    operation: OperationId

    @property
    def credited(self) -> Agency | None:
        """The agency that the event itself names as the one that did it; None where it names none."""
        for each in fields_of(type(self), Credited):
            said: Agency | None = getattr(self, each.name)
            return said
        return None


EVENTS: dict[str, type[Event]] = {}
"""Every event type under the name it is stored by, filled as the chapters of `domain.events` are imported."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def event(cls: type) -> type:
    """Declare an event: a frozen, keyword-only dataclass, stored for ever under its class's name."""
    made: type = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    EVENTS[made.__name__] = made
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Who recorded an event, for whom, and on which two clocks. All times are UTC.

    `typed_at` is what was typed, where that was a little ahead of the clock and taken as now.
    """

    event_id: str
    entry: EntryId
    happened_at: datetime
    recorded_at: datetime
    actor: str
    agency: Agency
    on_behalf_of: Agency
    device: str | None = None
    digest: str | None = None
    typed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordedEvent(Tagged):
    """An event where it stands in the log: position 1, 2, 3 ... without gaps. The log finds it by its entry as well.

    `under` is the number that it was entered under, where that was voided as a duplicate of whom it counts for.
    """

    position: int
    event: Event
    envelope: Envelope
    under: PersonId | None = None

    @property
    def at(self) -> datetime:
        """When it happened (UTC), which may be long before it was recorded."""
        return self.envelope.happened_at

    def _each_tag(self) -> Iterable[str]:
        return (*self.event.tags, *self.envelope.entry.tags)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands in both orders: when it happened (UTC), and its position in the log.

    A decision that has a place is decided as of it: without the entry itself, and without what came after it.
    """

    entry: EntryId
    at: datetime
    position: int


class Fact:
    """One thing that a rule asks of the log: events of these types under this tag, folded in `apply`.

    `by_time` facts ask how things stood at the moment the entry speaks of (phases: was the person on site, was
    the centre open); the others ask what the log holds by now (one bed one person, consent before referral).
    A `raw` fact sees the log as it was written, before voids and corrections. No types means every type.
    """

    types: ClassVar[tuple[type[Event], ...]] = ()
    by_time: ClassVar[bool] = False
    raw: ClassVar[bool] = False
    place: Place | None = None
    broken_by: tuple[RecordedEvent, ...] = ()
    """What it asked for and could not take in."""

    def __init__(self, about: Id) -> None:
        self.tag = about.tag

    @property
    def key(self) -> tuple[object, ...]:
        """Two facts with the same key ask the same of the log."""
        return type(self), self.tag

    def wants(self, recorded: RecordedEvent) -> bool:
        """Whether an event is one of those that this fact asks for."""
        if self.types and type(recorded.event) not in self.types:
            return False
        return self.tag in recorded.tags

    def apply(self, recorded: RecordedEvent) -> None:
        """Take in one event; called in order, after voids and corrections were applied."""
        raise NotImplementedError

    def apply_later(self, recorded: RecordedEvent) -> None:
        """Take in an event that came after the place asked about; only what one alone can hold looks at it."""


class Refused(Exception):
    """What may not be recorded; `reasons` holds every code, in the order of the rules.

    `of_each` has the codes that stand against each of several by themselves, by its place in the entry: 0, 1, 2 ...
    """

    def __init__(self, reasons: Sequence[str], of_each: Mapping[int, Sequence[str]] | None = None) -> None:
        super().__init__(", ".join(reasons))
        self.reasons = tuple(reasons)
        self.of_each = of_each or {}


E = TypeVar("E", bound=Event)
Decided = TypeVar("Decided", bound=Event, covariant=True)  # a decision about one event is one about an event
F = TypeVar("F", bound=Fact)
R = TypeVar("R", bound=Scoped)


@dataclass
class Decision(Generic[Decided]):
    """May this event be added to the log? `at` is when it happened, `agency` on whose behalf `actor` records it.

    `makes` are the fields whose reference is new with it, `judges` those of which the rules of the decision itself say
    whether what they name may be there. What is about no operation stands alone in its entry, unless `in_one_file`.
    """

    what: Decided
    at: datetime
    agency: Agency
    place: Place | None = None
    facts: list[Fact] = field(default_factory=list)
    shared: dict[tuple[object, ...], Fact] = field(default_factory=dict)
    """What was asked already, also by those decided together with this one: each is read and folded once."""
    actor: str = ""

    event: ClassVar[type[Event]]
    gate: ClassVar[bool] = False
    late: ClassVar[bool] = False
    correctable: ClassVar[bool] = True
    without_operation: ClassVar[bool] = False
    in_one_file: ClassVar[bool] = False
    repairs: ClassVar[bool] = False
    makes: ClassVar[tuple[str, ...]] = ()
    judges: ClassVar[tuple[str, ...]] = ()
    computed: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        for base in getattr(cls, "__orig_bases__", ()):
            for held in getattr(base, "__args__", ()):
                if isinstance(held, type) and issubclass(held, Event):
                    cls.event = held
                    DECISIONS[held.__name__] = cls

    def fact(self, asked: F) -> F:
        """Ask for a fact, as of the decision's place; its types and tag become part of the boundary."""
        asked.place = self.place
        # That two facts with one key are of one type is known from the key alone.
        found: F = self.shared.setdefault(asked.key, asked)  # type: ignore[assignment]
        if found not in self.facts:
            self.facts.append(found)
        return found

    def ask(self) -> None:
        """Ask for the facts that the rules below need."""

    def why_not(self) -> Iterator[str]:
        """Yield the code of every reason against."""
        yield from ()

    @property
    def brings_back(self) -> bool:
        """Whether it is taken in a cancelled operation as well: what undoes a slip of the finger, or puts it right."""
        return False

    def decide(self) -> Decided:
        """Give the event to store: as proposed, or with what the decision computed filled in."""
        return self.what

    def about(self, kind: type[R]) -> R:
        """The one reference of this kind that the event names."""
        return next(reference for _, reference in self.references() if isinstance(reference, kind))

    def references(self) -> Iterator[tuple[str, Scoped]]:
        """Each scoped reference that the event names, with the name of its field."""
        for each in fields_of(type(self.what), Scoped):
            value = getattr(self.what, each.name)
            for one in value if type(value) is tuple else (value,):
                if one is not None:
                    yield each.name, one


class Gate(Decision[E]):
    """Decides something of ours, and may refuse it."""

    gate = True


class Record(Decision[E]):
    """Says what has happened; refused only where it makes no sense. What is odd about it becomes an alarm."""


AnyDecision = Decision[Event]
"""A decision about whichever event."""
DECISIONS: dict[str, type[AnyDecision]] = {}
"""The decision behind each event type, by the event's name."""
