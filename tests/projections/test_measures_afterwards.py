"""After the centre: where people are, decisions, support, well-being, cost, partners, learning."""

import pytest

from projections.measures import MEASURES
from projections.measures.measure import Measure
from tests.given import ADay, a_plan, an_open_centre, closed, identified, people_here, referred

GROUNDS, FINAL = "ReasonableGroundsDecisionReceived", "ConclusiveGroundsDecisionReceived"
YES, NO = {"outcome": "positive"}, {"outcome": "negative"}


def measure(day: ADay, code: str) -> Measure:
    return MEASURES[code](day.day())


def test_a_pathway_is_known_and_still_known_so_many_days_later() -> None:
    """Who could not be reached, or was asked after in a week, is not known to be well after a month."""
    day = closed().at((8, "09:00")).has(("FollowUpRecorded", "P01", {"situation": "housed"}))
    day.at((35, "09:00")).has(
        ("FollowUpRecorded", "P01", {"situation": "not_reached"}),
        ("FollowUpRecorded", "P02", {"situation": "housed"}),
        ("FollowUpRecorded", "P03"),
    )
    assert measure(day, "M08").plain() == {
        "n": 4,
        "of": 4,
        "breakdowns": {"followed_up": {"7_days": 2, "30_days": 1}, "asked": {"7_days": 2, "30_days": 2}},
    }


def test_whoever_left_for_nobody_knows_where_has_no_known_pathway() -> None:
    day = people_here()
    for who, where in (("P01", {"destination": "unknown"}), ("P02", {"destination": "missing"}), ("P03", {})):
        day.has(("PersonDeparted", who, where))
    assert measure(day, "M08").plain() == {"n": 0, "of": 3, "not_recorded": 1}
    assert measure(day, "M26").plain() == {"n": None, "of": 3, "not_recorded": 3}
    nothing = people_here().has(("PersonDeparted", "P01"))
    assert measure(nothing, "M26").plain() == {"n": None, "of": 1, "not_recorded": 1}


def test_a_negative_decision_closes_nobody() -> None:
    """V5 and V18: looked at again, changed; a disqualification is not a negative decision."""
    day = referred().has((GROUNDS, "P01", NO))
    assert measure(day, "M56").plain() == {"n": None, "of": 1, "not_recorded": 1}
    assert measure(day, "M44").breakdowns == {"outcome": {"negative": 1}}
    day.at("12:10").has(("ReconsiderationRequested", "P01"), ("DisqualificationRecorded", "P01", {"stage": "made"}))
    assert measure(day, "M56").breakdowns == {"outcome": {"pending": 1}}
    day.at("13:00").has((GROUNDS, "P01", YES))
    assert measure(day, "M56").plain() == {"n": 1, "of": 1, "breakdowns": {"outcome": {"changed": 1}}}
    assert measure(day, "M46").n == 1
    day.at("14:00").has((GROUNDS, "P01", NO))
    assert measure(day, "M56").breakdowns == {"outcome": {"unchanged": 1}}


def test_a_conclusive_decision_can_be_looked_at_again_too() -> None:
    """What changes it is another conclusive decision."""
    day = referred().has((GROUNDS, "P01", YES)).at((40, "10:00")).has((FINAL, "P01", NO))
    day.at((41, "10:00")).has(("ReconsiderationRequested", "P01")).at((42, "10:00")).has((GROUNDS, "P01", YES))
    assert measure(day, "M56").breakdowns == {"outcome": {"pending": 1}}
    day.at((43, "10:00")).has((FINAL, "P01", YES))
    assert measure(day, "M56").breakdowns == {"outcome": {"changed": 1}}
    assert measure(day, "M45").median == 39.96, "to the first conclusive one; the clocks went back"


def test_a_conclusive_decision_after_closing_counts() -> None:
    """V16: late decisions are normal."""
    day = closed().at((20, "10:00")).has((GROUNDS, "P01", YES))
    day.at((120, "10:00")).has((FINAL, "P01", YES))
    assert measure(day, "M45").plain()["median"] == 100.0
    assert measure(day, "M45").within == {"90_days": 0}
    assert measure(day, "M46").plain() == {"n": 0, "of": 1}
    assert measure(day, "M44").within == {"5_working_days": 0}


def test_who_waits_for_a_decision_is_counted_before_any_has_come() -> None:
    assert measure(referred(), "M44").plain() == {
        "n": None,
        "unit": "hours",
        "not_recorded": 0,
        "breakdowns": {"outcome": {"pending": 1}},
    }


