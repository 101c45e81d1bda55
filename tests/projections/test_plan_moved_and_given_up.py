"""A plan whose day was moved, whose centre was given up, or of whose buildings one was looked at and not the other."""

from typing import Any

import pytest

from domain.policy.planning import VENUE_NEEDS
from projections.views.plan.centre_hours import centre_hours
from projections.views.plan.how_it_went import how_it_went
from projections.views.plan.venue_steps import venue_steps
from tests.given import ADay
from tests.projections.given_plan import PARTNERS, a_whole_plan, lacks

NIGHT = {"starts": "2026-10-13T18:00:00+01:00", "ends": "2026-10-13T20:00:00+01:00"}
BACK = ("VenueReleased", "op", {"centre": "C2"})


def booked(**more: Any) -> Any:
    return ("VenueBooked", "op", {"beds": 20, "nights": 5, **more})


def two_centres() -> ADay:
    """A whole plan, and a second centre that opens in the evening, when health is not there any more."""
    day = a_whole_plan().has(booked(centre="C2"), ("VenueHandoverTaken", "op", {"centre": "C2"}))
    there = {"starts": "2026-10-13T06:00:00+01:00", "ends": "2026-10-13T12:00:00+01:00"}
    for partner in PARTNERS:
        day.has(("PartnerHoursPlanned", partner, there))
    return day.has(("CentreHoursPlanned", "op", {"centre": "C2", **NIGHT}))


def test_the_hours_of_a_centre_that_was_given_up_are_nobodys_any_more() -> None:
    day = two_centres()
    assert [code for code, _ in lacks(day)] == ["hours_uncovered", "hours_uncovered"]
    given_up = day.has(BACK).day()
    assert lacks(given_up) == []
    assert [centre.ref for centre in centre_hours(given_up)] == ["C1"]
    assert how_it_went(given_up).to_close == centre_hours(given_up)[next(iter(centre_hours(given_up)))][1]
    assert len(lacks(day.has(booked(centre="C2"), ("VenueHandoverTaken", "op", {"centre": "C2"})))) == 2, "booked again"


def test_a_day_keeps_its_hours_while_another_building_is_looked_for() -> None:
    day = a_whole_plan().has("VenueReleased")
    assert [centre.ref for centre in centre_hours(day.day())] == ["C1"]


def test_a_centre_that_opened_keeps_its_hours_once_its_building_is_given_back() -> None:
    day = two_centres().at("06:00").has("CentreOpened").at("11:00").has("CentreClosed", "VenueReleased")
    assert [centre.ref for centre in centre_hours(day.day())] == ["C1", "C2"]


def test_rooms_of_a_building_that_was_given_back_are_none_for_conversations() -> None:
    day = a_whole_plan(["rooms"]).has(booked(centre="C2"), ("VenueHandoverTaken", "op", {"centre": "C2"}))
    day.has(("RoomsPrepared", "op", {"centre": "C2", "rooms": ["R1", "R2", "R3"], "use": "conversation"}))
    assert lacks(day) == []
    assert lacks(day.has(BACK)) == [("rooms_short", None)]


@pytest.mark.parametrize(
    ("first", "short"),
    [("2026-10-13", False), ("2026-10-12", False), ("2026-10-11", True), ("2026-10-14", True), ("2026-09-01", True)],
)
def test_nights_count_from_the_planned_day_on(first: str, *, short: bool) -> None:
    day = a_whole_plan(["venue"]).has(booked(nights=6, first_night=first))
    assert lacks(day) == ([("nights_short", None)] if short else [])


def test_nights_booked_for_the_date_before_a_day_was_moved_are_none_for_it() -> None:
    day = a_whole_plan(["venue", "hours"])
    day.has(booked(first_night="2026-10-13"))
    assert lacks(day) == []
    proposed = str(day.recorded_events()[0].envelope.entry)
    day.correct(proposed, planned_for="2026-12-15")
    assert lacks(day) == [("nights_short", None)]
    assert lacks(day.has(booked(first_night="2026-12-15"))) == []


def test_a_centre_that_opens_after_midnight_or_days_later_wants_its_own_nights() -> None:
    late = {"starts": "2026-10-14T00:30:00+01:00", "ends": "2026-10-14T03:00:00+01:00"}
    without_day = a_whole_plan(["venue", "hours"], planned_for=None).has(booked(first_night="2026-10-13"))
    assert ("nights_short", None) not in lacks(without_day), "nobody knows the day"
    for first in ("2026-10-13", "2026-10-14"):
        day = a_whole_plan(["venue", "hours"]).has(booked(first_night=first), ("CentreHoursPlanned", "op", late))
        assert ("nights_short", None) not in lacks(day)


def test_a_booking_that_names_no_building_is_held_against_what_was_looked_at_for_it_alone() -> None:
    day = a_whole_plan(["venue", "assessed", "keys"]).has(booked(place="Hall"), booked(centre="C2"))
    day.has("VenueHandoverTaken", ("VenueHandoverTaken", "op", {"centre": "C2"}))
    day.has(("VenueAssessed", "op", {"place": "Hall", "passed": list(VENUE_NEEDS)}))
    assert lacks(day) == [("venue_not_assessed", "C2")], "the hall is the other's"
    day.has(("VenueAssessed", "op", {"place": "Barn", "passed": list(VENUE_NEEDS[1:])}))
    assert lacks(day) == [("venue_lacks", VENUE_NEEDS[0])]
    assert ["assessed" in each.taken for each in venue_steps(day.day())] == [True, True]


