"""What rules ask about what a person sits down for, and about somebody who is missing."""

from domain.events.interviews import SessionEnded, SessionStarted
from domain.events.safeguarding import PersonMissingReported
from domain.kernel import Fact, RecordedEvent
from domain.words import Agency


class OpenSession(Fact):
    """Whether a person sat with somebody, beside the first conversation, at that moment; and who held it."""

    types = (SessionStarted, SessionEnded)
    by_time = True
    open = False
    by: Agency | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        self.open = isinstance(recorded.event, SessionStarted)
        if isinstance(recorded.event, SessionStarted):
            self.by = recorded.event.by


class MissingReports(Fact):
    """Whether a person was ever reported missing."""

    types = (PersonMissingReported,)
    any = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.any = True
