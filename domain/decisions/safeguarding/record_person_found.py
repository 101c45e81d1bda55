"""Record that a missing person was found."""

from collections.abc import Iterator

from domain.events.safeguarding import PersonFound
from domain.facts.person import Whereabouts
from domain.kernel import Record


class RecordPersonFound(Record[PersonFound]):
    """Record that a missing person was found."""

    late = True

    def ask(self) -> None:
        self.whereabouts = self.fact(Whereabouts(self.what.person))

    def why_not(self) -> Iterator[str]:
        if not self.whereabouts.missing:
            yield "not_missing"
