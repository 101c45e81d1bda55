"""Record that the centre is closed."""

from collections.abc import Iterator

from domain.events.venue import CentreClosed
from domain.facts.existence import CentrePhase
from domain.kernel import Record


class CloseCentre(Record[CentreClosed]):
    """Record that the centre is closed."""

    late = True

    def ask(self) -> None:
        self.centre = self.fact(CentrePhase(self.what.centre))

    def why_not(self) -> Iterator[str]:
        if self.centre.phase == "closed":
            yield "already_closed"
        if self.centre.phase == "booked":
            yield "not_open"
