"""Record that a centre is open again: it had closed, or was standing down and goes on after all."""

from collections.abc import Iterator

from domain.events.venue import CentreReopened
from domain.facts.existence import CentrePhase
from domain.kernel import Record


class ReopenCentre(Record[CentreReopened]):
    """Record that a centre is open again: it had closed, or was standing down and goes on after all."""

    late = True

    def ask(self) -> None:
        self.centre = self.fact(CentrePhase(self.what.centre))

    def why_not(self) -> Iterator[str]:
        if self.centre.phase not in ("closed", "standing_down"):
            yield "not_closed"
