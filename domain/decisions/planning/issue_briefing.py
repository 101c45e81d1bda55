"""Issue a version of the briefing to all partners."""

from collections.abc import Iterator

from domain.events.planning import BriefingIssued
from domain.facts.planning import BriefingVersions
from domain.kernel import Gate


class IssueBriefing(Gate[BriefingIssued]):
    """Issue a version of the briefing to all partners."""

    def ask(self) -> None:
        self.briefings = self.fact(BriefingVersions(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if self.what.version in self.briefings.issued:
            yield "version_exists"
