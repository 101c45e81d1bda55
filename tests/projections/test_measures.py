"""The figures on days unlike the reference day: children, refusals, negative decisions, people missing."""

from typing import Any

import pytest

from projections.measures import MEASURES, report
from projections.measures.measure import Measure
from tests.given import ADay, a_plan, an_open_centre, closed, identified, people_here, referred


def measure(day: ADay, code: str) -> Measure:
    return MEASURES[code](day.day())


def test_before_anything_happened_nothing_is_recorded_rather_than_zero() -> None:
    said = report(a_plan().day())
    assert said["M10"] == {"n": None, "not_recorded": 1}
    assert said["M21"] == {"n": None, "not_recorded": 1}
    assert said["M01"] == {"n": 0, "of": 1}


def test_adults_children_and_uncertain_ages_are_counted_apart() -> None:
    """V1: an age that is uncertain is no child's and no adult's in the count, and follows the child's rules."""
    day = identified("P01", "P02", "P03", "P04").has(("AgeUncertaintyRecorded", "P03"))
    assert measure(day, "M03").plain() == {
        "n": 3,
        "of": 4,
        "not_recorded": 1,
        "breakdowns": {
            "age_now": {"adult": 1, "child": 1, "not_recorded": 1, "uncertain": 1},
            "age_at_exploitation": {"not_recorded": 4},
        },
    }
    day.has(("AgeAssessed", "P03", {"adult": True}))
    assert measure(day, "M03").breakdowns["age_now"]["adult"] == 2


def test_an_adult_who_declines_is_notified_and_the_duty_is_discharged() -> None:
    """V3: nobody is referred, and the duty is met all the same."""
    day = identified("P01").has(("NrmConsentDeclined", "P01", {"reason": "family"}))
    assert measure(day, "M05").plain() == {"n": 0, "of": 1}
    assert measure(day, "M06").plain() == {"n": 0, "of": 1, "breakdowns": {"outcome": {"open": 1}}}
    day.has(("DutyToNotifySubmitted", "P01", {"by": "Police"}))
    assert (measure(day, "M05").n, measure(day, "M06").n) == (1, 1)
    assert measure(day, "M25").plain() == {"n": 1, "of": 1, "breakdowns": {"reason": {"family": 1}}}
    assert measure(day, "M43").n == 1


def test_a_refusal_without_a_reason_is_not_recorded() -> None:
    day = identified("P01").has(("NrmConsentDeclined", "P01"))
    assert measure(day, "M25").plain()["n"] is None
    assert measure(day, "M25").not_recorded == 1


def test_time_asked_for_is_shown_apart() -> None:
    day = identified("P01").has(("NrmConsentDeferred", "P01"))
    assert measure(day, "M06").breakdowns == {"outcome": {"deferred": 1}}


def test_a_negative_decision_closes_nobody() -> None:
    """V5 and V18: looked at again, changed; a disqualification is not a negative decision."""
    day = referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "negative"}))
    assert measure(day, "M56").plain() == {"n": 0, "of": 1}
    assert measure(day, "M44").breakdowns == {"outcome": {"negative": 1}}
    day.has(("ReconsiderationRequested", "P01"), ("DisqualificationRecorded", "P01", {"stage": "requested"}))
    day.at("13:00").has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    assert measure(day, "M56").plain() == {"n": 1, "of": 1, "breakdowns": {"outcome": {"changed": 1}}}
    assert measure(day, "M46").n == 1


