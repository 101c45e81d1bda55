"""Give a person a bed: one of the centre's, or one outside its pool."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from domain.events.beds import BedAllocated
from domain.facts.beds import NumberedBeds
from domain.facts.existence import PersonExistence
from domain.kernel import Gate
from domain.words import BedId


class AllocateBed(Gate[BedAllocated]):
    """Give a person a bed: the one named, or the lowest free one of the centre, or one outside its pool."""

    def ask(self) -> None:
        self.person = self.fact(PersonExistence(self.what.person))
        if self.what.kind == "centre":
            self.beds = NumberedBeds(self, self.what.centre, self.what.person)

    def why_not(self) -> Iterator[str]:
        if self.what.kind != "centre":
            return
        if self.beds.has_one():
            yield "has_a_bed"
        if self.what.bed is None:
            if self._bed is None:
                yield "no_bed_free"
        elif self.beds.shut or not self.beds.holds(self.what.bed):
            yield "unknown_bed"
        elif self._bed is None:
            yield "bed_taken"

    def decide(self) -> BedAllocated:
        return replace(self.what, bed=self._bed if self.what.kind == "centre" else None)

    @cached_property
    def _bed(self) -> BedId | None:
        """The bed named, or the lowest, that nobody sleeps in as long as this person could."""
        if self.beds.shut:
            return None
        until = self.person.leaves_after(self.at)
        if self.what.bed is not None:
            return None if self.beds.taken(self.what.bed, until) else self.what.bed
        return self.beds.lowest(until)
