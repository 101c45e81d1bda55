"""How far an operation is: its list, its figures and its own pages say the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain import phases
from domain.events.debrief import StructuredDebriefHeld
from domain.events.enforcement import SiteEntered
from domain.events.partners import PartnerCommitted
from domain.events.planning import (
    GoDecisionRecorded,
    NoGoDecisionRecorded,
    ObjectivesSet,
    OperationArchived,
    OperationCancelled,
)
from domain.events.venue import CentreOpened, CentreReopened, VenueBooked
from domain.kernel import Event
from domain.words import CentreId

SAYS: Mapping[type[Event], str] = {
    ObjectivesSet: "planned",
    VenueBooked: "planned",
    PartnerCommitted: "planned",
    GoDecisionRecorded: "go",
    NoGoDecisionRecorded: "no_go",
    SiteEntered: "live",
    CentreOpened: "live",
    CentreReopened: "live",
    StructuredDebriefHeld: "debriefed",
    OperationArchived: "archived",
    OperationCancelled: "cancelled",
}
"""What each event says an operation has come to."""
COURSE: tuple[type[Event], ...] = (*SAYS, *phases.PHASES)
"""The events that say how far an operation is."""
TAKES_BACK = {"go": "no_go", "no_go": "go", "live": "archived"}
"""What no longer holds once something is said."""
FURTHEST_FIRST = ("cancelled", "archived", "debriefed", "closed", "live", "go", "no_go", "planned")


@dataclass(slots=True)
class Course:
    """What an operation has come to, by its events in the order in which things happened.

    One that was archived is so as long as it stays closed: where a closing is voided, or a centre opens again, it is
    to be archived anew.
    """

    phases: dict[CentreId, str] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)

    def apply(self, event: Event) -> None:
        """Take in the next event; others than `COURSE` change nothing."""
        kind = type(event)
        if kind in phases.PHASES:
            # That an event about a centre has the field is known from its value alone.
            self.phases[event.centre] = phases.PHASES[kind]  # type: ignore[attr-defined]
        said = SAYS.get(kind)
        if said and (said != "archived" or self.closed):
            self.said.add(said)
            self.said.discard(TAKES_BACK.get(said, ""))

    @property
    def running(self) -> bool:
        """Whether people may be at a centre of it."""
        return phases.running(self.phases.values())

    @property
    def closed(self) -> bool:
        """Whether its last centre has closed."""
        return phases.over(self.phases.values())

    @property
    def stage(self) -> str:
        """How far it is. A centre in which people may be goes before everything that is on paper."""
        if self.running:
            return "live"
        reached = self.said | {"closed"} if self.closed else self.said
        return next((each for each in FURTHEST_FIRST if each in reached), "proposed")
