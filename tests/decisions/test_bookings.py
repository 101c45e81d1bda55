"""Which nights a booking takes, and which hours."""

from tests.given import a_plan, people_here

PLACE = {"place": "hall-7", "nights": 2, "beds": 4}


def interpreter(since: str, until: str) -> dict[str, str]:
    """The same interpreter, for these local times of the day."""
    return {"interpreter": "A", "starts": f"2026-10-13T{since}:00+01:00", "ends": f"2026-10-13T{until}:00+01:00"}


def test_a_booking_whose_first_night_nobody_recorded_takes_no_night() -> None:
    day = a_plan().has(("VenueBooked", "op", PLACE))
    assert a_plan(log=day.log).refused("VenueBooked", "op", **PLACE, first_night="2026-10-13") == ()


def test_a_booking_of_which_nobody_recorded_the_nights_takes_one() -> None:
    day = a_plan().has(("VenueBooked", "op", {"place": "hall-7", "beds": 4, "first_night": "2026-10-13"}))
    other = a_plan(log=day.log)
    assert other.refused("VenueBooked", "op", **PLACE, first_night="2026-10-13") == ("place_taken",)
    assert other.refused("VenueBooked", "op", **PLACE, first_night="2026-10-14") == ()


def test_one_may_begin_when_another_ends() -> None:
    day = people_here().has(("InterpreterAssigned", "P01", interpreter("10:00", "11:00")))
    assert day.refused("InterpreterAssigned", "P03", **interpreter("11:00", "12:00")) == ()
    assert day.refused("InterpreterAssigned", "P03", **interpreter("09:00", "10:00")) == ()
    assert day.refused("InterpreterAssigned", "P03", **interpreter("10:59", "11:30")) == ("interpreter_taken",)
