"""Which nights a booking takes, and which hours."""

from dataclasses import replace
from uuid import uuid4

from domain.kernel import EVENTS
from domain.words import Agency, EntryId
from service.codec import from_plain
from service.commands.carry_out import carry_out
from tests.given import ADay, a_plan, people_here

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


HALL = {"place": "Hall", "first_night": "2026-10-13", "nights": 3, "beds": 4}


def shares(day: ADay, shared: bool, council: str = "Council") -> ADay:
    """A council's directory says whether two operations may have the hall on one night."""
    wanted = day.entry("ObjectivesSet")
    fields = {"operation": "", "council": council, "place": "Hall", "shared": shared}
    events = [from_plain(fields, EVENTS["VenueListed"])]
    carry_out(day.log, replace(wanted, entry=EntryId(uuid4().hex), events=events, on_behalf_of=Agency(council)))
    return day


def test_a_shared_building_is_had_by_two_operations_on_one_night_while_it_is_shared() -> None:
    day = a_plan().has(("VenueBooked", "op", HALL))
    other = a_plan(log=shares(day, True).log)
    other.enter("VenueBooked", "op", **HALL)
    third = a_plan(log=shares(day, False).log)
    assert third.refused("VenueBooked", "op", **HALL) == ("place_taken",)
    assert a_plan(log=shares(day, True, "Kent County Council").log).refused("VenueBooked", "op", **HALL) == (
        "place_taken",
    )


def test_a_building_that_is_only_held_is_taken_and_confirming_it_takes_nothing_from_itself() -> None:
    day = a_plan().has(("VenueBooked", "op", {**HALL, "provisional": True}))
    assert a_plan(log=day.log).refused("VenueBooked", "op", **HALL) == ("place_taken",)
    day.enter("VenueBooked", "op", **{**HALL, "nights": 1}, provisional=False)
    later = a_plan(log=day.log)
    later.enter("VenueBooked", "op", **{**HALL, "first_night": "2026-10-14"})
    assert day.refused("VenueBooked", "op", **HALL, centre="C2") == ("place_taken",)


def test_a_building_that_was_given_back_is_free_from_that_day_on() -> None:
    day = a_plan().has(("VenueBooked", "op", HALL))
    released = day.then("VenueReleased")
    assert getattr(released, "place", None) == "Hall"
    a_plan(log=day.log).enter("VenueBooked", "op", **HALL)
    unbooked = a_plan().then("VenueReleased", "op", centre="C2")
    assert getattr(unbooked, "place", "none") is None


def test_a_centre_that_is_booked_in_another_building_gives_up_the_one_before() -> None:
    """It holds one place: what it left is free for others, and what it has is what it gives back."""
    day = a_plan().has(("VenueBooked", "op", HALL))
    day.enter("VenueBooked", "op", entry="moved", **{**HALL, "place": "School"})
    other = a_plan(log=day.log)
    assert other.refused("VenueBooked", "op", **{**HALL, "place": "School"}) == ("place_taken",)
    assert other.why_not("VenueBooked", "op", **HALL) == ()
    assert getattr(day.then("VenueBooked", "op", beds=9), "instead_of", "none") is None
    assert getattr(day.then("VenueReleased"), "place", None) == "School"
    other.enter("VenueBooked", "op", **{**HALL, "place": "School"})


def test_a_move_to_another_building_that_was_a_mistake_takes_nothing_away() -> None:
    day = a_plan().has(("VenueBooked", "op", HALL))
    day.enter("VenueBooked", "op", entry="moved", **{**HALL, "place": "School"})
    day.void("moved")
    other = a_plan(log=day.log)
    assert other.refused("VenueBooked", "op", **HALL) == ("place_taken",)
    assert other.why_not("VenueBooked", "op", **{**HALL, "place": "School"}) == ()
    day.enter("VenueBooked", "op", **{**HALL, "place": "School"})
    day.enter("VenueBooked", "op", **HALL)
    assert a_plan(log=day.log).refused("VenueBooked", "op", **HALL) == ("place_taken",)


def test_a_cancelled_operation_lets_its_buildings_go_and_has_them_again_once_it_is_brought_back() -> None:
    day = a_plan().has(("VenueBooked", "op", HALL))
    cancelled = day.enter("OperationCancelled", "op", entry="off")
    assert getattr(cancelled.events[0], "places", None) == ("Hall",)
    assert a_plan(log=day.log).why_not("VenueBooked", "op", **HALL) == ()
    day.void("off")
    assert a_plan(log=day.log).refused("VenueBooked", "op", **HALL) == ("place_taken",)
