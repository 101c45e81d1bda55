"""What is not there yet for a person is named: what nobody asked, gave or did, and until when the bed is theirs."""

from datetime import date
from typing import Any

import pytest

from domain.words import SealedReference
from projections.views.gaps import GAPS, Gap, gaps
from tests.given import ADay, identified, people_here, two_centres


def of(day: ADay, ref: str = "P01") -> list[Gap]:
    state = day.day()
    return gaps(state, next(each for each in state.people.values() if each.id.ref == ref))


def codes(day: ADay, ref: str = "P01") -> list[str]:
    return [each.code for each in of(day, ref)]


def test_nothing_asked_yet_is_all_missing_and_in_order() -> None:
    everything = codes(people_here(), "P04")
    assert everything == [
        "age_not_recorded",
        "health_screen",
        "no_bed",
        "language_not_asked",
        "rights_not_given",
    ]
    assert everything == sorted(everything, key=GAPS.index)


def test_a_person_who_was_voided_lacks_nothing() -> None:
    assert codes(people_here().has(("RegistrationVoided", "P04")), "P04") == []


@pytest.mark.parametrize(
    ("gap", "steps"),
    [
        ("age_not_recorded", [("PersonDetailsCorrected", "P04", {"age": "uncertain"})]),
        ("health_screen", [("HealthScreenCompleted", "P04")]),
        ("no_bed", [("BedAllocated", "P04", {"kind": "centre"})]),
        ("no_bed", [("BedAllocated", "P04", {"kind": "hotel"})]),
        ("language_not_asked", [("PersonDetailsCorrected", "P04", {"language": "refused"})]),
        ("rights_not_given", [("RightsGiven", "P04", {"paper": "rights"})]),
    ],
)
def test_what_is_there_is_not_missing(gap: str, steps: list[tuple[Any, ...]]) -> None:
    assert gap in codes(people_here(), "P04")
    assert gap not in codes(people_here().has(*steps), "P04")


def test_a_leaflet_given_at_registration_is_given() -> None:
    day = people_here().has(("PersonRegistered", "P05", {"leaflet_language": "vi"}))
    assert "rights_not_given" not in codes(day, "P05")


def test_a_need_stays_missing_until_somebody_acted_on_it() -> None:
    day = people_here().has(("HealthScreenCompleted", "P01", {"need_flagged": True}))
    assert "health_need" in codes(day)
    assert "health_need" not in codes(day.has(("HealthActionTaken", "P01")))


def test_a_bed_is_theirs_until_the_last_night_of_the_booking() -> None:
    day = people_here().has(("BedAllocated", "P01", {"kind": "centre"}))
    assert [each.last for each in of(day) if each.code == "bed_until"] == [date(2026, 10, 14)]


def test_a_booking_counts_from_its_first_night_and_one_without_nights_says_nothing() -> None:
    bed = ("BedAllocated", "P01", {"kind": "centre"})
    later = people_here().has(("VenueBooked", "op", {"beds": 2, "nights": 3, "first_night": "2026-10-15"}), bed)
    assert [each.last for each in of(later) if each.code == "bed_until"] == [date(2026, 10, 17)]
    unsaid = two_centres().has(
        ("PersonMovedCentre", "P01", {"centre": "C2"}), ("BedAllocated", "P01", {"centre": "C2", "kind": "centre"})
    )
    assert "bed_until" not in codes(unsaid)
    assert "no_bed" not in codes(unsaid)


def test_a_booking_of_which_no_day_is_known_says_nothing() -> None:
    day = ADay().has(("OperationProposed", "op", {"expected_max": 4}), ("VenueBooked", "op", {"beds": 1, "nights": 2}))
    day.has(("PersonRegistered", "P01"), ("BedAllocated", "P01", {"kind": "centre"}))
    assert "bed_until" not in codes(day)


@pytest.mark.parametrize(
    ("language", "missing"), [("vi", True), ("ro", False), ("en", False), ("refused", False), ("not_known", False)]
)
def test_an_interpreter_is_missing_where_none_is_booked_for_the_language(language: str, missing: bool) -> None:
    day = people_here().has(("PersonDetailsCorrected", "P01", {"language": language}))
    assert ("no_interpreter" in codes(day)) is missing


