"""Gaps of the place: whether there is one, what it was found to have, its beds, its nights, its rooms, its keys."""

from collections.abc import Iterator, Mapping

from domain.events.venue import VenueAssessed, VenueBooked, VenueHandoverTaken, VenueReleased
from domain.kernel import RecordedEvent
from domain.policy.planning import VENUE_NEEDS, conversation_rooms_advised, nights_advised
from domain.words import CentreId
from projections.local_time import local_date
from projections.operation.state import OperationState
from projections.views.made_ready import given_up, in_this_building, rooms_ready
from projections.views.plan.centre_hours import centre_hours
from projections.views.plan.gap import PlanGap, gap, planned_day, policy_day
from projections.views.plan.moved import AFTER


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
        if nights_counted(state, booking) < nights_advised(policy_day(state)):
            yield gap(state, "nights_short", names[centre])
    taken = {event.centre for _, event in in_this_building(state, VenueHandoverTaken)}
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
    """An assessed venue needs its result."""
    if not bookings and all(event.passed is None for _, event in state.events_of(VenueAssessed)):
        yield gap(state, "venue_not_assessed")
    for centre, booking in bookings.items():
        if found_to_have(state, booking) is None:
            yield gap(state, "venue_not_assessed", names[centre])


def found_to_have(state: OperationState, booking: VenueBooked) -> tuple[str, ...] | None:
    """What a booked venue had when it was looked at last; None where nobody recorded a result."""
    found = [event.passed for _, event in assessments_of(state, booking) if event.passed is not None]
    return found[-1] if found else None


def assessments_of(state: OperationState, booking: VenueBooked) -> list[tuple[RecordedEvent, VenueAssessed]]:
    """Each look at a booked building. One that names no place is of whichever is booked; a booking that names none is
    of a building that no other centre is in.
    """
    others = {each.place for each in booked(state).values() if each.centre != booking.centre}
    of = {booking.place, None}
    return [
        row
        for row in state.events_of(VenueAssessed)
        if row[1].place in of or (booking.place is None and row[1].place not in others)
    ]


def _lacking(state: OperationState, bookings: Mapping[CentreId, VenueBooked]) -> list[str]:
    """What any booked venue was not found to have, of what it is to have at the least, when it was looked at last."""
    has = [found for each in bookings.values() if (found := found_to_have(state, each)) is not None]
    return [each for each in VENUE_NEEDS if any(each not in passed for passed in has)]


def _beds(state: OperationState, bookings: Mapping[CentreId, VenueBooked]) -> Iterator[PlanGap]:
    """All centres' beds together. A booking that says no number has none that a plan can count on."""
    beds = sum(booking.beds or 0 for booking in bookings.values())
    if bookings and beds < (state.operation.expected or 0):
        yield gap(state, "beds_short")


def nights_counted(state: OperationState, booking: VenueBooked) -> int:
    """The nights of a booking from the planned day on, or from the day on which its centre is to open.

    A booking for another date than the day was moved to has none. One that says no first night, or a plan without a
    day, has all of its nights.
    """
    first, nights = booking.first_night, booking.nights or 0
    planned, opens = planned_day(state), centre_hours(state).get(booking.centre)
    if first is None or planned is None:
        return nights
    opening = local_date(opens[0]) if opens else planned
    days = {planned, opening if planned <= opening < planned + AFTER else planned}
    return max(max(0, nights - (day - first).days) if first <= day else 0 for day in days)


def rooms_planned(state: OperationState) -> int | None:
    """Rooms made ready for conversations, those of no other use among them; None where none was.

    Those of a building that was given back before its centre opened are none of the plan's any more.
    """
    ready = [(centre, use) for centre, use in rooms_ready(state).values() if not given_up(state, centre)]
    return sum(use in (None, "conversation") for _, use in ready) or None
