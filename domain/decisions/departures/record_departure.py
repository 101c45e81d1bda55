"""Record that a person left; nobody may be held."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.departures import PersonDeparted
from domain.facts.beds import Occupancy
from domain.facts.existence import PersonExistence
from domain.kernel import Record


class RecordDeparture(Record[PersonDeparted]):
    """Record that a person left; nobody may be held."""

    late = True
    computed = ("bed",)

    def ask(self) -> None:
        self.person = self.fact(PersonExistence(self.what.person))
        self.own = self.fact(Occupancy(self.what.person))

    def why_not(self) -> Iterator[str]:
        if self.person.departed_at is not None:
            yield "departed"

    def decide(self) -> PersonDeparted:
        return replace(self.what, bed=self.own.of(self.what.person))
