"""What is to be done next, code by code."""

from dataclasses import replace
from typing import Any

import pytest

from projections.views.alarms import alarms
from projections.views.do_next import CODES
from service.commands.carry_out import carry_out
from tests.given import an_open_centre, closed, identified, people_here
from tests.projections.given_to_do import CARE, KNOWN, stands, to_do


def test_a_child_with_somebody_is_over_the_limit_only_after_it_and_is_not_alone() -> None:
    day = people_here().has(*(("HealthScreenCompleted", each) for each in ("P01", "P02", "P03", "P04")))
    day.has(("TemporaryExitLogged", "P02", {"accompanied": True}))
    assert stands(day, but="details_missing") == []
    assert stands(day.at("08:31").has("SituationReportIssued"), but="details_missing") == ["over_limit P02 08:00 +1"]


@pytest.mark.parametrize(
    ("kind", "code"), [("TemporaryExitLogged", "child_out_alone"), ("PersonMissingReported", "missing")]
)
def test_somebody_noticed_twice_is_away_since_the_first_time(kind: str, code: str) -> None:
    """The second to notice is the first to write it down."""
    day = people_here().at("08:20").has((kind, "P02"))
    carry_out(day.log, replace(day.at("08:10").entry(kind, "P02"), recorded_at=day.moment("08:30")))
    assert stands(day)[0] == f"{code} P02 08:10"


def test_a_detail_that_nobody_asked_is_to_be_asked_whatever_else_somebody_waits_for() -> None:
    day = an_open_centre().at("07:30").has(("PersonRegistered", "P01", {"adult": None}))
    day.has(
        ("PersonRegistered", "P02", {"language": "not_known"}), ("PersonRegistered", "P03", {**KNOWN, "adult": None})
    )
    assert stands(day, but="not_registered") == ["details_missing P01 07:30", "details_missing P02 07:30"]
    day.has(("PersonDebriefStarted", "P01"), ("TemporaryExitLogged", "P02", {"accompanied": True}))
    assert stands(day, but="not_registered") == ["details_missing P01 07:30", "details_missing P02 07:30"]
    day.has(("PersonDetailsCorrected", "P01", {"language": "refused"}), ("AgeUncertaintyRecorded", "P02"))
    assert stands(day, but="not_registered") == []


def test_whoever_is_gone_is_neither_out_nor_missing_nor_in_need_of_care() -> None:
    day = people_here().has(*(("HealthScreenCompleted", each, {"need_flagged": True}) for each in ("P01", "P02")))
    day.has(*(("HealthScreenCompleted", each) for each in ("P03", "P04")))
    day.has(("TemporaryExitLogged", "P02"), ("PersonDeparted", "P02"), ("PersonDeparted", "P01"))
    assert stands(day) == ["details_missing P03 07:30", "details_missing P04 07:30"]


def test_a_duty_is_overdue_a_day_after_it_arose_and_never_while_somebody_was_given_time() -> None:
    day = identified("P01").has(
        ("HealthScreenCompleted", "P01"), ("BedAllocated", "P01"), ("NrmConsentDeclined", "P01")
    )
    state = day.day()
    duties = [each for each in to_do(state, day.moment((1, "09:00"))) if each.code == "duty_overdue"]
    assert duties == []
    late = [each for each in to_do(state, day.moment((1, "10:05"))) if each.what in ("duty_to_notify", "notification")]
    assert [(each.code, each.about, each.over(day.moment((1, "10:05")))) for each in late] == [
        ("duty_overdue", "P01", 65)
    ]
    day.has(("NrmConsentDeferred", "P01"))
    assert not [each for each in to_do(day.day(), day.moment((9, "10:00"))) if each.code == "duty_overdue"]


def test_a_clock_that_has_run_out_is_to_be_seen_to_a_minute_after_its_last_one() -> None:
    day = people_here()
    state = day.day()

    def clocks(clock: Any) -> list[tuple[str | None, str | None, int | None]]:
        now = day.moment(clock)
        return [(one.about, one.what, one.over(now)) for one in to_do(state, now) if one.code == "clock_overdue"]

    assert clocks((1, "23:59")) == []
    assert clocks((2, "00:00")) == [("P02", "social_worker", 1)]
    assert clocks((3, "00:00")) == [("C1", "booking", 1), ("P02", "social_worker", 1441)]