def test_a_child_lacks_the_council_and_once_identified_a_guardian() -> None:
    assert "council_not_told" in codes(people_here(), "P02")
    assert "council_not_told" not in codes(people_here().has(("ChildReferralMade", "P02")), "P02")
    assert "guardian_not_asked" not in codes(people_here(), "P02")
    assert "guardian_not_asked" in codes(identified("P02"), "P02")
    assert "guardian_not_asked" not in codes(identified("P02").has(("GuardianReferralMade", "P02")), "P02")
    assert not {"council_not_told", "guardian_not_asked"} & set(codes(identified("P01")))


def test_property_is_missing_from_whoever_leaves_without_it() -> None:
    day = people_here().has(("PropertyTakenIn", "P01", {"receipt": SealedReference("a.sealed")}))
    assert "property_kept" not in codes(day)
    assert "property_kept" in codes(day.has(("DepartureSafetyCheckDone", "P01")))
    assert "property_kept" in codes(day.has(("PersonDeparted", "P01")))
    assert "property_kept" not in codes(day.has(("PropertyReturned", "P01")))


def test_whoever_left_lacks_only_what_can_still_be_had() -> None:
    day = people_here().has(("PersonDeparted", "P01", {"destination": "safe_accommodation"}))
    assert codes(day) == ["language_not_asked", "arrival_not_confirmed"]
    assert codes(day.has(("SafeArrivalConfirmed", "P01"))) == ["language_not_asked"]


def together(**more: Any) -> ADay:
    return two_centres().has(("PeopleLinked", "P01", {"linked_to": "P02", **more}))


def test_who_asked_to_be_kept_together_is_named_when_parted() -> None:
    day = together(wishes=["keep_together"])
    assert "group_parted" not in codes(day)
    day.has(("PersonMovedCentre", "P02", {"centre": "C2"}))
    assert [[who.ref for who in each.who] for each in of(day) if each.code == "group_parted"] == [["P02"]]
    day.has(("PersonMovedCentre", "P01", {"centre": "C2"}))
    assert "group_parted" not in codes(day)
    assert "group_parted" in codes(day.has(("PersonDeparted", "P02", {"destination": "hospital"})))


def test_who_did_not_ask_may_be_in_two_places() -> None:
    assert "group_parted" not in codes(together().has(("PersonMovedCentre", "P02", {"centre": "C2"})))


@pytest.mark.parametrize(("of_whom", "apart_from"), [("P01", "P02"), ("P02", "P01")])
def test_who_belongs_together_and_is_to_be_kept_apart_is_named(of_whom: str, apart_from: str) -> None:
    day = together().has(("KeepApartFlagSet", of_whom, {"apart_from": apart_from}))
    assert "group_to_be_kept_apart" in codes(day)
    assert "group_to_be_kept_apart" not in codes(day, "P03")


def test_to_be_kept_apart_from_somebody_else_is_no_gap_of_the_group() -> None:
    assert "group_to_be_kept_apart" not in codes(together().has(("KeepApartFlagSet", "P01", {"apart_from": "P03"})))


REFERRED_AS_A_CHILD: list[tuple[Any, ...]] = [
    ("PersonDebriefStarted", "P02"),
    ("PersonDebriefCompleted", "P02"),
    ("PotentialVictimIdentified", "P02"),
    ("ChildReferralMade", "P02"),
    ("NrmReferralSubmitted", "P02"),
]


@pytest.mark.parametrize("gone", [False, True])
def test_whoever_was_referred_as_a_child_and_is_adult_before_a_conclusive_decision_is_asked_to_stay(gone: bool) -> None:
    def asked(*steps: tuple[Any, ...]) -> bool:
        left = [("PersonDeparted", "P02")] if gone else []
        day = people_here().has(*REFERRED_AS_A_CHILD).at("11:00").has(*left, *steps)
        return "stay_not_asked" in codes(day, "P02")

    adult = ("AgeAssessed", "P02", {"adult": True})
    positive = ("ReasonableGroundsDecisionReceived", "P02", {"outcome": "positive"})
    conclusive = ("ConclusiveGroundsDecisionReceived", "P02", {"outcome": "positive"})
    assert not asked(positive)
    assert asked(adult)
    assert asked(positive, adult)
    assert not asked(adult, ("NrmConsentGiven", "P02"))
    assert not asked(adult, ("CaseWithdrawn", "P02"))
    assert not asked(positive, conclusive, adult)
