"""Record that somebody who had left is here again."""

from collections.abc import Iterator

from domain.events.departures import PersonReturned
from domain.facts.existence import PersonExistence
from domain.kernel import Record


class RecordReturn(Record[PersonReturned]):
    """Record that somebody who had left is here again: the same person, and a new stay."""

    late = True

    def ask(self) -> None:
        self.person = self.fact(PersonExistence(self.what.person))

    def why_not(self) -> Iterator[str]:
        if not self.person.gone(self.at) or self.person.returns_after(self.at):
            yield "not_departed"
