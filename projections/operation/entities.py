"""What an operation consists of beside its people: operation, centres, partners, vehicles, nights in beds, lessons."""

from dataclasses import dataclass, field
from datetime import date

from domain.kernel import RecordedEvent
from domain.phases import BOOKED
from domain.words import Agency, CentreId, Sealed
from projections.operation.course import Course
from projections.operation.roll_call import RollCall


@dataclass(slots=True)
class Operation:
    """The plan and the state of the operation itself."""

    proposed: RecordedEvent | None = None
    name: str | None = None
    exercise: bool = False
    planned_for: date | None = None
    county: str | None = None
    lead: Agency | None = None
    others: tuple[Agency, ...] = ()
    expected_first: int | None = None
    expected: int | None = None
    types: tuple[str, ...] = ()
    premises: str | None = None
    planned: bool = False
    go: RecordedEvent | None = None
    no_go: RecordedEvent | None = None
    entry: RecordedEvent | None = None
    cancelled: RecordedEvent | None = None
    debriefed: RecordedEvent | None = None
    opened: RecordedEvent | None = None
    course: Course = field(default_factory=Course)

    @property
    def led_by(self) -> Agency | None:
        """The council that leads it; whoever proposed it, where no lead was kept. None where nobody proposed it."""
        return self.lead or (self.proposed.envelope.on_behalf_of if self.proposed else None)

    @property
    def asks(self) -> bool:
        """Whether it asks for anybody: one that is cancelled or archived does not, and no link of it opens."""
        return self.course.stage not in ("cancelled", "archived")


@dataclass(slots=True)
class Centre:
    """A centre and its building. Phases: booked, standby, open, standing_down, closed."""

    phase: str = BOOKED
    beds: int | None = None
    nights: int | None = None
    nights_used: int | None = None
    given_back: bool = False
    first_night: date | None = None
    opened: list[RecordedEvent] = field(default_factory=list)
    closed: list[RecordedEvent] = field(default_factory=list)
    roll_calls: list[RollCall] = field(default_factory=list)
    opened_without_go: bool = False

    @property
    def differing_roll_call(self) -> RollCall | None:
        """The latest roll call, where it counted other heads than the log expected, or somebody was not seen."""
        latest = self.roll_calls[-1] if self.roll_calls else None
        return latest if latest and not latest.matched else None


@dataclass(slots=True)
class Partner:
    """A partner: what it promised, and whether it is here.

    `cried_off` is what it had promised when it declined after the operation went live.
    """

    mode: str | None = None
    cried_off: str | None = None
    declined: bool = False
    signed: bool = False
    arrived: RecordedEvent | None = None
    here: bool = False
    left: RecordedEvent | None = None
    staff: int | None = None
    activated: RecordedEvent | None = None
    stood_down: RecordedEvent | None = None
    revoked: bool = False
    briefed: int | None = None

    @property
    def called_in(self) -> bool:
        """Whether it was on call, was called in and not stood down since."""
        return self.activated is not None and self.stood_down is None


@dataclass(slots=True)
class Vehicle:
    """A vehicle, how many people left and arrived in it, and the centre at which it arrived, or left for."""

    left: int | None = None
    arrived: int | None = None
    departure: RecordedEvent | None = None
    arrival: RecordedEvent | None = None
    centre: CentreId | None = None


@dataclass(slots=True)
class Lesson:
    """A lesson, and what is done about it."""

    recorded: RecordedEvent
    kind: str | None = None
    four_p: str | None = None
    text: Sealed | None = None
    task: Sealed | None = None
    owner: str | None = None
    due: date | None = None
    assigned: RecordedEvent | None = None
    closed: RecordedEvent | None = None

    @property
    def status(self) -> str:
        """`identified` until what it asks for is done, then `learned` (JESIP); good practice asks for nothing."""
        return "learned" if self.closed or (self.kind == "good_practice" and not self.assigned) else "identified"
