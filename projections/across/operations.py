"""What is planned, live and closed: one short entry for each operation, without its people."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.events.amendments import EntryCorrected, EntryVoided
from domain.events.debrief import StructuredDebriefHeld
from domain.events.enforcement import SiteEntered
from domain.events.partners import PartnerCommitted
from domain.events.planning import (
    GoDecisionRecorded,
    NoGoDecisionRecorded,
    ObjectivesSet,
    OperationArchived,
    OperationCancelled,
    OperationProposed,
)
from domain.events.venue import CentreClosed, CentreOpened, CentreReopened, VenueBooked
from domain.kernel import Event, RecordedEvent
from domain.unreadable import Unreadable
from domain.words import Agency, CentreId, OperationId

KNOWS: tuple[type[Event], ...] = (
    OperationProposed,
    ObjectivesSet,
    VenueBooked,
    PartnerCommitted,
    GoDecisionRecorded,
    NoGoDecisionRecorded,
    OperationCancelled,
    SiteEntered,
    CentreOpened,
    CentreClosed,
    CentreReopened,
    StructuredDebriefHeld,
    OperationArchived,
    EntryVoided,
    EntryCorrected,
)
"""The events that this projection needs."""

STEPS: dict[type[Event], str] = {
    ObjectivesSet: "planned",
    VenueBooked: "planned",
    PartnerCommitted: "planned",
    GoDecisionRecorded: "go",
    NoGoDecisionRecorded: "no_go",
    SiteEntered: "live",
    StructuredDebriefHeld: "debriefed",
    OperationArchived: "archived",
    OperationCancelled: "cancelled",
}
OVER = ("closed", "debriefed", "archived", "cancelled")
ORDER = ("proposed", "planned", "no_go", "go", "live", *OVER)


@dataclass
class OperationCard:
    """What a list of operations shows of one.

    `may_concern` has whoever was ever said to lead it, to belong to it or to come; nobody else ever sees it.
    """

    id: OperationId
    name: str | None = None
    planned_for: str | None = None
    exercise: bool = False
    state: str = "proposed"
    changed: datetime | None = None
    committed: set[str] = field(default_factory=set)
    may_concern: set[str] = field(default_factory=set)
    open_centres: set[CentreId] = field(default_factory=set)


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
        self._step(card, recorded.event)
        card.may_concern.update(each.folded for each in _named(recorded))

    def may_concern(self, operation: OperationId, agency: Agency) -> bool:
        """Whether an operation is there, and may be one that an organisation sees."""
        return operation in self.cards and agency.folded in self.cards[operation].may_concern

    def _unreadable(self, event: Unreadable) -> None:
        """An operation of which not even the proposal can be read stands on the list all the same."""
        if event.operation:
            self.cards.setdefault(event.operation, OperationCard(event.operation))

    def _step(self, card: OperationCard, event: Event) -> None:
        match event:
            case OperationProposed():
                card.name, card.exercise = event.name, event.exercise
                card.planned_for = event.planned_for.isoformat() if event.planned_for else None
            case PartnerCommitted(partner=partner):
                card.committed.add(partner.ref)
            case CentreOpened(centre=centre) | CentreReopened(centre=centre):
                card.open_centres.add(centre)
                card.state = "live"
            case CentreClosed(centre=centre):
                card.open_centres.discard(centre)
                if not card.open_centres:
                    card.state = "closed"
        step = STEPS.get(type(event))
        if step and (step == "no_go" or ORDER.index(step) > ORDER.index(card.state)):
            card.state = step


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
