"""Move a person from the centre bed that they hold to another."""

from collections.abc import Iterator

from domain.events.beds import BedMoved
from domain.facts.beds import NumberedBeds, OwnBed
from domain.facts.existence import PersonExistence
from domain.kernel import Gate


class MoveBed(Gate[BedMoved]):
    """Move a person from the centre bed that they hold to another, in one entry."""

    def ask(self) -> None:
        self.person = self.fact(PersonExistence(self.what.person))
        self.own = OwnBed(self, self.what.person)
        self.beds = NumberedBeds(self, self.what.bed.centre, self.what.person)

    def why_not(self) -> Iterator[str]:
        if self.own.bed is None:
            yield "has_no_bed"
        if self.beds.shut or not self.beds.holds(self.what.bed):
            yield "unknown_bed"
        elif self.beds.taken(self.what.bed, self.person.leaves_after(self.at)):
            yield "bed_taken"
