"""Whether somebody would sleep again, by what an amendment brings back, in a bed that was given on since."""

from collections.abc import Iterable
from itertools import combinations

from domain.amend import AMENDMENTS
from domain.events.amendments import Becomes
from domain.events.beds import BedAllocated, BedMoved, BedReleased
from domain.facts.said_by_others import SaidByOthers
from domain.if_amended import counted_if, meant
from domain.kernel import Event, RecordedEvent
from domain.occupancy import BED_EVENTS, Occupancy
from domain.words import BedId, EntryId, PersonId

GIVING: tuple[type[Event], ...] = (BedAllocated, BedMoved, BedReleased)
"""What is decided of beds. That somebody left, or that a centre closed, is put right whoever sleeps where by now."""
Together = tuple[BedId, frozenset[PersonId]]


class SleptByOthers(SaidByOthers):
    """What other operations said of the beds of a centre that they share, with its amendments."""

    types = (*BED_EVENTS, *AMENDMENTS)


def shares_a_bed(written: Iterable[RecordedEvent], entry: EntryId, becomes: Iterable[Becomes] = ()) -> bool:
    """Whether two would have one bed at one time, who have not now, if an entry about beds became this or nothing.

    `written` is what was said of the operation, and by others of its beds, before voids and corrections.
    """
    every = sorted(written, key=lambda each: each.position)
    about = meant(every, entry)
    if not about or not all(isinstance(each, GIVING) for each in about):
        return False
    return bool(_together(counted_if(every, entry, becomes)) - _together(counted_if(every)))


def _together(counted: Iterable[RecordedEvent]) -> set[Together]:
    """Who has a bed at the same time as somebody else."""
    occupancy = Occupancy()
    for each in counted:
        occupancy.apply(each)
    return {pair for bed, places in occupancy.by_bed.items() for pair in _pairs(occupancy, bed, places)}


def _pairs(occupancy: Occupancy, bed: BedId, places: Iterable[int]) -> Iterable[Together]:
    for one, other in combinations([occupancy.stays[place] for place in places], 2):
        if one.person != other.person and one.overlaps(other.start.at, other.end):
            yield bed, frozenset((one.person, other.person))
