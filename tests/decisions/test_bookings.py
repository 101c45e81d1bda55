"""Which nights a booking takes."""

from tests.given import a_plan

PLACE = {"place": "hall-7", "nights": 2, "beds": 4}


def test_a_booking_whose_first_night_nobody_recorded_takes_no_night() -> None:
    day = a_plan().has(("VenueBooked", "op", PLACE))
    assert a_plan(log=day.log).refused("VenueBooked", "op", **PLACE, first_night="2026-10-13") == ()
