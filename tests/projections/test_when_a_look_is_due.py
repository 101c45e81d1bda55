"""Before something can be known a figure is not applicable yet, then not recorded, and 0 once an entry says so."""

from typing import Any

import pytest

from projections.measures import MEASURES
from tests.given import ADay, a_plan, an_open_centre, closed, identified, people_here, referred

NOT_YET: dict[str, Any] = {"n": None, "not_recorded": 0}
UNKNOWN: dict[str, Any] = {"n": None, "not_recorded": 1}


def said(day: ADay, code: str, at: Any = None) -> dict[str, Any]:
    return dict(MEASURES[code](day.day(at=at)).plain())


def test_an_operation_whose_date_is_past_and_of_which_nobody_says_more_is_not_recorded() -> None:
    planned = {"planned_for": "2026-10-13"}
    day = ADay().at((-7, "10:00")).has(("OperationProposed", "op", planned))
    assert said(day, "M01") == said(day, "M01", (0, "23:00")) == {"n": 0, "of": 1}
    assert said(day, "M01", (1, "00:30")) == {"n": None, "of": 1, "not_recorded": 1}
    for end in ("NoGoDecisionRecorded", "OperationCancelled"):
        called_off = ADay().at((-7, "10:00")).has(("OperationProposed", "op", planned), end)
        assert said(called_off, "M01", (1, "00:30")) == {"n": 0, "of": 1}


def test_arrests_are_none_once_police_were_on_the_site_and_it_was_over() -> None:
    assert said(a_plan(), "M10") == NOT_YET
    day = an_open_centre()
    assert said(day, "M10") == UNKNOWN
    assert said(day.has("CentreClosed"), "M10") == {"n": 0, "of": 1}
    assert said(day.has("CentreReopened"), "M10") == UNKNOWN
    assert said(day.has("HotDebriefHeld"), "M10") == {"n": 0, "of": 1}
    never_entered = a_plan().at("06:00").has("CentreOpened").at("20:00").has("CentreClosed")
    assert said(never_entered, "M10") == UNKNOWN


def test_suspects_charged_are_not_applicable_where_nobody_was_arrested_and_open_where_nobody_knows() -> None:
    assert said(an_open_centre(), "M13") == {"n": None, "of": 0, "not_recorded": 1}
    assert said(an_open_centre().has("CentreClosed"), "M13") == {"n": 0, "of": 0}


def test_nobody_registered_and_nobody_identified_is_a_0() -> None:
    assert said(an_open_centre(), "M02") == {"n": 0, "of": 1}
    assert said(people_here(), "M02") == UNKNOWN
    assert (said(a_plan(), "M02"), said(a_plan(), "M88")) == (NOT_YET, NOT_YET)
    assert said(an_open_centre(), "M88") == {"n": 0, "of": 4}


def test_people_met_of_whom_nobody_came_are_known_once_it_is_over() -> None:
    day = a_plan().at("05:30").has("SiteEntered", ("PeopleEncounteredCounted", "op", {"people": 9}))
    assert said(day, "M21") == UNKNOWN
    assert said(day.has("HotDebriefHeld"), "M21") == {"n": 0, "of": 9}


def test_roll_calls_are_due_once_the_centre_is_open() -> None:
    assert (said(a_plan(), "M35"), said(an_open_centre(), "M35")) == (NOT_YET, UNKNOWN)


def test_a_roll_call_that_matched_accounts_for_whoever_was_there_while_the_centre_is_open() -> None:
    day = people_here().has(("TemporaryExitLogged", "P03")).at("08:10").has(("RollCallTaken", "op", {"present": 2}))
    assert said(day, "M33")["not_recorded"] == 4, "it did not match"
    day.at("08:20").has(("RollCallTaken", "op", {"present": 3}))
    assert said(day, "M33") == {"n": 0, "of": 4, "not_recorded": 1}
    assert said(day.at("20:00").has("CentreClosed"), "M33") == {"n": None, "of": 4, "not_recorded": 4}


def test_somebody_noted_as_missing_when_they_left_is_missing_until_found() -> None:
    day = people_here().has(("PersonDeparted", "P01", {"destination": "missing"}))
    assert said(day, "M33")["breakdowns"]["outcome"] == {"not_found": 1}


