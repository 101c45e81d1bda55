"""A bed that was given up is not held again, by a void, once somebody else was given it."""

import pytest

from domain.kernel import Refused
from tests.decisions.test_beds_agree import agree
from tests.decisions.test_unregistered import beds
from tests.given import ADay, people_here


def in_bed() -> ADay:
    """P01 was given the first bed."""
    day = people_here()
    day.enter("BedAllocated", "P01", entry="given")
    return day.at("09:00")


def test_who_gave_a_bed_up_or_moved_does_not_have_it_back_beside_whoever_was_given_it_since() -> None:
    for name, more in (("BedReleased", {}), ("BedMoved", {"bed": "2"}), ("BedAllocated", {"kind": "hotel"})):
        day = in_bed()
        day.enter(name, "P01", entry="gave it up", **more)
        day.at("09:10").enter("BedAllocated", "P03", entry="next", bed="1")
        with pytest.raises(Refused, match="bed_given_since"):
            day.at("09:20").void("gave it up")
        day.void("next")
        day.void("gave it up")
        assert beds(day) == {1: "P01"}
        agree(day)


def test_a_bed_whose_giving_was_voided_does_not_come_back_either_nor_what_it_was_corrected_to() -> None:
    day = in_bed()
    day.correct("given", bed="2")
    void = day.void("given")
    day.enter("BedAllocated", "P03", entry="next", bed="2")
    with pytest.raises(Refused, match="bed_given_since"):
        day.at("09:20").void(void)
    day.at("09:30").has(("BedReleased", "P03"))
    with pytest.raises(Refused, match="bed_given_since"):
        day.void(void)
    day.void("next")
    day.void(void)
    assert beds(day) == {2: "P01"}


def test_a_release_is_not_corrected_to_somebody_else_or_a_later_time_once_the_bed_was_given_on() -> None:
    day = in_bed().has(("BedAllocated", "P02"))
    day.at("09:05").enter("BedReleased", "P01", entry="gave it up")
    day.at("09:10").enter("BedAllocated", "P03", entry="next", bed="1")
    for changes in ({"person": f"{day.operation}/P02"}, {"at": "09:20"}):
        with pytest.raises(Refused, match="bed_given_since"):
            day.at("09:30").correct("gave it up", **changes)
    day.correct("gave it up", at="09:07")
    day.void("next")
    day.correct("gave it up", at="09:20")


def test_a_bed_that_nobody_was_given_since_is_held_again() -> None:
    day = in_bed().has(("BedAllocated", "P03"))
    day.enter("BedReleased", "P01", entry="gave it up")
    day.void("gave it up")
    assert beds(day) == {1: "P01", 2: "P03"}
    day.enter("BedReleased", "P01", entry="again")
    day.correct("again", at="08:30")
    day.void("again")
    assert beds(day) == {1: "P01", 2: "P03"}


def test_that_somebody_left_is_voided_whoever_has_their_bed_by_now() -> None:
    """They are here, and a roll call goes by that: two in one bed is an alarm."""
    day = in_bed()
    day.enter("PersonDeparted", "P01", entry="left")
    day.at("09:10").has(("BedAllocated", "P03", {"bed": "1"}))
    day.void("left")
    assert not next(each for each in day.day().registered if each.id.ref == "P01").departed


def test_a_bed_that_another_operation_gave_meanwhile_is_not_had_back() -> None:
    """Two operations share the beds of one centre; neither sees the other's board."""
    day = in_bed()
    day.enter("BedReleased", "P01", entry="gave it up")
    other = people_here(log=day.log).at("09:10")
    shared = {"centre": f"{day.operation}/C1", "bed": f"{day.operation}/C1.1"}
    other.enter("BedAllocated", "P03", entry="theirs", **shared)
    with pytest.raises(Refused, match="bed_given_since"):
        day.at("09:20").void("gave it up")
    other.at("09:30").enter("BedReleased", "P03", entry="they gave it up")
    other.void("they gave it up")
    other.void("theirs")
    day.void("gave it up")
    assert beds(day) == {1: "P01"}
