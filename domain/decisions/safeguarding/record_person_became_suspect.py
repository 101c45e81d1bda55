"""Record that a person brought in is now a suspect; they stay a person."""

from collections.abc import Iterator

from domain.events.safeguarding import PersonBecameSuspect
from domain.facts.person import AlreadySuspect
from domain.kernel import Record


class RecordPersonBecameSuspect(Record[PersonBecameSuspect]):
    """Record that a person brought in is now a suspect; they stay a person."""

    late = True
    makes = ("suspect",)

    def ask(self) -> None:
        self.suspect = self.fact(AlreadySuspect(self.what.person))

    def why_not(self) -> Iterator[str]:
        if self.suspect.yes:
            yield "already_suspect"
