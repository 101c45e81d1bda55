"""Confirm that a partner has read a version of the briefing."""

from collections.abc import Iterator

from domain.events.planning import BriefingAcknowledged
from domain.facts.planning import BriefingVersions
from domain.kernel import Record


class AcknowledgeBriefing(Record[BriefingAcknowledged]):
    """Confirm that a partner has read a version of the briefing."""

    computed = ("confirmed",)

    def ask(self) -> None:
        self.briefings = self.fact(BriefingVersions(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if self.what.version not in self.briefings.issued:
            yield "not_issued"
