"""Give a person a bed: one of the centre's, or one outside its pool."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from domain.events.beds import BedAllocated
from domain.facts.beds import BedsBooked, Occupancy
from domain.facts.existence import PersonExistence
from domain.kernel import Gate
from domain.words import BedId


class AllocateBed(Gate[BedAllocated]):
    """Give a person a bed: the one named, or the lowest free one of the centre, or one outside its pool."""

    computed = ("until",)

    def ask(self) -> None:
        self.person = self.fact(PersonExistence(self.what.person))
        self.own = self.fact(Occupancy(self.what.person))
        if self.what.kind == "centre":
            self.booked = self.fact(BedsBooked(self.what.centre))
            self.beds = self.fact(Occupancy(self.what.bed or self.what.centre))

    def why_not(self) -> Iterator[str]:
        if self.what.kind != "centre":
            return
        if self.own.of(self.what.person):
            yield "has_a_bed"
        if self.what.bed in self.beds.held:
            yield "bed_taken"
        if self._bed() is None:
            yield "no_bed_free"

    def decide(self) -> BedAllocated:
        left = self.person.departed_at
        until = left if left is not None and left >= self.at else None
        return replace(self.what, bed=self._bed() if self.what.kind == "centre" else None, until=until)

    def _bed(self) -> BedId | None:
        """The bed named, where the centre has it, or the lowest that nobody holds."""
        booked = self.booked.beds or 0
        if self.what.bed is not None:
            number = self.what.bed.number
            there = self.what.bed == f"{self.what.centre}.{number}" and 1 <= number <= booked
            return self.what.bed if there else None
        held = {bed.number for bed in self.beds.held if bed.centre == self.what.centre}
        number = next(number for number in count(1) if number not in held)
        return BedId(f"{self.what.centre}.{number}") if number <= booked else None
