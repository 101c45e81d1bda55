"""Report a person missing."""

from collections.abc import Iterator

from domain.events.safeguarding import PersonMissingReported
from domain.facts.person import Whereabouts
from domain.kernel import Record


class ReportPersonMissing(Record[PersonMissingReported]):
    """Report a person missing."""

    def ask(self) -> None:
        self.whereabouts = self.fact(Whereabouts(self.what.person))

    def why_not(self) -> Iterator[str]:
        if self.whereabouts.missing:
            yield "already_missing"
