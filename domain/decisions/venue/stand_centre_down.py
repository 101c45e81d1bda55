"""Record that the centre prepares to close."""

from collections.abc import Iterator

from domain.events.venue import CentreStoodDown
from domain.facts.existence import CentrePhase
from domain.kernel import Record


class StandCentreDown(Record[CentreStoodDown]):
    """Record that the centre prepares to close."""

    def ask(self) -> None:
        self.centre = self.fact(CentrePhase(self.what.centre))

    def why_not(self) -> Iterator[str]:
        if not self.centre.running:
            yield "not_open"
