"""A building that was given up is not held again, by a void or a correction, once others have booked it."""

from typing import Any

import pytest

from domain.kernel import Refused
from tests.decisions.test_bookings import HALL, shares
from tests.given import ADay, a_plan

ELSEWHERE = {**HALL, "place": "School"}
GIVEN_UP: tuple[tuple[str, dict[str, Any]], ...] = (
    ("VenueReleased", {}),
    ("VenueBooked", ELSEWHERE),
    ("OperationCancelled", {"reason": "other"}),
)
"""By which a centre no longer holds the hall."""


def given_up(name: str, data: dict[str, Any]) -> ADay:
    day = a_plan().has(("VenueBooked", "op", HALL))
    day.enter(name, "op", entry="gave it up", **data)
    return day


def booked_since(day: ADay, **more: Any) -> ADay:
    other = a_plan(log=day.log)
    other.enter("VenueBooked", "op", entry=f"theirs {other.operation}", **{**HALL, **more})
    return other


@pytest.mark.parametrize(("name", "data"), GIVEN_UP)
def test_what_gave_it_up_stands_as_long_as_others_have_it(name: str, data: dict[str, Any]) -> None:
    day = given_up(name, data)
    other = booked_since(day)
    with pytest.raises(Refused, match="booked_since"):
        day.void("gave it up")
    other.void(f"theirs {other.operation}")
    day.void("gave it up")
    assert a_plan(log=day.log).refused("VenueBooked", "op", **HALL) == ("place_taken",)


def test_a_booking_that_was_voided_does_not_come_back_either() -> None:
    day = a_plan()
    day.enter("VenueBooked", "op", entry="ours", **HALL)
    void = day.void("ours")
    other = booked_since(day)
    with pytest.raises(Refused, match="booked_since"):
        day.void(void)
    other.has("VenueReleased")
    day.void(void)


def test_what_is_free_or_shared_or_of_other_nights_is_held_again() -> None:
    for more in ({"first_night": "2026-10-16"}, {"place": "Barn"}):
        day = given_up("VenueReleased", {})
        booked_since(day, **more)
        day.void("gave it up")
    day = given_up("VenueReleased", {})
    booked_since(shares(day, True))
    day.void("gave it up")


def test_a_release_is_not_corrected_to_another_centre_or_a_later_day_once_others_have_the_hall() -> None:
    day = given_up("VenueReleased", {})
    day.correct("gave it up", nights_used=1)
    booked_since(day)
    with pytest.raises(Refused, match="booked_since"):
        day.correct("gave it up", centre=f"{day.operation}/C2")
    with pytest.raises(Refused, match="booked_since"):
        day.void("gave it up")
    day.correct("gave it up", nights_used=0)


def test_a_move_is_not_corrected_to_a_booking_that_names_no_other_building() -> None:
    day = given_up("VenueBooked", ELSEWHERE)
    booked_since(day)
    with pytest.raises(Refused, match="booked_since"):
        day.correct("gave it up", place=None)
    day.correct("gave it up", beds=3)


def test_a_cancelled_operation_comes_back_once_it_has_given_its_building_back() -> None:
    """The way that the refusal names."""
    day = given_up("OperationCancelled", {"reason": "other"})
    booked_since(day)
    day.has("VenueReleased")
    day.void("gave it up")
    assert day.why_not("VenueBooked", "op", **ELSEWHERE) == ()


def test_whoever_holds_it_beside_others_already_may_put_all_else_right() -> None:
    """It was shared when both booked it: nothing new is held, so nothing is in the way."""
    day = a_plan().has(("VenueBooked", "op", HALL))
    booked_since(shares(day, True))
    shares(day, False)
    day.enter("VenueAssessed", "op", entry="looked at", place="Hall")
    day.void("looked at")