@pytest.mark.parametrize(
    ("turn", "stands"), [(None, "pending"), ("CaseSuspended", "suspended"), ("CaseWithdrawn", "left_nrm")]
)
def test_an_undecided_case_waits_or_is_suspended_or_was_left(turn: str | None, stands: str) -> None:
    day = referred().has((GROUNDS, "P01", YES))
    if turn:
        day.has((turn, "P01"))
    assert measure(day, "M46").plain() == {
        "n": 1,
        "of": 1,
        "breakdowns": {"outcome": {stands: 1}, "age_now": {"adult": 1}},
    }


def test_a_second_referral_is_decided_after_it_and_not_before() -> None:
    """A decision recorded for an earlier time than the referral is not the answer to it."""
    day = referred().has((GROUNDS, "P01", NO))
    assert measure(day, "M44").lengths == (3600.0,)
    wrong = referred().at("10:30").has((GROUNDS, "P01", NO))
    assert (measure(wrong, "M44").n, measure(wrong, "M44").not_recorded) == (None, 1)


def test_support_is_as_long_as_it_lasted_and_pending_while_it_lasts() -> None:
    day = referred().has(("SupportStarted", "P01"))
    assert measure(day, "M62").plain() == {
        "n": None,
        "unit": "days",
        "not_recorded": 0,
        "breakdowns": {"outcome": {"pending": 1}},
    }
    day.at((30, "12:00")).has(("SupportEnded", "P01"))
    assert (measure(day, "M62").median, measure(day, "M62").breakdowns) == (30.04, {"outcome": {"ended": 1}})


def test_what_became_of_people_after_the_nrm() -> None:
    day = referred().at((30, "12:00")).has(("NrmExited", "P01"))
    assert measure(day, "M60").plain() == {"n": None, "of": 1, "not_recorded": 1}
    day.at((40, "12:00")).has(("FollowUpRecorded", "P01"))
    assert measure(day, "M60").plain() == {"n": None, "of": 1, "not_recorded": 1}
    day.at((50, "12:00")).has(("FollowUpRecorded", "P01", {"situation": "not_reached"}))
    assert measure(day, "M60").plain()["n"] == 0
    day.at((65, "12:00")).has(("FollowUpRecorded", "P01", {"situation": "housed"}))
    assert measure(day, "M60").breakdowns == {
        "outcome": {"housed": 1},
        "followed_up": {"30_days": 1},
        "asked": {"30_days": 1},
    }


def test_what_was_known_before_somebody_left_says_nothing_of_afterwards() -> None:
    day = referred().has(("FollowUpRecorded", "P01", {"situation": "housed"}))
    day.at((30, "12:00")).has(("CaseWithdrawn", "P01"))
    assert measure(day, "M60").plain() == {"n": None, "of": 1, "not_recorded": 1}


def test_people_who_were_referred_or_exploited_again_count_once() -> None:
    day = people_here().has(
        ("PriorReferralMatched", "P01", {"reference": "A1"}),
        ("FollowUpRecorded", "P01", {"situation": "referred_again"}),
        ("FollowUpRecorded", "P02", {"situation": "returned_to_exploiter"}),
        ("FollowUpRecorded", "P03", {"situation": "referred_again"}),
        ("FollowUpRecorded", "P04", {"situation": "housed"}),
    )
    kinds = {"prior_referral": 1, "referred_again": 1, "returned_to_exploiter": 1}
    assert measure(day, "M61").plain() == {"n": 3, "of": 4, "breakdowns": {"kind": kinds}}


def test_well_being_counts_those_who_do_better_of_those_asked() -> None:
    day = people_here().has(("WellbeingRecorded", "P03"))
    assert measure(day, "M63").plain() == {"n": None, "of": 4, "not_recorded": 4}
    day.has(("WellbeingRecorded", "P01", {"improved": ["housing"]}), ("WellbeingRecorded", "P02", {"improved": []}))
    day.at((90, "09:00")).has(("WellbeingRecorded", "P01", {"improved": ["housing", "purpose"]}))
    assert measure(day, "M63").plain() == {
        "n": 1,
        "of": 4,
        "not_recorded": 2,
        "breakdowns": {"kind": {"housing": 1, "purpose": 1}},
    }


def test_case_reviews_by_service() -> None:
    day = referred()
    assert measure(day, "M71").plain() == {"n": None, "not_recorded": 1}
    day.has(("CaseReviewHeld", "P01", {"services": ["housing", "health"]}), ("CaseReviewHeld", "op"))
    day.has(("CaseReviewHeld", "op", {"services": ["housing"]}))
    assert measure(day, "M71").plain() == {
        "n": 3,
        "breakdowns": {"kind": {"housing": 2, "health": 1, "not_recorded": 1}},
    }


