"""The place of a plan: its beds, its nights, what it was found to have, its keys, with one centre and with several."""

from typing import Any

import pytest

from domain.policy.planning import VENUE_NEEDS
from tests.projections.given_plan import a_whole_plan, gaps_of, lacks


def booked(*bookings: dict[str, Any]) -> list[tuple[str, str | None]]:
    """What a plan lacks whose places are these and no others."""
    return lacks(a_whole_plan(["venue"]).has(*(("VenueBooked", "op", each) for each in bookings)))


@pytest.mark.parametrize(
    ("beds", "gaps"), [(20, []), (21, []), (19, [("beds_short", None)]), (0, [("beds_short", None)])]
)
def test_beds_are_short_where_they_are_fewer_than_the_people_expected(beds: int, gaps: list[Any]) -> None:
    assert booked({"beds": beds, "nights": 5}) == gaps


def test_a_booking_without_a_number_has_no_beds_and_no_nights_to_count_on() -> None:
    assert booked({}) == [("beds_short", None), ("nights_short", None)]


@pytest.mark.parametrize(("nights", "gaps"), [(5, []), (6, []), (4, [("nights_short", None)])])
def test_nights_are_short_of_those_that_a_decision_may_take(nights: int, gaps: list[Any]) -> None:
    assert booked({"beds": 20, "nights": nights}) == gaps


def test_a_revised_number_counts_from_then_on() -> None:
    day = a_whole_plan().has(("ExpectedNumberRevised", "op", {"expected": 40}))
    assert lacks(day) == [("beds_short", None), ("interpreters_short", "ro")]
    assert lacks(day.has(("ExpectedNumberRevised", "op", {"expected": 20}))) == []


def test_without_an_expected_number_no_number_is_short() -> None:
    day = a_whole_plan(["venue", "interpreters"], expected_max=None)
    day.has(("VenueBooked", "op", {"nights": 5}), ("InterpretersBooked", "op", {"language": "ro", "on_site": 0}))
    assert lacks(day) == []


def test_a_corrected_booking_counts_as_corrected() -> None:
    day = a_whole_plan(["venue"])
    day.enter("VenueBooked", entry="hall", beds=20, nights=5)
    day.correct("hall", beds=12)
    assert lacks(day) == [("beds_short", None)]


def test_a_place_booked_again_has_what_was_booked_last() -> None:
    assert booked({"beds": 8, "nights": 5}, {"beds": 20, "nights": 5}) == []


def test_the_beds_of_several_centres_count_together_and_their_nights_each() -> None:
    both = [{"centre": "C1", "beds": 12, "nights": 5}, {"centre": "C2", "beds": 8, "nights": 2}]
    assert booked(*both) == [("nights_short", "C2"), ("handover_not_taken", "C2")]


def test_a_second_place_is_assessed_by_itself() -> None:
    day = a_whole_plan(["venue", "assessed"])
    for centre in ("C1", "C2"):
        more = {"centre": centre, "place": f"hall-{centre}", "beds": 10, "nights": 5}
        day.has(("VenueBooked", "op", more))
    day.has(("VenueHandoverTaken", "op", {"centre": "C2"}))
    assert lacks(day) == [("venue_not_assessed", "C1"), ("venue_not_assessed", "C2")]
    day.has(("VenueAssessed", "op", {"place": "hall-C2", "passed": list(VENUE_NEEDS)}))
    assert lacks(day) == [("venue_not_assessed", "C1")]
    day.has(("VenueAssessed", "op", {"passed": list(VENUE_NEEDS)}))
    assert lacks(day) == [], "an assessment that names no place is of whichever is booked"


def test_another_place_that_was_assessed_says_nothing_of_the_booked_one() -> None:
    day = a_whole_plan(["venue", "assessed"])
    day.has(("VenueBooked", "op", {"place": "hall", "beds": 20, "nights": 5}))
    day.has(("VenueAssessed", "op", {"place": "school", "passed": ["kitchen"]}))
    assert lacks(day) == [("venue_not_assessed", None)]


def test_a_venue_lacks_what_it_was_not_found_to_have_when_it_was_looked_at_last() -> None:
    some = [each for each in VENUE_NEEDS if each not in ("quiet_room", "staff_room")]
    day = a_whole_plan().has(("VenueAssessed", "op", {"passed": some}))
    assert lacks(day) == [("venue_lacks", "staff_room"), ("venue_lacks", "quiet_room")]
    assert lacks(day.has(("VenueAssessed", "op", {"place": "school"}))) == lacks(day), "another says nothing of it"
    assert lacks(day.has("VenueAssessed")) == lacks(day), "nor does one without a result"
    assert lacks(day.has(("VenueAssessed", "op", {"passed": [*VENUE_NEEDS, "kitchen"]}))) == []


