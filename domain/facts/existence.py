"""Whether what an entry names is there at all: the operation, a person, a partner, a reference."""

from datetime import datetime

from domain.events.arrivals import PersonRegistered, RegistrationVoided
from domain.events.departures import PersonDeparted, PersonReturned
from domain.events.enforcement import SiteEntered
from domain.events.planning import OperationArchived, OperationCancelled, OperationProposed
from domain.events.venue import CentreOpened, CentreReopened, VenueBooked, VenueReleased
from domain.kernel import Fact, RecordedEvent
from domain.law import in_order
from domain.phases import BOOKED, PHASES, RUNNING, over
from domain.words import CentreId, OperationId, PersonId


class OperationExistence(Fact):
    """Whether the operation was cancelled, and whether it was live or closed at that moment."""

    types = (OperationCancelled, SiteEntered, *PHASES)
    by_time = True
    cancelled = live = False

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.phases: dict[CentreId, str] = {}

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case OperationCancelled():
                self.cancelled = True
            case SiteEntered():
                self.live = True
            case event:
                self.live = self.live or isinstance(event, CentreOpened | CentreReopened)
                # That an event about a centre has the field is known from its value alone.
                self.phases[event.centre] = PHASES[type(event)]  # type: ignore[attr-defined]

    @property
    def closed(self) -> bool:
        """The last centre has closed."""
        return over(self.phases.values())


class OperationPutAway(OperationExistence):
    """Whether, besides, it was archived at that moment, and did not open again since."""

    types = (*OperationExistence.types, OperationArchived)
    archived = False

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case OperationArchived():
                self.archived = self.closed
            case event:
                super().apply(recorded)
                self.archived = self.archived and not isinstance(event, SiteEntered | CentreOpened | CentreReopened)


class OperationKnown(Fact):
    """Whether the operation is in the log at all, whenever it was proposed."""

    types = (OperationProposed,)
    known = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.known = True


class PersonExistence(Fact):
    """Whether a person is registered, their registration was voided, and when they left and came back."""

    types = (PersonRegistered, RegistrationVoided, PersonDeparted, PersonReturned)
    known = voided = known_later = False

    def __init__(self, about: PersonId) -> None:
        super().__init__(about)
        self.person = about
        self.turns: list[RecordedEvent] = []

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case PersonRegistered():
                self.known = True
            case RegistrationVoided(person=person) if person == self.person:
                self.voided = True
            case PersonDeparted() | PersonReturned():
                in_order(self.turns, recorded)

    def apply_later(self, recorded: RecordedEvent) -> None:
        self.known_later = self.known_later or isinstance(recorded.event, PersonRegistered)

    def gone(self, at: datetime) -> bool:
        """Whether they had left by a moment, and not come back."""
        before = [each for each in self.turns if each.at <= at]
        return bool(before) and isinstance(before[-1].event, PersonDeparted)

    def leaves_after(self, at: datetime) -> datetime | None:
        """When they left, where that is what they did next after a moment."""
        turn = self._next(at)
        return turn.at if turn and isinstance(turn.event, PersonDeparted) else None

    def returns_after(self, at: datetime) -> bool:
        """Whether coming back is what they did next after a moment."""
        turn = self._next(at)
        return turn is not None and isinstance(turn.event, PersonReturned)

    def _next(self, at: datetime) -> RecordedEvent | None:
        return next((each for each in self.turns if each.at > at), None)


class CentrePhase(Fact):
    """How the centre stood at that moment: booked, standby, open, standing_down, closed. The board goes by the same."""

    types = (VenueBooked, VenueReleased, *PHASES)
    by_time = True
    phase = BOOKED
    expected = False
    """Whether it was booked or stood in some way, and its building was not given back since."""

    def apply(self, recorded: RecordedEvent) -> None:
        self.phase = PHASES.get(type(recorded.event), self.phase)
        self.expected = not isinstance(recorded.event, VenueReleased)

    @property
    def running(self) -> bool:
        """Whether people may be there: it was opened, and has not closed since."""
        return self.phase in RUNNING
