"""The figures on days unlike the reference day: children, refusals, negative decisions, people missing."""

import pytest

from projections.measures import MEASURES, declared, report
from projections.measures.measure import Measure
from tests.given import ADay, a_plan, identified, people_here


def measure(day: ADay, code: str) -> Measure:
    return MEASURES[code](day.day())


def test_a_figure_is_declared_once() -> None:
    again = declared.measure("M01", title="Another", counts="people", kind="P", answered_by="nothing", section="Time")
    with pytest.raises(ValueError, match="declared twice"):
        again(MEASURES["M01"])


def test_before_anything_happened_nothing_is_recorded_rather_than_zero() -> None:
    said = report(a_plan().day())
    assert said["M10"] == {"n": None, "not_recorded": 0}
    assert said["M21"] == {"n": None, "not_recorded": 0}
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


def test_of_an_adult_who_takes_a_yes_back_a_report_is_due_as_of_one_who_declines() -> None:
    day = identified("P01").has(("NrmConsentGiven", "P01"), ("NrmConsentWithdrawn", "P01"))
    assert measure(day, "M05").plain() == {"n": None, "of": 1, "not_recorded": 1}
    assert measure(day, "M25").plain() == {"n": 0, "of": 0}
    day.has(("DutyToNotifySubmitted", "P01", {"by": "Police"}))
    assert measure(day, "M05").n == 1


def test_an_adult_who_declines_is_notified_and_the_duty_is_discharged() -> None:
    """V3: nobody is referred, and the duty is met all the same."""
    day = identified("P01").has(("NrmConsentDeclined", "P01", {"reason": "family"}))
    assert measure(day, "M05").plain() == {"n": None, "of": 1, "not_recorded": 1}
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


def test_somebody_missing_and_found() -> None:
    """V6: out of the side door at 21:40, found at 06:10."""
    day = people_here().at("21:40").has(("PersonMissingReported", "P03"))
    assert measure(day, "M33").breakdowns == {"outcome": {"not_found": 1}, "age_now": {"adult": 1}}
    day.at((1, "06:10")).has(("PersonFound", "P03"))
    assert measure(day, "M33").breakdowns["outcome"] == {"found_within_24h": 1}
    day.at("22:00").has(("PersonMissingReported", "P02")).at((2, "22:30")).has(("PersonFound", "P02"))
    assert measure(day, "M33").plain() == {
        "n": 2,
        "of": 4,
        "not_recorded": 2,
        "breakdowns": {"outcome": {"found_later": 1, "found_within_24h": 1}, "age_now": {"adult": 1, "child": 1}},
    }


def test_a_person_who_becomes_a_suspect_is_counted_as_both() -> None:
    """V7: arrests rise, persons stay."""
    day = people_here().has(("SuspectArrested", "S01"), ("PersonBecameSuspect", "P01", {"suspect": "S02"}))
    assert (measure(day, "M10").n, measure(day, "M88").n) == (2, 4)


def test_immigration_action_is_an_outcome_of_its_own() -> None:
    """V8: not hidden in "other"."""
    day = people_here().has(("ImmigrationActionRecorded", "P01", {"action": "detained"}))
    day.has(("ImmigrationActionRecorded", "P02"))
    assert measure(day, "M27").plain() == {
        "n": 2,
        "of": 4,
        "not_recorded": 2,
        "breakdowns": {"kind": {"detained": 1, "not_recorded": 1}},
    }


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


def test_voided_entries_leave_every_figure() -> None:
    day = identified("P01").has(("NrmConsentGiven", "P01"))
    day.enter("NrmReferralSubmitted", "P01", entry="sent", by="Police")
    assert measure(day, "M04").n == 1
    day.void("sent")
    assert measure(day, "M04").plain() == {"n": None, "of": 1, "not_recorded": 1}, "the only look is gone"
    assert measure(day, "M54").breakdowns == {"kind": {"EntryVoided": 1}}


def test_who_may_look_and_what_was_erased_is_counted_by_no_figure() -> None:
    day = identified("P01")
    before = {code: measure(day, code).plain() for code in ("M48", "M54")}
    day.has(("AccessRevoked", "Contractor"), ("AccessRestored", "Contractor"), ("PersonSealedDataErased", "P01"))
    assert {code: measure(day, code).plain() for code in before} == before