def test_of_two_venues_each_is_to_have_it_and_one_that_is_not_booked_lacks_nothing() -> None:
    day = a_whole_plan().has(("VenueBooked", "op", {"centre": "C2", "place": "hall", "beds": 4, "nights": 5}))
    day.has(("VenueHandoverTaken", "op", {"centre": "C2"}))
    day.has(("VenueAssessed", "op", {"place": "hall", "passed": [*VENUE_NEEDS[1:]]}))
    assert lacks(day) == [("venue_lacks", VENUE_NEEDS[0])]
    unbooked = a_whole_plan(["venue", "assessed"]).has(("VenueAssessed", "op", {"passed": []}))
    assert lacks(unbooked) == [("no_venue", None)]


def test_a_place_given_back_before_the_day_is_none_until_one_is_booked_again() -> None:
    day = a_whole_plan().has("VenueReleased")
    assert lacks(day) == [("no_venue", None)]
    anew = lacks(day.has(("VenueBooked", "op", {"beds": 20, "nights": 5})))
    assert anew == [("handover_not_taken", None), ("rooms_short", None)], "its keys went back with it"


def test_keys_and_rooms_of_one_building_are_not_those_of_another() -> None:
    hall, barn = ({"place": place, "beds": 20, "nights": 5} for place in ("Hall", "Barn"))
    day = a_whole_plan(["venue", "keys", "rooms"]).has(("VenueBooked", "op", {**hall, "provisional": True}))
    rooms = ("RoomsPrepared", "op", {"rooms": ["R1", "R2", "R3"]})
    assert lacks(day.has("VenueHandoverTaken", rooms, ("VenueBooked", "op", hall))) == []
    assert lacks(day.has(("VenueBooked", "op", {"beds": 20, "nights": 5}))) == [], "the same, said without its name"
    assert lacks(day.has(("VenueBooked", "op", barn))) == [("handover_not_taken", None), ("rooms_short", None)]
    assert lacks(day.has("VenueHandoverTaken", rooms)) == []


def test_a_place_given_back_after_the_day_was_there() -> None:
    day = a_whole_plan().at("06:00").has("CentreOpened").at("20:00").has("CentreClosed", "VenueReleased")
    assert lacks(day) == []


def test_a_second_place_given_back_leaves_the_first_alone() -> None:
    day = a_whole_plan().has(("VenueBooked", "op", {"centre": "C2", "beds": 4, "nights": 1}))
    assert lacks(day.has(("VenueReleased", "op", {"centre": "C2"}))) == []


def test_without_a_place_and_its_keys_both_are_missing() -> None:
    assert lacks(a_whole_plan(["venue", "keys"])) == [("no_venue", None), ("handover_not_taken", None)]


def test_without_a_place_an_assessment_is_missing_too() -> None:
    assert lacks(a_whole_plan(["venue", "assessed"])) == [("no_venue", None), ("venue_not_assessed", None)]


def test_an_assessment_without_a_result_leaves_what_the_venue_has_unrecorded() -> None:
    assert lacks(a_whole_plan(["assessed"]).has("VenueAssessed")) == [("venue_not_assessed", None)]


def test_no_venue_blocks_and_short_beds_do_not() -> None:
    blocks = {each.code: each.blocks for each in gaps_of(a_whole_plan(["venue"]))}
    assert blocks == {"no_venue": True}
    assert [each.blocks for each in gaps_of(a_whole_plan(expected_max=21))] == [False]


def ready(*rooms: str, use: str | None = "conversation", centre: str = "C1") -> Any:
    return ("RoomsPrepared", "op", {"rooms": list(rooms), "use": use, "centre": centre})


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [ready("R1", "R2")],
        [ready("R1", "R2"), ready("R3", use="health")],
        [ready("R1", "R2", "R3"), ready("R3", use="staff")],
    ],
)
def test_fewer_than_three_rooms_for_conversations_are_a_gap(steps: list[Any]) -> None:
    assert lacks(a_whole_plan(["rooms"]).has(*steps)) == [("rooms_short", None)]


def test_rooms_of_no_said_use_and_of_every_centre_count() -> None:
    assert lacks(a_whole_plan(["rooms"]).has(ready("R1", "R2"), ready("R3", use=None))) == []
    assert lacks(a_whole_plan(["rooms"]).has(ready("R1", "R2"), ready("R4", centre="C2"))) == []


def test_a_plan_without_a_venue_lacks_that_and_no_rooms() -> None:
    assert lacks(a_whole_plan(["venue", "rooms"])) == [("no_venue", None)]


def test_rooms_are_owed_by_the_coordinator_the_day_before() -> None:
    (found,) = gaps_of(a_whole_plan(["rooms"]))
    assert (found.owner, str(found.due)) == ("centre coordinator", "2026-10-12")
