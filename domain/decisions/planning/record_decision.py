"""Write a decision into the decision log."""

from collections.abc import Iterator

from domain.events.planning import DecisionRecorded
from domain.facts.planning import DecisionRefs
from domain.kernel import Record


class RecordDecision(Record[DecisionRecorded]):
    """Write a decision into the decision log."""

    late = True

    def ask(self) -> None:
        self.log = self.fact(DecisionRefs(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if self.what.ref in self.log.refs:
            yield "already_exists"
