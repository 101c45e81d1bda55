"""What was booked to sleep in: the beds, the nights, and both together, of every centre."""

from collections.abc import Callable

from domain.events.venue import VenueBooked
from projections.operation.state import OperationState
from projections.views.plan.venue import booked
from service.access.access import sees
from web.charts import whole
from web.pages.debrief.rows import HIDDEN, NOT


def booked_beds(state: OperationState, seen_by: frozenset[str]) -> tuple[str, str, str]:
    """Beds, nights and bed-nights as they were booked; of several centres the most nights."""
    if not sees(seen_by, "VenueBooked"):
        return HIDDEN, HIDDEN, HIDDEN
    bookings = list(booked(state).values())

    def said(asked: Callable[[VenueBooked], int | None], of: Callable[[list[int]], int]) -> str:
        found = [n for each in bookings if (n := asked(each)) is not None]
        return f"{whole(of(found))} booked" if found else NOT

    return (
        said(lambda each: each.beds, sum),
        said(lambda each: each.nights, max),
        said(lambda each: each.beds * each.nights if each.beds and each.nights else None, sum),
    )
