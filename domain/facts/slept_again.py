"""Whether somebody would sleep again, by what an amendment brings back, in a bed that was given on since."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from domain.amend import AMENDMENTS, amended
from domain.events.amendments import Becomes, EntryCorrected, EntryVoided
from domain.events.beds import BedAllocated, BedMoved, BedReleased
from domain.facts.said_by_others import SaidByOthers
from domain.kernel import Event, RecordedEvent
from domain.merges import merged, unregistered
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
    if not _about_beds(every, entry):
        return False
    without = [each for each in every if each.envelope.entry != entry]
    return bool(_together(without, entry, becomes) - _together(every))


def _about_beds(every: Sequence[RecordedEvent], entry: EntryId | None) -> bool:
    """Whether an entry, or the one that it amends, is about nothing but who has which bed."""
    of_it = [each.event for each in every if each.envelope.entry == entry]
    if of_it and isinstance(of_it[0], EntryVoided | EntryCorrected):
        return _about_beds(every, of_it[0].entry)
    return bool(of_it) and all(isinstance(each, GIVING) for each in of_it)


def _together(
    written: Sequence[RecordedEvent], but: EntryId | None = None, becomes: Iterable[Becomes] = ()
) -> set[Together]:
    """Who has a bed at the same time as somebody else, where one entry is left out, or is what it becomes."""
    standing = [each for each in amended(written) if each.envelope.entry != but]
    standing += [one.recorded for one in becomes]
    counted = merged(sorted(standing, key=lambda each: (each.at, each.position)), unregistered(written, standing))
    occupancy = Occupancy()
    for each in counted:
        occupancy.apply(each)
    return {pair for bed, places in occupancy.by_bed.items() for pair in _pairs(occupancy, bed, places)}


def _pairs(occupancy: Occupancy, bed: BedId, places: Iterable[int]) -> Iterable[Together]:
    for one, other in combinations([occupancy.stays[place] for place in places], 2):
        if one.person != other.person and one.overlaps(other.start.at, other.end):
            yield bed, frozenset((one.person, other.person))
