"""What rules ask about what was published over many operations."""

from datetime import date

from domain.events.outcomes import OutcomesNamed, OutcomesPrepared, OutcomesPublished, PreparedOutcomesVoided
from domain.kernel import Fact, RecordedEvent
from domain.outside import OrganisationId
from domain.publications import Preparation
from domain.quarters import overlap_in_part


class OutcomesSent(Fact):
    """Which versions an organisation published of a period, and who prepared each last; a voided one waits no more.

    `overlapped` is whether it published a period that shares days with this one, and is another.
    """

    types = (OutcomesPrepared, OutcomesPublished, PreparedOutcomesVoided)

    def __init__(self, about: OrganisationId, since: date, until: date) -> None:
        super().__init__(about)
        self.period = since, until
        self.overlapped = False
        self.published: set[int] = set()
        self.prepared: dict[int, Preparation] = {}

    @property
    def key(self) -> tuple[object, ...]:
        return (*super().key, self.period)

    def apply(self, recorded: RecordedEvent) -> None:
        event = recorded.event
        assert isinstance(event, OutcomesNamed)
        period = event.since, event.until
        if isinstance(event, OutcomesPublished) and overlap_in_part(period, self.period):
            self.overlapped = True
        if period != self.period:
            return
        if isinstance(event, OutcomesPublished):
            self.published.add(event.version)
        elif isinstance(event, OutcomesPrepared):
            self.prepared[event.version] = Preparation(recorded.envelope.actor, event.figures)
        else:
            self.prepared.pop(event.version, None)
