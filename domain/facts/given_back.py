"""What an amendment would give back, by no longer taking it away, must be free still: a building, a bed, a room."""

from collections.abc import Iterable, Iterator

from domain.events.amendments import Becomes
from domain.facts.had_alone import BookedByOthers, had_twice
from domain.facts.held_again import HeldAgain
from domain.facts.slept_again import SleptByOthers, shares_a_bed
from domain.kernel import AnyDecision, RecordedEvent
from domain.words import BedId, EntryId, InterpreterId, PlaceId, RoomId


class GivenBack:
    """What a decision about an entry asks of the buildings, beds, rooms and interpreters among the tags it touches."""

    def __init__(self, decision: AnyDecision, entry: EntryId, touches: Iterable[str]) -> None:
        self.entry = entry
        named = [tag.partition(":") for tag in touches]
        places = [PlaceId(name) for kind, _, name in named if kind == PlaceId.prefix]
        centres = dict.fromkeys(BedId(name).centre for kind, _, name in named if kind == BedId.prefix)
        booked = [kind(name) for one, _, name in named for kind in (RoomId, InterpreterId) if one == kind.prefix]
        operation = decision.what.operation
        self.buildings = [decision.fact(HeldAgain(each, entry, operation)) for each in places]
        self.others = [decision.fact(SleptByOthers(each, operation)) for each in centres]
        self.bookings = [decision.fact(BookedByOthers(each, operation)) for each in booked]

    def reasons(self, own: Iterable[RecordedEvent], becomes: tuple[Becomes, ...] = ()) -> Iterator[str]:
        """What others were given since, if the entry became this or nothing; `own` is all of its operation."""
        others = (recorded for each in self.others for recorded in each.found)
        said = [*own]
        if shares_a_bed((*said, *others), self.entry, becomes):
            yield "bed_given_since"
        booked = (recorded for each in self.bookings for recorded in each.found)
        yield from had_twice((*said, *booked), self.entry, becomes)
        if any(each.clashes(becomes) for each in self.buildings):
            yield "booked_since"
