"""A plan shows its own gaps: recorded is done, and each piece that is left out is one gap with its owner and date."""

from datetime import date
from typing import Any

import pytest

from domain.policy.planning import VENUE_NEEDS
from projections.operation.state import OperationState
from projections.views.plan.gap import ADVISED, BLOCKS, CODES
from projections.views.plan.gaps import plain_plan
from service.access.table import PLAN_GAPS
from tests.given import ADay, an_open_centre
from tests.projections.given_plan import CHILDREN, EMERGENCY, PARTNERS, PIECES, a_whole_plan, gaps_of, lacks

LEFT_OUT: dict[str, list[tuple[str, str | None]]] = {
    "contact": [("no_point_of_contact", None)],
    "met": [("no_planning_meeting", None)],
    "decided": [("response_not_decided", None)],
    "answered": [("information_outstanding", "licensing")],
    "aims": [("no_objectives", None)],
    "assessed": [("venue_not_assessed", None)],
    "venue": [("no_venue", None)],
    "budget": [("no_budget", None)],
    "interpreters": [("no_interpreter", "ro")],
    "risk": [("no_risk_assessment", None)],
    "impact": [("no_impact_assessment", None)],
    "supplies": [("no_supplies", None)],
    **{f"signed by {each}": [("agreement_unsigned", each)] for each in PARTNERS},
    **{f"opened by {each}": [("briefing_not_opened", each)] for each in PARTNERS},
    "adult_declines": [("nothing_afterwards", "adult_declines")],
    "home_or_own_way": [("nothing_afterwards", "home_or_own_way")],
    "keys": [("handover_not_taken", None)],
    "rooms": [("rooms_short", None)],
    "hours": [],
    "language": [],
}
"""Piece by the gaps where it alone is left out. Without hours, and without a language said, the rest still holds."""


def test_a_plan_that_has_everything_lacks_nothing() -> None:
    assert lacks(a_whole_plan()) == []
    assert plain_plan(gaps_of(a_whole_plan())) == {"gaps": [], "blocking": 0, "advised": []}


@pytest.mark.parametrize("piece", LEFT_OUT)
def test_each_piece_that_is_left_out_is_one_gap(piece: str) -> None:
    assert lacks(a_whole_plan([piece])) == LEFT_OUT[piece]


@pytest.mark.parametrize(
    ("partner", "codes"),
    [
        ("Police", ["no_first_responder", *["hours_uncovered"] * 3]),
        ("Health provider", ["no_health", *["hours_uncovered"] * 3]),
        (CHILDREN, ["no_childrens_lead"]),
        (EMERGENCY, ["no_emergency_planning"]),
    ],
)
def test_the_partners_whom_a_day_cannot_be_without(partner: str, codes: list[str]) -> None:
    own = [partner, f"signed by {partner}", f"opened by {partner}"]
    assert [each.code for each in gaps_of(a_whole_plan(own))] == codes


def test_a_bare_proposal_lacks_everything_in_order_and_some_of_it_blocks() -> None:
    found = gaps_of(ADay().has(("OperationProposed", "op", {"expected_max": 20, "planned_for": "2026-10-13"})))
    assert [each.code for each in found] == [
        *("no_point_of_contact", "no_information_asked", "no_planning_meeting", "response_not_decided"),
        *("no_objectives", "no_venue", "venue_not_assessed", "no_first_responder"),
        *(
            "no_childrens_lead",
            "no_health",
            "no_emergency_planning",
            "no_interpreter",
            "briefing_not_issued",
            "no_risk_assessment",
        ),
        *("no_impact_assessment", "no_budget", "no_supplies", *["nothing_afterwards"] * 5, "handover_not_taken"),
    ]
    assert {each.code for each in found if each.blocks} == BLOCKS
    said = plain_plan(found)
    assert said["blocking"] == 4
    assert said["gaps"][2] == {  # type: ignore[index]
        "code": "no_venue",
        "about": None,
        "owner": "community safety manager",
        "due": date(2026, 10, 13),
        "blocks": True,
    }


def test_what_practice_advises_stands_apart_from_what_every_plan_is_held_against() -> None:
    found = gaps_of(ADay().has(("OperationProposed", "op", {"expected_max": 20, "planned_for": "2026-10-13"})))
    said = plain_plan(found)
    advised = ["no_information_asked", "no_planning_meeting", "response_not_decided", "no_emergency_planning"]
    assert [each["code"] for each in said["advised"]] == advised  # type: ignore[attr-defined]
    assert not {each["code"] for each in said["gaps"]} & ADVISED  # type: ignore[attr-defined]
    assert len(said["gaps"]) + len(said["advised"]) == len(found)  # type: ignore[arg-type]
    assert not ADVISED & BLOCKS


def test_every_code_has_a_row_in_the_access_table() -> None:
    assert tuple(PLAN_GAPS) == CODES


@pytest.mark.parametrize(
    ("piece", "event", "code"),
    [
        ("aims", "ObjectivesSet", "no_objectives"),
        ("budget", "BudgetApproved", "no_budget"),
        ("assessed", "VenueAssessed", "venue_not_assessed"),
    ],
)
def test_recorded_without_what_it_is_about_is_not_done(piece: str, event: str, code: str) -> None:
    assert lacks(a_whole_plan([piece]).has(event)) == [(code, None)]
    assert lacks(a_whole_plan().has(event)) == [], "what was recorded before still stands"


