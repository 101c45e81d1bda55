"""Record that the centre is set up and waits."""

from collections.abc import Iterator

from domain.events.venue import CentreSetToStandby
from domain.facts.existence import CentrePhase
from domain.kernel import Record


class SetCentreToStandby(Record[CentreSetToStandby]):
    """Record that the centre is set up and waits."""

    def ask(self) -> None:
        self.centre = self.fact(CentrePhase(self.what.centre))

    def why_not(self) -> Iterator[str]:
        if self.centre.phase == "standby":
            yield "already_standby"
        if self.centre.running:
            yield "already_open"
