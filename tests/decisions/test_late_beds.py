"""Beds told late: they are judged by the time of which they tell, and by who was there then."""

from dataclasses import replace

from service.commands.carry_out import carry_out
from tests.given import ADay, people_here


def left_and_given_on() -> ADay:
    """P01 left at 09:00 and had no bed; at 10:00 both beds of the centre were given, one to P02 and one to P03."""
    day = people_here().at("09:00").has(("PersonDeparted", "P01", {"destination": "own_arrangement"}))
    return day.at("10:00").has(("BedAllocated", "P02"), ("BedAllocated", "P03"))


def test_who_left_before_a_bed_was_given_on_may_have_slept_in_it() -> None:
    event = left_and_given_on().at("08:30").then("BedAllocated", "P01")
    assert event.bed.ref == "C1.1"  # type: ignore[attr-defined]


def test_the_bed_that_is_named_is_judged_the_same() -> None:
    assert left_and_given_on().at("08:30").refused("BedAllocated", "P01", bed="2") == ()


def test_who_stayed_cannot_have_slept_in_a_bed_that_is_taken_later() -> None:
    day = left_and_given_on().at("08:30")
    assert day.refused("BedAllocated", "P04") == ("no_bed_free",)
    assert day.refused("BedAllocated", "P04", bed="2") == ("bed_taken",)


def test_a_move_is_judged_the_same() -> None:
    day = people_here().has(("BedAllocated", "P01"))
    day.at("09:00").has(("PersonDeparted", "P01", {"destination": "own_arrangement"}))
    day.at("10:00").has(("BedAllocated", "P02"), ("BedAllocated", "P03"))
    assert day.at("08:30").refused("BedMoved", "P01", bed="2") == ()
    assert day.at("10:30").has(("BedReleased", "P02")).at("10:45").refused("BedMoved", "P03", bed="1") == ()


def test_who_had_a_bed_then_or_has_one_by_now_is_given_no_other() -> None:
    day = people_here().has(("BedAllocated", "P01")).at("09:00").has(("BedReleased", "P01"))
    assert day.at("08:30").refused("BedAllocated", "P01") == ("has_a_bed",)
    day.at("10:00").has(("BedAllocated", "P03"))
    assert day.at("09:30").refused("BedAllocated", "P03") == ("has_a_bed",)


def test_a_bed_is_free_from_the_moment_at_which_it_was_left() -> None:
    day = people_here().has(("BedAllocated", "P01"), ("BedAllocated", "P02"))
    day.at("09:00").has(("PersonDeparted", "P01", {"destination": "own_arrangement"}))
    assert day.refused("BedAllocated", "P03") == ()
    late = people_here().at("09:00").has(("BedAllocated", "P02"), ("BedAllocated", "P03"))
    late.has(("PersonDeparted", "P01", {"destination": "own_arrangement"}))
    assert late.at("08:30").refused("BedAllocated", "P01", bed="1") == ()


def test_a_centre_of_which_no_beds_are_recorded_has_none() -> None:
    day = (
        people_here().at("07:45").has(("VenueBooked", "op", {"centre": "C2"}), ("CentreOpened", "op", {"centre": "C2"}))
    )
    day.at("08:00")
    assert day.refused("BedAllocated", "P01", centre="C2") == ("no_bed_free",)
    assert day.refused("BedAllocated", "P01", centre="C2", bed="C2.1") == ("unknown_bed",)


def beds(day: ADay, *steps: tuple[str, str]) -> list[str]:
    """The beds of those events of one entry that give or free one."""
    entries = [day.entry(name, ref) for name, ref in steps]
    stored = carry_out(day.log, replace(entries[0], events=[each.events[0] for each in entries])).events
    return [each.bed.ref for each in stored]  # type: ignore[attr-defined]


def test_several_are_given_the_next_bed_each_in_one_entry() -> None:
    day = people_here().has(("VenueBooked", "op", {"beds": 3, "nights": 2}))
    assert beds(day, *(("BedAllocated", ref) for ref in ("P01", "P02", "P03"))) == ["C1.1", "C1.2", "C1.3"]


def test_beds_that_are_left_in_the_middle_of_an_entry_are_given_again() -> None:
    day = people_here().has(("VenueBooked", "op", {"beds": 4, "nights": 2}), ("PersonRegistered", "P05"))
    day.has(("BedAllocated", "P02"), ("BedAllocated", "P04"))
    given = [("BedAllocated", "P01"), ("BedAllocated", "P03"), ("BedReleased", "P04"), ("BedAllocated", "P05")]
    assert beds(day, ("BedReleased", "P02"), *given) == ["C1.1", "C1.1", "C1.3", "C1.2", "C1.2"]


def test_who_leaves_a_centre_leaves_the_bed_that_the_event_then_names() -> None:
    day = people_here().at("06:30").has(("VenueBooked", "op", {"centre": "C2", "beds": 1}))
    day.has(("CentreOpened", "op", {"centre": "C2"})).at("08:00").has(("BedAllocated", "P01"), ("BedAllocated", "P03"))
    assert day.then("PersonMovedCentre", "P01", centre="C2").bed.ref == "C1.1"  # type: ignore[attr-defined]
    assert day.then("RegistrationVoided", "P03").bed.ref == "C1.2"  # type: ignore[attr-defined]
    day.has(("BedAllocated", "P04"))
    assert day.then("PersonDeparted", "P04").bed.ref == "C1.1"  # type: ignore[attr-defined]


def test_a_bed_given_to_somebody_of_whom_it_is_told_later_that_they_had_left_is_free() -> None:
    day = people_here().at("09:01").has(("BedAllocated", "P01")).at("09:00")
    day.has(("PersonDeparted", "P01", {"destination": "own_arrangement"}))
    assert day.at("09:05").refused("BedReleased", "P01") == ("departed", "has_no_bed")
    assert day.refused("BedAllocated", "P02", bed="1") == ()


def test_whoever_left_from_a_bed_has_none_to_give_up() -> None:
    for given in ({}, {"kind": "hotel"}):
        day = people_here().has(("BedAllocated", "P01", given)).at("09:00")
        day.has(("PersonDeparted", "P01", {"destination": "own_arrangement"}))
        assert "departed" in day.at("09:05").refused("BedReleased", "P01")
