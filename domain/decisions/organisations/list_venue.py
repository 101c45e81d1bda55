"""Say what a council's directory holds of a venue."""

from dataclasses import replace

from domain.decisions.organisations.own_directory import OwnDirectory
from domain.events.organisations import VenueListed


class ListVenue(OwnDirectory[VenueListed]):
    """Say what a council's directory holds of a venue: each council writes its own directory alone.

    What a venue has it does not lack, and what it suits it is fit for.
    """

    def decide(self) -> VenueListed:
        said = self.what
        lacks = tuple(each for each in said.lacks if each not in said.has)
        return replace(said, lacks=lacks, not_for=tuple(each for each in said.not_for if each not in said.suits))
