"""What rules ask about lessons and reports."""

from collections.abc import Iterable

from domain.amend import amended
from domain.events.debrief import ActionAssigned, DebriefReportPrepared, DebriefReportPublished
from domain.kernel import Fact, RecordedEvent
from domain.publications import Preparation
from domain.words import OperationId


class ActionAsked(Fact):
    """Whether somebody owns what a lesson asks for."""

    types = (ActionAssigned,)
    assigned = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.assigned = True


class EverPublished(Fact):
    """Every version of the debrief report that went out, the withdrawn ones too: their numbers are never used again.

    The public ones are numbered on their own.
    """

    types = (DebriefReportPublished,)
    raw = True

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.versions: set[tuple[bool, int]] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, DebriefReportPublished)
        self.versions.add((recorded.event.public, recorded.event.version))


class PreparedReports(Fact):
    """Who prepared each public version of the debrief report last; one that was voided waits no more."""

    types = (DebriefReportPrepared,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.versions: dict[int, Preparation] = {}

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, DebriefReportPrepared)
        self.versions[recorded.event.version] = Preparation(recorded.envelope.actor, recorded.event.figures)


def released_since(own: Iterable[RecordedEvent], every: Iterable[RecordedEvent]) -> bool:
    """Whether an entry prepared a public version that is out; `every` is all of its operation."""
    events = (each.event for each in own)
    prepared = {each.version for each in events if isinstance(each, DebriefReportPrepared)}
    if not prepared:
        return False
    counted = (each.event for each in amended(every))
    out = {each.version for each in counted if isinstance(each, DebriefReportPublished) and each.public}
    return bool(prepared & out)
