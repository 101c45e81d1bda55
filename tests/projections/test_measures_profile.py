"""How good the record is, the profile of those referred, and from referral to conviction."""

from typing import get_args

from domain.events.referrals import NrmReferralSubmitted
from domain.policy.organisations import OrganisationKind
from domain.words import OperationId, PersonId
from projections.measures import MEASURES
from projections.measures.measure import Measure
from projections.measures.profile import kind_of_referrer
from projections.measures.quality import fields_due
from tests.given import ADay, closed, identified, people_here, referred

MODERN = {"offence_group": "modern_slavery"}


def measure(day: ADay, code: str) -> Measure:
    return MEASURES[code](day.day())


def test_details_are_due_of_everybody_more_of_victims_and_most_of_those_referred() -> None:
    """Four people with five details each; one identified; one referred, with the four that profiles lack."""
    day = people_here()
    assert (measure(day, "M50").n, measure(day, "M50").of, measure(day, "M50").not_recorded) == (3, 20, 17)
    assert measure(identified("P01"), "M50").of == 21
    day = referred()
    assert (measure(day, "M50").n, measure(day, "M50").of) == (3, 25)
    assert measure(day, "M50").breakdowns["not_recorded"]["housing"] == 1
    day.has(("ExploitationProfileRecorded", "P01", {"recruitment": "online", "place": "uk"}))
    day.has(
        ("ExploitationProfileRecorded", "P01", {"housing": "caravan"}),
        ("PersonDetailsCorrected", "P04", {"sex": "male"}),
    )
    assert measure(day, "M50").n == 6
    assert measure(day, "M50").each == (3, 1, 1, 1)
    due = fields_due(day.day())
    assert (due["age"], due["housing"], due["arrival"]) == ((3, 4), (1, 1), (0, 1))
    assert [sum(n) for n in zip(*due.values(), strict=True)] == [6, 25]


def test_the_latest_checklist_of_a_person_counts_and_one_without_a_list_is_not_recorded() -> None:
    day = identified("P01", "P02", "P03")
    assert measure(day, "M51").plain() == {"n": None, "not_recorded": 0}
    day.has(("ReferralReadinessChecked", "P03"), ("ReferralReadinessChecked", "P01", {"points": ["detail"]}))
    day.at("10:30").has(("ReferralReadinessChecked", "P01", {"points": ["detail", "context", "evidence"]}))
    day.has(("ReferralReadinessChecked", "P02", {"points": []}))
    assert measure(day, "M51").plain() == {
        "n": 3,
        "of": 18,
        "not_recorded": 1,
        "breakdowns": {"kind": {"context": 1, "detail": 1, "evidence": 1}},
    }


def test_only_people_who_are_registered_have_a_checklist() -> None:
    day = identified("P04").has(("ReferralReadinessChecked", "P04"), ("RegistrationVoided", "P04"))
    assert measure(day, "M51").plain() == {"n": None, "not_recorded": 0}


def test_the_profile_says_in_each_table_of_how_many_nothing_is_recorded() -> None:
    """Every table of the West Midlands profile; the offence groups are of the arrests."""
    assert measure(identified("P01"), "M55").plain() == {"n": 0, "of": 0}
    day = referred().has(("SuspectArrested", "S01", MODERN), ("SuspectArrested", "S02"))
    profile = {"recruitment": "agency", "travel_to_work": "walking", "housing": "caravan"}
    day.has(("ExploitationProfileRecorded", "P01", profile))
    assert measure(day, "M55").breakdowns == {
        "nationality": {"not_recorded": 1},
        "age_now": {"adult": 1, "not_recorded": 0},
        "age_band": {"not_recorded": 1},
        "sex": {"not_recorded": 1},
        "exploitation_type": {"forced_to_work": 1, "not_recorded": 0},
        "recruitment": {"agency": 1, "not_recorded": 0},
        "arrival": {"not_recorded": 1},
        "travel_to_work": {"walking": 1, "not_recorded": 0},
        "housing": {"caravan": 1, "not_recorded": 0},
        "place": {"not_recorded": 1},
        "agency": {"Police": 1, "not_recorded": 0},
        "kind": {"police": 1, "not_recorded": 0},
        "offence_group": {"modern_slavery": 1, "not_recorded": 1},
    }


