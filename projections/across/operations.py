"""What is planned, live and closed: one short entry for each operation, without its people.

An entry that comes in order moves it on; one that comes late, a void and a correction begin it again.
"""

from dataclasses import dataclass, field
from datetime import datetime

from domain.amend import AMENDMENTS, amended
from domain.events.amendments import EntryCorrected
from domain.events.partners import PartnerCommitted, PartnerDeclined
from domain.events.planning import OperationProposed
from domain.kernel import Event, RecordedEvent
from domain.unreadable import Unreadable
from domain.words import Agency, EntryId, OperationId
from projections.operation.course import COURSE, Course

KNOWS: tuple[type[Event], ...] = (OperationProposed, PartnerDeclined, *COURSE, *AMENDMENTS)
"""The events that this projection needs."""

OVER = ("closed", "debriefed", "archived", "cancelled")


@dataclass
class OperationCard:
    """What a list of operations shows of one.

    `may_concern` has whoever was ever said to lead it, to belong to it or to come; nobody else ever sees it.
    """

    id: OperationId
    name: str | None = None
    planned_for: str | None = None
    exercise: bool = False
    changed: datetime | None = None
    committed: set[str] = field(default_factory=set)
    may_concern: set[str] = field(default_factory=set)
    course: Course = field(default_factory=Course)
    written: list[RecordedEvent] = field(default_factory=list)
    entries: set[EntryId] = field(default_factory=set)

    @property
    def state(self) -> str:
        """How far it is."""
        return self.course.stage

    def take_in(self, recorded: RecordedEvent) -> None:
        """Take in the next event of it that was written; of amendments those alone that amend what is listed."""
        amends = recorded.event.entry if isinstance(recorded.event, AMENDMENTS) else None
        if amends and amends not in self.entries:
            return
        late = any(recorded.at < each.at for each in self.written)
        self.written.append(recorded)
        self.entries.add(recorded.envelope.entry)
        if not (late or amends):
            self._step(recorded.event)
        else:
            self._begin_again()

    def _begin_again(self) -> None:
        self.name, self.planned_for, self.exercise = None, None, False
        self.committed, self.course = set(), Course()
        for each in sorted(amended(self.written), key=lambda each: (each.at, each.position)):
            self._step(each.event)

    def _step(self, event: Event) -> None:
        match event:
            case OperationProposed():
                self.name, self.exercise = event.name, event.exercise
                self.planned_for = event.planned_for.isoformat() if event.planned_for else None
            case PartnerCommitted(partner=partner):
                self.committed.add(partner.ref)
            case PartnerDeclined(partner=partner):
                self.committed.discard(partner.ref)
        self.course.apply(event)


@dataclass
class Operations:
    """Every operation in the log, by id, in the order in which they were proposed."""

    cards: dict[OperationId, OperationCard] = field(default_factory=dict)
    position: int = 0

    def apply(self, recorded: RecordedEvent) -> None:
        """Take in the next event; types it does not know change nothing."""
        if recorded.position <= self.position:
            return
        self.position = recorded.position
        if isinstance(recorded.event, Unreadable):
            self._unreadable(recorded.event)
        if not isinstance(recorded.event, KNOWS):
            return
        card = self.cards.setdefault(recorded.event.operation, OperationCard(recorded.event.operation))
        card.changed = recorded.at
        card.take_in(recorded)
        card.may_concern.update(each.folded for each in _named(recorded))

    def may_concern(self, operation: OperationId, agency: Agency) -> bool:
        """Whether an operation is there, and may be one that an organisation sees."""
        return operation in self.cards and agency.folded in self.cards[operation].may_concern

    def _unreadable(self, event: Unreadable) -> None:
        """An operation of which not even the proposal can be read stands on the list all the same."""
        if event.operation:
            self.cards.setdefault(event.operation, OperationCard(event.operation))


def _named(recorded: RecordedEvent) -> list[Agency]:
    """The organisations that an event, or what it corrects another into, brings to an operation."""
    match recorded.event:
        case OperationProposed(lead=lead, others=others):
            return [lead or recorded.envelope.on_behalf_of, *others]
        case PartnerCommitted():
            return [Agency(recorded.event.partner.ref)]
        case EntryCorrected():
            return [name for one in recorded.event.becomes for name in _named(one.recorded)]
    return []
