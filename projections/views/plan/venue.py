"""Gaps of the place: whether there is one, what it was found to have, its beds, its nights, its rooms, its keys."""

from collections.abc import Iterator, Mapping

from domain.events.venue import VenueAssessed, VenueBooked, VenueHandoverTaken, VenueReleased
from domain.policy.planning import VENUE_NEEDS, conversation_rooms_advised, nights_advised
from domain.words import CentreId
from projections.operation.state import OperationState
from projections.views.made_ready import in_this_building, rooms_ready
from projections.views.plan.gap import PlanGap, gap, policy_day


def booked(state: OperationState) -> Mapping[CentreId, VenueBooked]:
    """The latest booking of each centre; one that was given back before the centre opened is none."""
    found: dict[CentreId, VenueBooked] = {}
    for recorded in state.all(VenueBooked, VenueReleased):
        match recorded.event:
            case VenueBooked() as booking:
                found[booking.centre] = booking
            case VenueReleased(centre=centre) if not state.centres[centre].opened:
                found.pop(centre, None)
    return found


def venue(state: OperationState) -> Iterator[PlanGap]:
    """What the place lacks. With several centres each gap of one names it."""
    bookings = booked(state)
    names = {centre: centre.ref if len(bookings) > 1 else None for centre in bookings}
    if not bookings:
        yield gap(state, "no_venue")
    yield from _assessed(state, bookings, names)
    for each in _lacking(state, bookings):
        yield gap(state, "venue_lacks", each)
    yield from _beds(state, bookings)
    for centre, booking in bookings.items():
        if (booking.nights or 0) < nights_advised(policy_day(state)):
            yield gap(state, "nights_short", names[centre])
    taken = {event.centre for event in in_this_building(state, VenueHandoverTaken)}
    for centre, name in names.items():
        if centre not in taken:
            yield gap(state, "handover_not_taken", name)
    if bookings and (rooms_planned(state) or 0) < conversation_rooms_advised(policy_day(state)):
        yield gap(state, "rooms_short")
    if not bookings and not taken:
        yield gap(state, "handover_not_taken")


def _assessed(
    state: OperationState, bookings: Mapping[CentreId, VenueBooked], names: Mapping[CentreId, str | None]
) -> Iterator[PlanGap]:
    """An assessed venue needs its result; an assessment that names no place is of whichever is booked."""
    places = [event.place for _, event in state.events_of(VenueAssessed) if event.passed is not None]
    if not bookings and not places:
        yield gap(state, "venue_not_assessed")
    for centre, booking in bookings.items():
        if not any(None in (place, booking.place) or place == booking.place for place in places):
            yield gap(state, "venue_not_assessed", names[centre])


def _lacking(state: OperationState, bookings: Mapping[CentreId, VenueBooked]) -> list[str]:
    """What any booked venue was not found to have, of what it is to have at the least, when it was looked at last."""
    has = []
    for booking in bookings.values():
        found = [event.passed for _, event in state.events_of(VenueAssessed) if event.place in (None, booking.place)]
        has += [passed for passed in found if passed is not None][-1:]
    return [each for each in VENUE_NEEDS if any(each not in passed for passed in has)]


def _beds(state: OperationState, bookings: Mapping[CentreId, VenueBooked]) -> Iterator[PlanGap]:
    """All centres' beds together. A booking that says no number has none that a plan can count on."""
    beds = sum(booking.beds or 0 for booking in bookings.values())
    if bookings and beds < (state.operation.expected or 0):
        yield gap(state, "beds_short")


def rooms_planned(state: OperationState) -> int | None:
    """Rooms made ready for conversations, those of no other use among them; None where none was."""
    return sum(use in (None, "conversation") for _, use in rooms_ready(state).values()) or None