def test_an_interpreter_s_break_breaks_no_conversation_off_and_a_task_that_is_late_is_to_be_done() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"interpreter": "A"}))
    due = day.moment("09:00").isoformat()
    day.has(
        ("TaskSet", "op", {"task": "D1", "owner": "Council", "due": due}), ("PostTaken", "op", {"post": "front desk"})
    )
    found = [(one.about, one.what) for one in to_do(day.day(), day.moment("20:00")) if one.code == "clock_overdue"]
    assert found == [("D1", "task")]


def test_an_action_that_nobody_dated_never_runs_out() -> None:
    day = closed().has(("LessonRecorded", "L1"), ("ActionAssigned", "L1"))
    assert "action" not in {each.what for each in to_do(day.day(), day.moment((90, "10:00")))}


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), [f"call_in {CARE} 07:30"]),
        ((("PartnerArrived", CARE),), []),
        ((("PartnerArrived", CARE), ("PartnerLeft", CARE)), [f"call_in {CARE} 09:00"]),
        ((("OnCallPartnerActivated", CARE), ("OnCallPartnerStoodDown", CARE)), [f"call_in {CARE} 09:00"]),
        ((("PartnerDeclined", CARE),), []),
        ((("PersonDeparted", "P02"),), []),
        ((("AgeAssessed", "P02", {"adult": True}),), []),
        ((("AgeAssessed", "P02", {"adult": True}), ("AgeUncertaintyRecorded", "P02")), [f"call_in {CARE} 09:00"]),
        ((("AgeUncertaintyRecorded", "P01"),), [f"call_in {CARE} 07:30"]),
        ((("AgeUncertaintyRecorded", "P02"),), [f"call_in {CARE} 07:30"]),
    ],
)
def test_childrens_services_on_call_are_wanted_while_a_child_is_here_and_they_are_not(
    steps: tuple[Any, ...], expected: list[str]
) -> None:
    day = people_here().has(("PartnerCommitted", CARE, {"mode": "on_call"})).at("09:00").has(*steps)
    assert [each for each in stands(day) if each.startswith("call_in")] == expected


def test_nobody_is_called_in_to_a_centre_that_has_closed() -> None:
    day = people_here().has(("PartnerCommitted", CARE, {"mode": "on_call"})).at("20:00").has("CentreClosed")
    assert [each for each in stands(day) if each.startswith("call_in")] == []


def test_heads_that_were_miscounted_are_counted_again_until_all_have_left_and_the_centre_has_closed() -> None:
    day = people_here().has(("RollCallTaken", "op", {"present": 3})).at("20:00").has("CentreClosed")
    assert "roll_call_differs 08:00" in stands(day), "four are there yet"
    day.at("21:00").has(*(("PersonDeparted", each) for each in ("P01", "P02", "P03", "P04")))
    assert "roll_call_differs 08:00" not in stands(day)
    assert "roll_call_differs" in {each.code for each in alarms(day.day())}, "the last count never came out right"


def test_nobody_is_called_in_where_no_childrens_services_promised_to_come() -> None:
    assert "call_in" not in {each.code for each in to_do(people_here().day())}


def test_each_centre_says_how_many_are_not_registered_and_since_when() -> None:
    day = an_open_centre()
    day.at("07:10").has(
        ("VenueBooked", "op", {"centre": "C2", "beds": 3}), ("WalkInArrived", "op", {"centre": "C2", "people": 2})
    )
    day.at("07:20").has(("PersonRegistered", "P01", {"centre": "C2"}), ("PersonRegistered", "P02"))
    found = [
        (one.about, one.what, one.n, f"{one.since:%H:%M}") for one in to_do(day.day()) if one.code == "not_registered"
    ]
    assert found == [(None, "C1", 3, "06:00"), (None, "C2", 1, "06:10")]


def test_the_codes_stand_in_the_agreed_order() -> None:
    agreed = (
        "missing child_out_alone duty_overdue clock_overdue roll_call_differs health_need over_limit not_registered "
        "call_in details_missing"
    )
    assert list(CODES) == agreed.split()
