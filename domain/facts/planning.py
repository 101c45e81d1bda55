"""What rules ask about the plan."""

from domain.events.planning import (
    BriefingIssued,
    DecisionRecorded,
    InformationRequested,
)
from domain.kernel import Fact, RecordedEvent
from domain.words import OperationId


class ServicesAsked(Fact):
    """Which council services were asked what they hold."""

    types = (InformationRequested,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.services: set[str] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, InformationRequested)
        self.services.add(recorded.event.service)


class DecisionRefs(Fact):
    """The references in the decision log."""

    types = (DecisionRecorded,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.refs: set[str] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, DecisionRecorded)
        self.refs.add(recorded.event.ref)


class BriefingVersions(Fact):
    """Which versions of the briefing were issued."""

    types = (BriefingIssued,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.issued: set[int] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, BriefingIssued)
        self.issued.add(recorded.event.version)
