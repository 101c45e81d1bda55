"""Record that a closed centre is open again."""

from collections.abc import Iterator

from domain.events.venue import CentreReopened
from domain.facts.existence import CentrePhase
from domain.kernel import Record


class ReopenCentre(Record[CentreReopened]):
    """Record that a closed centre is open again."""

    late = True

    def ask(self) -> None:
        self.centre = self.fact(CentrePhase(self.what.centre))

    def why_not(self) -> Iterator[str]:
        if self.centre.phase != "closed":
            yield "not_closed"
