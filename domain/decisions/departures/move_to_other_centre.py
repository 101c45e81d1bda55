"""Record that a person was moved to another centre."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.departures import PersonMovedCentre
from domain.facts.beds import OwnBed
from domain.facts.person import CentreThen
from domain.kernel import Record


class MoveToOtherCentre(Record[PersonMovedCentre]):
    """Record that a person was moved to another centre of the operation."""

    computed = ("bed",)

    def ask(self) -> None:
        self.then = self.fact(CentreThen(self.what.person))
        self.own = OwnBed(self, self.what.person)

    def why_not(self) -> Iterator[str]:
        if self.then.centre == self.what.centre:
            yield "same_centre"

    def decide(self) -> PersonMovedCentre:
        """The bed that is free from then on: one that they have where they go to stays theirs."""
        bed = self.own.bed
        return replace(self.what, bed=bed if bed and bed.centre != self.what.centre else None)