def test_what_everybody_was_given_looks_at_those_who_were_there() -> None:
    day = people_here().has(("TemporaryExitLogged", "P03"), ("WelfareProvided", "all", {"kind": "meal"}))
    assert said(day, "M09a") == {"n": 0, "of": 4, "not_recorded": 1}


def test_nights_are_none_where_nobody_stayed_and_not_recorded_where_somebody_must_have_slept() -> None:
    assert said(people_here(), "M30") == NOT_YET
    for code in ("M30", "M30b", "M86"):
        assert said(closed(), code)["n"] == 0, code
        stayed = people_here().at((1, "09:00")).has("CentreClosed")
        assert said(stayed, code) == UNKNOWN, code
        unregistered = an_open_centre().at((1, "09:00")).has("CentreClosed")
        assert said(unregistered, code) == UNKNOWN, code
    told = people_here().at((1, "09:00")).has("CentreClosed", ("VenueReleased", "op", {"nights_used": 1}))
    assert said(told, "M30b") == {"n": 1, "of": 2}


def test_beds_that_were_given_of_nobody_knows_how_many() -> None:
    """The booking was a mistake; the bed was not."""
    day = ADay().at((-7, "10:00")).has("OperationProposed")
    day.enter("VenueBooked", entry="booking", beds=2, nights=2)
    day.at("06:00").has("CentreOpened").at("07:00").has(("PersonRegistered", "P01"), ("BedAllocated", "P01"))
    day.void("booking")
    for code, n in (("M30", 0), ("M30b", 0), ("M86", 1)):
        assert said(day, code) == {"n": n, "not_recorded": 1}, code


def test_lessons_are_due_after_a_debrief_or_six_weeks() -> None:
    day = closed()
    assert said(day, "M87") == said(day, "M87b") == NOT_YET
    assert said(day, "M87", (43, "12:00")) == said(day, "M87b", (43, "12:00")) == UNKNOWN
    assert said(closed().has("HotDebriefHeld"), "M87") == UNKNOWN
    praise = closed().has("HotDebriefHeld", ("LessonRecorded", "L1", {"kind": "good_practice"}))
    assert (said(praise, "M87"), said(praise, "M87b")) == ({"n": 1}, {"n": 0})
    assert said(praise.has(("LessonRecorded", "L2", {"kind": "improve"})), "M87b") == UNKNOWN


def test_hours_open_are_missing_only_where_somebody_was_registered() -> None:
    assert said(a_plan(), "M80") == {**NOT_YET, "unit": "hours"}


@pytest.mark.parametrize(("answers", "rows"), [((), (1, 1)), (("NrmConsentDeclined",), (0, 1))])
def test_the_way_to_a_conviction_begins_with_what_is_known_of_referrals(
    answers: tuple[str, ...], rows: tuple[int, int]
) -> None:
    day = identified("P01").has(*((answer, "P01") for answer in answers))
    steps = said(day, "M53")["rows"]
    assert tuple(row.get("not_recorded", 0) for row in steps[:2]) == rows
    assert said(a_plan(), "M53") == NOT_YET
    charged = people_here().has(("SuspectArrested", "S01"), ("ChargeRecorded", "S01"))
    assert [(row["n"], row.get("not_recorded", 0)) for row in said(charged, "M53")["rows"]] == [
        *((None, 0), (None, 1), (None, 1), (1, 0), (None, 1)),
    ]


def test_a_conclusive_decision_is_due_once_the_recovery_period_is_over_unless_they_left() -> None:
    yes = ("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"})
    day = referred().has(yes)
    assert said(day, "M45", (30, "12:00"))["not_recorded"] == 0
    assert said(day, "M45", (31, "12:00"))["not_recorded"] == 1
    assert said(day.at((32, "09:00")).has(("CaseWithdrawn", "P01")), "M45")["not_recorded"] == 0
    overdue = [said(referred(), "M44", at)["not_recorded"] for at in ((7, "23:00"), (8, "00:30"))]
    assert overdue == [0, 1], "five working days after the 13th are over with the 20th"


def test_a_partner_that_declined_before_the_day_had_promised_nothing() -> None:
    early = a_plan().has(("PartnerDeclined", "Police"))
    assert said(early, "M65") == {"n": None, "of": 1, "not_recorded": 1}
    late = an_open_centre().has(("PartnerDeclined", "Police"), ("PartnerArrived", "British Red Cross"))
    assert said(late, "M65") == {"n": 1, "of": 2}