def test_the_steps_of_a_venue_say_of_its_keys_what_its_gaps_say() -> None:
    day = a_whole_plan(["venue", "keys"]).has("VenueHandoverTaken", booked(place="Hall"), booked())
    assert lacks(day) == []
    (steps,) = venue_steps(day.day())
    assert set(steps.taken) == {"assessed", "booked", "taken_over"}


def asked(day: str, until: str | None = "20:00", name: str = "Fire and rescue") -> Any:
    ends = {"ends": f"{day}T{until}:00+00:00"} if until else {}
    return ("PartnerInvited", name, {"mode": "on_site", "starts": f"{day}T06:00:00+00:00", **ends})


def moved_to(date: str, *steps: Any) -> ADay:
    """A whole plan, and more, that was for 13 October when it was proposed and is for another day now."""
    day = a_whole_plan().has(*steps)
    day.correct(str(day.recorded_events()[0].envelope.entry), planned_for=date)
    return day


def of_a_day(day: ADay) -> list[tuple[str, str | None]]:
    return [each for each in lacks(day) if each[0] in ("opens_another_day", "asked_another_day", "not_answered")]


def test_the_hours_of_a_centre_are_those_of_the_planned_day_or_of_the_night_after() -> None:
    assert of_a_day(moved_to("2026-10-13")) == []
    night = {"starts": "2026-10-14T00:30:00+00:00", "ends": "2026-10-14T20:00:00+00:00"}
    assert of_a_day(a_whole_plan().has(("CentreHoursPlanned", "op", night))) == []
    for date in ("2026-10-11", "2026-10-12", "2026-10-14", "2026-12-15"):
        assert of_a_day(moved_to(date)) == [("opens_another_day", "2026-10-13")]
    anew = {"starts": "2026-12-15T07:00:00+00:00", "ends": "2026-12-15T20:00:00+00:00"}
    assert of_a_day(moved_to("2026-12-15").has(("CentreHoursPlanned", "op", anew))) == []
    assert of_a_day(a_whole_plan(planned_for=None).has(asked("2026-12-15"))) == [("not_answered", "Fire and rescue")]


@pytest.mark.parametrize(
    ("date", "other"),
    [("2026-10-13", False), ("2026-10-12", True), ("2026-10-14", True), ("2026-10-15", True), ("2026-10-01", True)],
)
def test_who_was_asked_for_another_day_is_to_be_asked_again(date: str, *, other: bool) -> None:
    for until in ("20:00", None):
        came = ("PartnerCommitted", "Fire and rescue", {"mode": "on_site"})
        day = moved_to(date, asked("2026-10-13", until), came)
        assert (("asked_another_day", "Fire and rescue") in of_a_day(day)) == other
        day.has(("PartnerDeclined", "Fire and rescue"))
        assert ("asked_another_day", "Fire and rescue") not in of_a_day(day), "who said no is asked for nothing"


def test_who_is_asked_for_the_day_before_to_make_ready_is_asked_for_the_plan() -> None:
    moved = moved_to("2026-10-14").has(asked("2026-10-13"))
    assert ("asked_another_day", "Fire and rescue") not in of_a_day(moved), "asked after the day was moved"
    again = moved_to("2026-10-14", asked("2026-10-13"))
    again.correct(str(again.recorded_events()[0].envelope.entry), planned_for="2026-10-13")
    assert ("asked_another_day", "Fire and rescue") not in of_a_day(again), "moved back"
    nobody = a_whole_plan(planned_for=None).has(asked("2026-10-13"))
    nobody.correct(str(nobody.recorded_events()[0].envelope.entry), planned_for="2026-10-14")
    assert ("asked_another_day", "Fire and rescue") not in of_a_day(nobody), "no day was planned when they were asked"


def test_who_is_asked_for_the_last_day_of_a_long_centre_is_asked_for_the_plan() -> None:
    long = {"starts": "2026-10-13T07:00:00+00:00", "ends": "2026-10-24T07:00:00+00:00"}
    assert of_a_day(a_whole_plan().has(asked("2026-10-23"))) == [
        ("asked_another_day", "Fire and rescue"),
        ("not_answered", "Fire and rescue"),
    ]
    assert of_a_day(a_whole_plan().has(asked("2026-10-23"), ("CentreHoursPlanned", "op", long))) == [
        ("not_answered", "Fire and rescue")
    ]


def test_a_promise_for_one_day_is_no_answer_for_another() -> None:
    promise = ("PartnerCommitted", "Fire and rescue", {"mode": "on_site"})
    day = moved_to("2026-12-15", asked("2026-10-13"), promise, asked("2026-10-13", "18:00"))
    assert ("not_answered", "Fire and rescue") not in of_a_day(day), "the same day at other hours"
    day.has(asked("2026-12-15"))
    assert of_a_day(day) == [("opens_another_day", "2026-10-13"), ("not_answered", "Fire and rescue")]
    assert of_a_day(day.has(promise)) == [("opens_another_day", "2026-10-13")]
    unsaid = a_whole_plan().has(("PartnerInvited", "Fire and rescue"), promise, asked("2026-10-13"))
    assert of_a_day(unsaid) == [], "nobody said which day they were asked for"