def test_a_ceiling_of_nothing_is_an_amount_and_nothing_passed_is_a_result() -> None:
    day = a_whole_plan(["budget", "assessed"])
    day.has(("BudgetApproved", "op", {"ceiling_pounds": 0}), ("VenueAssessed", "op", {"passed": []}))
    assert lacks(day) == [("venue_lacks", each) for each in VENUE_NEEDS]


def test_a_plan_that_asked_no_service_lacks_that_and_no_answer() -> None:
    assert lacks(a_whole_plan(["asked", "answered"])) == [("no_information_asked", None)]


def test_a_piece_that_was_voided_is_missing_again() -> None:
    day = a_whole_plan(["risk"])
    day.enter("RiskAssessmentRecorded", entry="risk")
    assert lacks(day) == []
    day.void("risk")
    assert lacks(day) == [("no_risk_assessment", None)]


def test_a_plan_is_read_as_it_was_at_a_time() -> None:
    day = a_whole_plan(["risk"]).at((-2, "09:00")).has("RiskAssessmentRecorded")
    assert lacks(day.day(at=(-3, "09:00"))) == [("no_risk_assessment", None)]
    assert lacks(day.day(at=(-2, "09:00"))) == []


def test_what_was_asked_again_is_outstanding_again_by_its_new_date() -> None:
    day = a_whole_plan().has(("InformationRequested", "op", {"service": "licensing", "due": "2026-10-01"}))
    (found,) = gaps_of(day)
    assert (found.code, found.about, found.owner, found.due) == (
        "information_outstanding",
        "licensing",
        "licensing",
        date(2026, 10, 1),
    )
    assert lacks(day.has(("InformationReturned", "op", {"service": "licensing"}))) == []


def test_without_a_date_of_its_own_a_question_is_due_two_weeks_before() -> None:
    (found,) = gaps_of(a_whole_plan(["answered"]))
    assert found.due == date(2026, 9, 29)


@pytest.mark.parametrize("agreed", [{"bed": "hotel"}, {"payer": "Council"}, {}])
def test_a_way_afterwards_needs_a_bed_and_a_payer(agreed: dict[str, Any]) -> None:
    day = a_whole_plan(["no_recourse"]).has(("WayAfterwardsAgreed", "op", {"way": "no_recourse", **agreed}))
    assert lacks(day) == [("nothing_afterwards", "no_recourse")]


def test_bed_and_payer_may_be_agreed_one_after_the_other() -> None:
    day = a_whole_plan(["no_recourse"])
    for agreed in ({"bed": "hotel"}, {"payer": "Council"}):
        day.has(("WayAfterwardsAgreed", "op", {"way": "no_recourse", **agreed}))
    assert lacks(day) == []


def test_a_childs_way_is_owed_by_childrens_services() -> None:
    owners = {each.about: each.owner for each in gaps_of(a_whole_plan(["child_or_unsure", "no_recourse"]))}
    assert owners == {"child_or_unsure": "children's services lead", "no_recourse": "housing lead"}


def test_a_gap_is_due_so_many_days_before_the_day() -> None:
    due = {each.code: each.due for each in gaps_of(a_whole_plan(["risk", "keys"]))}
    assert due == {"no_risk_assessment": date(2026, 9, 25), "handover_not_taken": date(2026, 10, 12)}


def test_nothing_is_due_before_it_was_proposed_nor_after_the_day() -> None:
    quick = ADay().at((-1, "10:00")).has(("OperationProposed", "op", {"planned_for": "2026-10-13"}))
    assert {each.due for each in gaps_of(quick)} == {date(2026, 10, 12)}
    told_later = ADay().at((4, "10:00")).has(("OperationProposed", "op", {"planned_for": "2026-10-13"}))
    assert {each.due for each in gaps_of(told_later)} == {date(2026, 10, 13)}


def test_without_a_date_nothing_is_due_until_the_centre_has_hours() -> None:
    assert {each.due for each in gaps_of(a_whole_plan(["hours", "keys"], planned_for=None))} == {None}
    assert [each.due for each in gaps_of(a_whole_plan(["keys"], planned_for=None))] == [date(2026, 10, 12)]


def test_a_plan_without_its_proposal_still_lacks_what_it_lacks() -> None:
    day = ADay().at((-3, "09:00"))
    day.has(("OperationProposed", "op", {"planned_for": "2026-10-13"}), "RiskAssessmentRecorded")
    found = gaps_of(OperationState.of(day.operation, day.recorded_events()[1:]))
    assert {each.due for each in found} == {None}
    assert "no_risk_assessment" not in {each.code for each in found}


def test_a_cancelled_or_open_operation_keeps_the_gaps_of_its_plan() -> None:
    cancelled = a_whole_plan(["risk"]).has("OperationCancelled")
    assert lacks(cancelled) == [("no_risk_assessment", None)]
    assert ("no_risk_assessment", None) in lacks(an_open_centre())


def test_the_pieces_of_these_tests_are_all_tried() -> None:
    assert set(PIECES) == {
        *LEFT_OUT,
        *PARTNERS,
        "asked",
        "briefing",
        "adult_consents",
        "child_or_unsure",
        "no_recourse",
    }
