"""What a plan has to talk with people, read from the plan; what nobody recorded stays not recorded."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from projections.across.directory import Directories
from projections.across.organisations import Organisations
from projections.views.plan.capacity import CapacityPlanned, capacity_planned
from service.kinds import Everybody, organised
from tests.given import ADay, a_plan
from tests.projections.given_plan import a_whole_plan


def plan_of(day: ADay, opened: Any = None) -> CapacityPlanned:
    state = day.day()
    return capacity_planned(state, organised(state, Everybody(Organisations(), Directories())), opened)


def test_a_bare_plan_has_nothing_of_which_anybody_said_anything() -> None:
    assert plan_of(ADay().has("OperationProposed")) == CapacityPlanned(None, (), None, (), None, None, None)


def test_a_plan_says_who_is_expected_which_interpreters_and_beds_there_are_and_who_debriefs() -> None:
    plan = plan_of(a_whole_plan())
    assert (plan.expected, plan.rooms, plan.beds) == (20, 3, 20)
    assert plan_of(a_whole_plan(["rooms"])).rooms is None
    assert [(each.language, each.people, each.booked) for each in plan.languages] == [("ro", 20, 3)]
    assert plan.opens is not None
    assert plan.closes == plan.opens + timedelta(hours=3)
    (police,) = plan.debriefers
    assert (police.starts, police.ends, police.staff) == (plan.opens, plan.closes, None), "no hours: the whole time"


def test_who_debriefs_is_there_in_its_hours_with_its_staff() -> None:
    hours = {"starts": "2026-10-13T08:00:00+01:00", "ends": "2026-10-13T09:00:00+01:00"}
    day = a_whole_plan().has(("PartnerHoursPlanned", "Police", {**hours, "staff": 4}))
    day.has(("PartnerHoursPlanned", "Health provider", {**hours, "staff": 9}))
    (police,) = plan_of(day).debriefers
    assert (police.staff, police.ends - police.starts) == (4, timedelta(hours=1))


def test_beds_of_a_booking_that_says_no_number_are_not_recorded() -> None:
    assert plan_of(a_plan().has(("VenueBooked", "op", {"nights": 2}))).beds is None


@pytest.mark.parametrize(
    ("use", "rooms"), [("conversation", 3), (None, 3), ("sleeping", 1)], ids=["talking", "no use", "sleeping"]
)
def test_rooms_made_ready_for_conversations_or_for_no_other_use_count(use: str | None, rooms: int) -> None:
    day = a_whole_plan().has(("RoomsPrepared", "op", {"rooms": ["R1"], "use": "conversation"}))
    more = {"rooms": ["R2", "R3"], **({"use": use} if use else {})}
    assert plan_of(day.has(("RoomsPrepared", "op", more))).rooms == rooms


def test_a_centre_that_opened_earlier_is_open_from_then_on_and_one_after_its_hours_has_no_end() -> None:
    day = a_whole_plan()
    planned = plan_of(day)
    assert planned.opens is not None
    assert planned.closes is not None
    early, late = planned.opens - timedelta(hours=1), planned.closes
    assert (plan_of(day, early).opens, plan_of(day, early).closes) == (early, planned.closes)
    assert (plan_of(day, late).opens, plan_of(day, late).closes) == (late, None)
    assert plan_of(day, late).debriefers[0].starts == late


def test_what_lies_beyond_a_month_is_not_looked_at() -> None:
    hours = {"starts": "2026-10-13T07:00:00+01:00", "ends": "2030-10-13T07:00:00+01:00"}
    plan = plan_of(a_whole_plan(["hours"]).has(("CentreHoursPlanned", "op", hours)))
    assert plan.opens is not None
    assert plan.closes == plan.opens + timedelta(days=31)


@pytest.mark.parametrize("year", [1, 9999])
def test_a_centre_that_opens_at_an_end_of_the_calendar_has_no_hours(year: int) -> None:
    assert plan_of(a_whole_plan(), datetime(year, 6, 1, tzinfo=UTC)).opens is None


def test_without_opening_hours_nobody_is_there_by_the_hour() -> None:
    assert plan_of(a_whole_plan(["hours"])).debriefers == ()