def test_money_by_heading_and_payer_beside_those_for_whom_it_was_spent() -> None:
    day = closed().has(("CostsRecorded", "op", {}))
    assert measure(day, "M64").plain() == {"n": None, "not_recorded": 1, "unit": "pounds"}
    for pounds in (120, 30):
        day.has(("CostsRecorded", "op", {"heading": "food", "payer": "Council", "pounds": pounds}))
    day.has(("VenueReleased", "op", {"nights_used": 1}), ("CostsRecorded", "op", {"pounds": 7}))
    assert measure(day, "M64").plain() == {
        "n": 157,
        "unit": "pounds",
        "not_recorded": 1,
        "rows": [
            {"heading": "food", "payer": "Council", "pounds": 150, "people": 4, "nights": 1},
            {"heading": None, "payer": None, "pounds": 7, "people": 4, "nights": 1},
        ],
    }
    early = a_plan().has(("CostsRecorded", "op", {"heading": "food", "pounds": 5}))
    assert measure(early, "M64").rows == ({"heading": "food", "payer": None, "pounds": 5},)


def test_partners_that_signed_that_read_the_briefing_and_whose_staff_were_trained() -> None:
    """What interpreters and those who declined sign or read is not counted."""
    day = a_plan().has(
        ("InformationSharingAgreementSigned", "Police"),
        ("BriefingIssued", "op", {"version": 1, "acks": 2}),
        ("BriefingIssued", "op", {"version": 2, "acks": 1}),
        ("TrainingRecorded", "Police", {"trained": 6, "staff": 20}),
        ("TrainingRecorded", "Contractor", {"staff": 4}),
    )
    assert measure(day, "M67").plain() == {"n": 1, "of": 3, "not_recorded": 2}
    assert measure(day, "M68").plain() == {"n": 2, "of": 3, "breakdowns": {"kind": {"trained": 6, "staff": 20}}}
    day.has(("PartnerDeclined", "Police"))
    assert (measure(day, "M67").n, measure(day, "M67").of, measure(day, "M68").n) == (None, 2, 1)


def test_an_action_is_on_time_by_its_date_and_never_late_without_one() -> None:
    day = closed().has(("LessonRecorded", "L1"), ("LessonRecorded", "L2"), ("LessonRecorded", "L3"))
    day.has(("ActionAssigned", "L1", {"due": "2026-10-20"}), ("ActionAssigned", "L2"))
    day.at((10, "10:00")).has(("ActionClosed", "L1"), ("ActionClosed", "L2"))
    assert measure(day, "M69").plain() == {"n": 1, "of": 2}


@pytest.mark.parametrize(("days", "six", "four"), [(28, 1, 1), (29, 1, 0), (42, 1, 0), (43, 0, 0)])
def test_a_structured_debrief_is_in_time_by_the_day(days: int, six: int, four: int) -> None:
    day = closed().at((days, "23:00")).has("StructuredDebriefHeld").at((days + 1, "09:00")).has("StructuredDebriefHeld")
    assert measure(day, "M70").plain() == {"n": six, "of": 1, "within": {"28_days": four, "42_days": six}}


def test_only_a_closed_operation_is_due_a_debrief() -> None:
    not_yet, unknown = {"n": None, "not_recorded": 0}, {"n": None, "not_recorded": 1}
    assert measure(an_open_centre(), "M70").plain() == not_yet
    assert measure(closed(), "M70").plain() == not_yet
    assert MEASURES["M70"](closed().day(at=(42, "23:00"))).plain() == not_yet
    assert MEASURES["M70"](closed().day(at=(43, "00:30"))).plain() == unknown
    assert measure(closed().has("CentreReopened"), "M70").plain() == not_yet


def test_adults_who_agreed_while_no_age_was_recorded_are_counted_apart() -> None:
    day = identified("P01", "P02", "P04").has(("NrmConsentGiven", "P01"), ("NrmConsentGiven", "P04"))
    beside = {"belongs": {"not_recorded": 1}}
    assert measure(day, "M04b").plain() == {"n": None, "of": 2, "not_recorded": 2, "breakdowns": beside}
    day.has(("NrmReferralSubmitted", "P01", {"by": "Police"}), ("NrmReferralSubmitted", "P02", {"by": "Police"}))
    assert measure(day, "M04b").plain() == {"n": 2, "of": 2, "breakdowns": beside}
