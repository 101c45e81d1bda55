"""What an amendment would give back, by no longer taking it away, must be free still: a building, a bed."""

from collections.abc import Iterable, Iterator

from domain.events.amendments import Becomes
from domain.facts.held_again import HeldAgain
from domain.facts.slept_again import SleptByOthers, shares_a_bed
from domain.kernel import AnyDecision, RecordedEvent
from domain.words import BedId, EntryId, PlaceId


class GivenBack:
    """What a decision about an entry asks of the buildings and beds among the tags that it touches."""

    def __init__(self, decision: AnyDecision, entry: EntryId, touches: Iterable[str]) -> None:
        self.entry = entry
        named = [tag.partition(":") for tag in touches]
        places = [PlaceId(name) for kind, _, name in named if kind == PlaceId.prefix]
        centres = dict.fromkeys(BedId(name).centre for kind, _, name in named if kind == BedId.prefix)
        operation = decision.what.operation
        self.buildings = [decision.fact(HeldAgain(each, entry, operation)) for each in places]
        self.others = [decision.fact(SleptByOthers(each, operation)) for each in centres]

    def reasons(self, own: Iterable[RecordedEvent], becomes: tuple[Becomes, ...] = ()) -> Iterator[str]:
        """What others were given since, if the entry became this or nothing; `own` is all of its operation."""
        others = (recorded for each in self.others for recorded in each.found)
        if shares_a_bed((*own, *others), self.entry, becomes):
            yield "bed_given_since"
        if any(each.clashes(becomes) for each in self.buildings):
            yield "booked_since"
