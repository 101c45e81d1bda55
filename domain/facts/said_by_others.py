"""What other operations said of what they share with one, as it was written."""

from domain.kernel import Fact, RecordedEvent
from domain.words import Id, OperationId


class SaidByOthers(Fact):
    """What other operations said of something that they share, with its amendments."""

    raw = True

    def __init__(self, about: Id, but: OperationId) -> None:
        super().__init__(about)
        self.but = but
        self.found: list[RecordedEvent] = []

    def apply(self, recorded: RecordedEvent) -> None:
        if recorded.event.operation != self.but:
            self.found.append(recorded)
