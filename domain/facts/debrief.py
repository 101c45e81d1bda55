"""What rules ask about lessons and reports."""

from domain.events.debrief import ActionAssigned, DebriefReportPublished
from domain.kernel import Fact, RecordedEvent
from domain.words import OperationId


class ActionAsked(Fact):
    """Whether somebody owns what a lesson asks for."""

    types = (ActionAssigned,)
    assigned = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.assigned = True


class Published(Fact):
    """Which versions of the debrief report were published; the public ones are numbered on their own."""

    types = (DebriefReportPublished,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.versions: set[tuple[bool, int]] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, DebriefReportPublished)
        self.versions.add((recorded.event.public, recorded.event.version))
