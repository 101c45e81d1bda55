"""What the venue of a plan was found to have, and what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.events.organisations import VenueListed
from domain.events.venue import VenueAssessed
from projections.across.directory import Directory
from projections.operation.state import OperationState
from projections.views.plan.venue import booked, found_to_have
from service.access.access import sees
from web.wording.labels import label

LOOKED_FOR = (
    *("interview_rooms", "confidential_room", "quiet_room", "child_suitable_room", "waiting_area", "communal_area"),
    *("sleeping_area", "staff_room", "toilets", "showers", "kitchen", "keep_apart_routes", "own_exit"),
)
"""What a venue is wanted to have most (FACTS 2.4); what it lacks of these is named."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the venue was found to have, and what it lacks; None where nobody looked, or it is not shown."""

    has: list[str]
    lacks: list[str]


def checklist(state: OperationState, seen_by: frozenset[str], directory: Directory) -> Checklist | None:
    """What was found when the booked venue was looked at last, of several what all of them have; without a result, what
    the directory says of the place. Where none is booked, what was found of any.
    """
    if not sees(seen_by, VenueAssessed.__name__):
        return None
    bookings = booked(state).values()
    found = [passed for each in bookings if (passed := found_to_have(state, each)) is not None]
    if not bookings:
        found = [event.passed for _, event in state.events_of(VenueAssessed) if event.passed is not None]
    if not found:
        listed = [venue for each in bookings if (venue := directory.venue(each.place))]
        return _as_listed(listed[-1]) if listed else None
    all_have = [each for each in found[-1] if all(each in has for has in found)]
    return Checklist(_in_words(all_have), _in_words([each for each in LOOKED_FOR if each not in all_have]))


def _as_listed(venue: VenueListed) -> Checklist | None:
    return Checklist(_in_words(venue.has), _in_words(venue.lacks)) if venue.has or venue.lacks else None


def _in_words(codes: Sequence[str]) -> list[str]:
    return [str(label(each)) for each in codes]