def test_the_kind_of_referrer_is_that_of_the_organisation_when_it_referred() -> None:
    by_kind = {kind: kind_of_referrer(_referral(kind)) for kind in (*get_args(OrganisationKind), None)}
    assert by_kind["council"] == "local_authority"
    assert by_kind["labour_enforcement"] == "government_agency"
    assert by_kind["charity"] == "ngo"
    assert [kind for kind, said in by_kind.items() if said is None] == ["nhs", "fire", "other", None]


def _referral(kind: OrganisationKind | None) -> NrmReferralSubmitted:
    return NrmReferralSubmitted(operation=OperationId("op-1"), person=PersonId("op-1/P01"), referrer=kind)


def test_from_referral_to_conviction_crimes_and_suspects_are_counted_once() -> None:
    """Three referred: two make one crime, the third a crime without a reference."""
    day = identified("P01", "P02", "P03").has(("NrmConsentGiven", "P01"), ("NrmConsentGiven", "P03"))
    for who in ("P01", "P02", "P03"):
        day.has(("NrmReferralSubmitted", who, {"by": "Police"}))
    day.has(("CrimeRecordLinked", "P01", {"reference": "C1"}), ("CrimeRecordLinked", "P03", {"reference": "C1"}))
    day.has(("CrimeRecordLinked", "P02"), ("CrimeRecordLinked", "P02"))
    for suspect in ("S01", "S02"):
        day.has(("SuspectArrested", suspect, MODERN), ("ChargeRecorded", suspect, MODERN))
    day.has(("ChargeRecorded", "S01", {"offence_group": "other"}), ("ChargeRecorded", "op"))
    day.has(("ChargeRecorded", "op"))
    day.has(
        ("CaseOutcomeRecorded", "S01", {"outcome": "convicted"}),
        ("CaseOutcomeRecorded", "S01", {"outcome": "convicted"}),
    )
    assert {row["step"]: row["n"] for row in measure(day, "M53").rows} == {
        "referrals": 3,
        "referrals_with_crime": 3,
        "crimes": 2,
        "detections": 4,
        "convictions": 1,
    }
    assert measure(day, "M13").plain() == {
        "n": 4,
        "of": 4,
        "breakdowns": {
            "offence_group": {"not_recorded": 2, "modern_slavery": 1, "other": 1},
            "outcome": {"pending": 3, "convicted": 1},
        },
    }


def test_a_case_that_ended_without_a_charge_on_record_is_no_charge() -> None:
    day = people_here().has(("SuspectArrested", "S01"))
    assert measure(day, "M13").plain() == {"n": None, "of": 1, "not_recorded": 1}
    day.has(("CaseOutcomeRecorded", "S01", {"outcome": "discontinued"}))
    assert measure(day, "M13").plain() == {"n": 0, "of": 1, "breakdowns": {"outcome": {"discontinued": 1}}}


def test_disruption_is_counted_by_agency_and_premises_by_what_was_done() -> None:
    day = closed().has(
        ("DisruptionInterventionRecorded", "op", {"agency": "GLAA", "kind": "inspection"}),
        ("DisruptionInterventionRecorded", "op", {"agency": "HMRC"}),
        ("PremisesActionTaken", "op", {"premises": "brothel", "action": "closure"}),
        ("PremisesActionTaken", "op", {"action": "none"}),
    )
    assert measure(day, "M09b").plain() == {
        "n": 2,
        "of": 1,
        "breakdowns": {"agency": {"GLAA": 1, "HMRC": 1}, "kind": {"inspection": 1, "not_recorded": 1}},
    }
    assert measure(day, "M11").plain() == {
        "n": 1,
        "of": 2,
        "breakdowns": {"premises": {"brothel": 1}, "kind": {"closure": 1, "none": 1}},
    }
