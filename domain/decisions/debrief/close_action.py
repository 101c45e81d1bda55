"""Record that what a lesson asked for is done."""

from collections.abc import Iterator

from domain.events.debrief import ActionClosed
from domain.facts.debrief import ActionAsked
from domain.kernel import Record


class CloseAction(Record[ActionClosed]):
    """Record that what a lesson asked for is done."""

    late = True

    def ask(self) -> None:
        self.action = self.fact(ActionAsked(self.what.lesson))

    def why_not(self) -> Iterator[str]:
        if not self.action.assigned:
            yield "not_assigned"
