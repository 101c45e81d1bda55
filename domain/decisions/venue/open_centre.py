"""Record that the centre is open."""

from collections.abc import Iterator

from domain.events.venue import CentreOpened
from domain.facts.existence import CentrePhase
from domain.kernel import Record


class OpenCentre(Record[CentreOpened]):
    """Record that the centre is open."""

    def ask(self) -> None:
        self.centre = self.fact(CentrePhase(self.what.centre))

    def why_not(self) -> Iterator[str]:
        if self.centre.running:
            yield "already_open"