def test_a_conclusive_decision_after_closing_counts() -> None:
    """V16: late decisions are normal."""
    day = closed().at((20, "10:00")).has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    day.at((120, "10:00")).has(("ConclusiveGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    assert measure(day, "M45").plain()["median"] == 100.0
    assert measure(day, "M45").within == {"90_days": 0}
    assert measure(day, "M46").plain() == {"n": 0, "of": 1}
    assert measure(day, "M44").within == {"5_working_days": 0}


def test_somebody_missing_and_found() -> None:
    """V6: out of the side door at 21:40, found at 06:10."""
    day = people_here().at("21:40").has(("PersonMissingReported", "P03"))
    assert measure(day, "M33").breakdowns == {"outcome": {"not_found": 1}}
    day.at((1, "06:10")).has(("PersonFound", "P03"))
    assert measure(day, "M33").plain() == {"n": 1, "of": 4, "breakdowns": {"outcome": {"found_within_24h": 1}}}


def test_a_person_who_becomes_a_suspect_is_counted_as_both() -> None:
    """V7: arrests rise, persons stay."""
    day = people_here().has(("SuspectArrested", "S01"), ("PersonBecameSuspect", "P01", {"suspect": "S02"}))
    assert (measure(day, "M10").n, measure(day, "M88").n) == (2, 4)


def test_immigration_action_is_an_outcome_of_its_own() -> None:
    """V8: not hidden in "other"."""
    day = people_here().has(("ImmigrationActionRecorded", "P01", {"action": "detained"}))
    assert measure(day, "M27").plain() == {"n": 1, "of": 4}


def test_destinations_that_nobody_recorded_are_said_so() -> None:
    day = people_here().has(
        ("PersonDeparted", "P01"), ("PersonDeparted", "P03", {"destination": "return_to_exploiter"})
    )
    assert measure(day, "M07").plain() == {
        "n": 1,
        "of": 2,
        "not_recorded": 1,
        "breakdowns": {"destination": {"not_recorded": 1, "return_to_exploiter": 1}},
    }
    assert measure(day, "M26").breakdowns == {"kind": {"other": 1}}


def test_disruption_is_counted_by_agency_and_premises_by_what_was_done() -> None:
    day = closed().has(
        ("DisruptionInterventionRecorded", "op", {"agency": "GLAA", "kind": "inspection"}),
        ("DisruptionInterventionRecorded", "op", {"agency": "HMRC"}),
        ("PremisesActionTaken", "op", {"premises": "brothel", "action": "closure"}),
        ("PremisesActionTaken", "op", {"action": "none"}),
        ("SuspectArrested", "S01"),
        ("ChargeRecorded", "S01", {"offence_group": "modern_slavery"}),
        ("CaseOutcomeRecorded", "S01", {"outcome": "convicted"}),
    )
    assert measure(day, "M09b").breakdowns["kind"] == {"inspection": 1, "not_recorded": 1}
    assert measure(day, "M11").plain() == {
        "n": 1,
        "of": 2,
        "breakdowns": {"premises": {"brothel": 1}, "kind": {"closure": 1, "none": 1}},
    }
    assert measure(day, "M13").breakdowns == {"offence_group": {"modern_slavery": 1}, "outcome": {"convicted": 1}}
    assert [row["n"] for row in measure(day, "M53").rows] == [1, 0, 1, 1]


def test_people_met_and_people_who_came() -> None:
    day = an_open_centre().has(("PeopleEncounteredCounted", "op", {"people": 200}))
    assert measure(day, "M21").plain() == {"n": 4, "of": 200}


def test_children_are_seen_in_time_or_not() -> None:
    day = people_here().at((1, "10:00")).has(("SocialWorkerVisit", "P02"))
    assert measure(day, "M34").plain() == {"n": 1, "of": 1}
    late = people_here().at((2, "10:00")).has(("SocialWorkerVisit", "P02"))
    assert measure(late, "M34").plain() == {"n": 0, "of": 1}


def test_health_needs_and_what_was_done_about_them() -> None:
    day = people_here().has(("HealthScreenCompleted", "P01", {"need_flagged": True}), ("HealthScreenCompleted", "P03"))
    assert measure(day, "M31").plain() == {"n": 0, "of": 1, "not_recorded": 1}
    day.has(("HealthActionTaken", "P01"))
    assert measure(day, "M31").n == 1


def test_beds_that_nobody_booked_are_not_recorded() -> None:
    day = ADay().at("05:00").has("OperationProposed", "EntryMade")
    for code in ("M30", "M30b", "M86", "M12"):
        assert measure(day, code).n is None, code


def test_a_bed_still_held_counts_its_nights_so_far() -> None:
    day = people_here().at("20:00").has(("BedAllocated", "P01"))
    day.at((2, "09:00")).has("SituationReportIssued")
    assert measure(day, "M30").n == 2
    assert measure(day, "M30b").n == 2


def test_support_and_what_came_after_the_nrm() -> None:
    day = referred().has(("SupportStarted", "P01")).at((30, "12:00")).has(("SupportEnded", "P01"), ("NrmExited", "P01"))
    assert measure(day, "M62").median == 30.04
    assert measure(day, "M60").plain() == {"n": 0, "of": 1}
    day.at((60, "12:00")).has(("FollowUpRecorded", "P01"), ("PriorReferralMatched", "P01"))
    assert (measure(day, "M60").n, measure(day, "M61").n) == (1, 1)


def test_money_training_and_actions() -> None:
    day = closed().has(
        ("CostsRecorded", "op", {"heading": "food", "payer": "Council", "pounds": 120}),
        ("CostsRecorded", "op", {}),
        ("TrainingRecorded", "Police", {"trained": 6, "staff": 20}),
        ("LessonRecorded", "L1"),
        ("ActionAssigned", "L1", {"due": "2026-10-20"}),
        ("LessonRecorded", "L2"),
        ("ActionAssigned", "L2", {}),
    )
    assert measure(day, "M64").plain()["n"] == 120
    assert measure(day, "M64").not_recorded == 1
    assert measure(day, "M68").breakdowns == {"training": {"trained": 6, "staff": 20}}
    day.at((10, "10:00")).has(("ActionClosed", "L1"), ("ActionClosed", "L2"))
    assert measure(day, "M69").plain() == {"n": 1, "of": 2}


def test_a_centre_still_open_counts_up_to_the_last_entry() -> None:
    day = an_open_centre().at("09:00").has("SituationReportIssued")
    assert measure(day, "M80").n == 3.0
    assert measure(a_plan(), "M80").n is None
    assert measure(day, "M70").plain() == {"n": 0, "of": 0}


@pytest.mark.parametrize("code", MEASURES)
def test_a_count_opens_exactly_the_events_that_it_counts(code: str) -> None:
    day = closed()
    figure: Any = measure(day, code)
    known = {past.envelope.event_id for past in day.pasts()}
    assert set(figure.events) <= known
    assert len(set(figure.events)) == len(figure.events)


def test_voided_entries_leave_every_figure() -> None:
    day = identified("P01").has(("NrmConsentGiven", "P01"))
    day.enter("NrmReferralSubmitted", "P01", entry="sent", by="Police")
    assert measure(day, "M04").n == 1
    day.void("sent")
    assert measure(day, "M04").n == 0
    assert measure(day, "M54").breakdowns == {"kind": {"EntryVoided": 1}}
