"""Record that something a missing person asks for was done."""

from collections.abc import Iterator

from domain.events.safeguarding import MissingStepTaken
from domain.facts.sessions import MissingReports
from domain.kernel import Record


class TakeMissingStep(Record[MissingStepTaken]):
    """Record that something a missing person asks for was done."""

    late = True

    def ask(self) -> None:
        self.reports = self.fact(MissingReports(self.what.person))

    def why_not(self) -> Iterator[str]:
        if not self.reports.any:
            yield "never_missing"
