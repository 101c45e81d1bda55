"""Say what a council's directory holds of a venue."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.organisations import VenueListed
from domain.kernel import Gate


class ListVenue(Gate[VenueListed]):
    """Say what a council's directory holds of a venue: each council writes its own directory alone.

    What a venue has it does not lack, and what it suits it is fit for.
    """

    late = True
    correctable = False
    without_operation = True
    in_one_file = True

    def why_not(self) -> Iterator[str]:
        if self.agency.folded != self.what.council.folded:
            yield "not_its_directory"

    def decide(self) -> VenueListed:
        said = self.what
        lacks = tuple(each for each in said.lacks if each not in said.has)
        return replace(said, lacks=lacks, not_for=tuple(each for each in said.not_for if each not in said.suits))
