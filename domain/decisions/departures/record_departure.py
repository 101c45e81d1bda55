"""Record that a person left; nobody may be held."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.departures import PersonDeparted
from domain.facts.beds import OwnBed
from domain.facts.existence import PersonExistence
from domain.kernel import Record


class RecordDeparture(Record[PersonDeparted]):
    """Record that a person left; nobody may be held."""

    late = True
    judges = ("transport",)
    computed = ("bed",)

    def ask(self) -> None:
        self.person = self.fact(PersonExistence(self.what.person))
        self.own = OwnBed(self, self.what.person)

    def why_not(self) -> Iterator[str]:
        if self.person.gone(self.at) or self.person.leaves_after(self.at):
            yield "departed"

    def decide(self) -> PersonDeparted:
        return replace(self.what, bed=self.own.bed)
