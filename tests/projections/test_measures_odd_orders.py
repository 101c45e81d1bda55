"""Entries in an odd order: before a registration, after a void, in another centre."""

from typing import Any

import pytest

from projections.measures import MEASURES
from projections.measures.measure import Measure
from projections.views.contradictions import contradictions
from tests.given import ADay, people_here, referred

BEFORE: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("PriorReferralMatched", {}, "M61"),
    ("PersonMissingReported", {}, "M33"),
    ("HealthScreenCompleted", {}, "M31"),
    ("PersonDebriefStarted", {}, "M32"),
    ("WelfareProvided", {}, "M09a"),
    ("WellbeingRecorded", {"improved": ["housing"]}, "M63"),
    ("ReferralReadinessChecked", {"points": ["detail"]}, "M51"),
    ("HousingOptionsAssessed", {"options": ["hostel"]}, "M29"),
)


def measure(day: ADay, code: str, at: Any = None) -> Measure:
    return MEASURES[code](day.day(at))


@pytest.mark.parametrize(("name", "data", "code"), BEFORE)
def test_who_was_helped_before_they_were_registered_counts_from_their_registration(
    name: str, data: dict[str, Any], code: str
) -> None:
    """P01 was registered at 07:30 and helped at 07:10: at 07:20 nobody had been registered."""
    day = people_here()
    nothing = measure(day, code, "07:20").plain()
    day.at("07:10").has((name, "P01", data))
    assert measure(day, code, "07:20").plain() == nothing
    assert measure(day, code, "07:30").plain() != nothing


def test_somebody_found_whose_missing_was_a_mistake_was_never_missing() -> None:
    day = people_here()
    day.enter("PersonMissingReported", "P01", entry="gone")
    day.at("09:00").has(("PersonFound", "P01"))
    day.void("gone")
    assert measure(day, "M33").plain() == {"n": None, "of": 4, "not_recorded": 4}


def test_a_conclusive_decision_alone_is_no_time_between_two() -> None:
    day = referred().has(("ConclusiveGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    assert measure(day, "M45").plain() == {"n": None, "unit": "days", "not_recorded": 0}


def test_nights_of_two_centres_are_counted_apart() -> None:
    """P01 in the first for two nights, P03 in the second for one of them: three nights, of two and one booked."""
    day = people_here().has(("VenueBooked", "op", {"centre": "C2", "beds": 1, "nights": 1}))
    day.at("20:00").has(("BedAllocated", "P01"), ("BedAllocated", "P03", {"centre": "C2"}))
    day.at((1, "09:00")).has(("PersonDeparted", "P03")).at((2, "09:00")).has(("PersonDeparted", "P01"))
    assert (measure(day, "M30").n, measure(day, "M30").of) == (3, 5)
    assert (measure(day, "M30b").n, measure(day, "M30b").of, measure(day, "M30b").each) == (3, 3, (2, 1))


def test_support_that_ended_without_having_started_is_no_support() -> None:
    """A late start of support that a void took away leaves its end alone."""
    day = referred()
    day.enter("SupportStarted", "P01", entry="start")
    day.at((9, "09:00")).has(("SupportEnded", "P01"))
    assert measure(day, "M62").n == 1
    day.void("start")
    assert measure(day, "M62").plain() == {"n": None, "unit": "days", "not_recorded": 1}, "a decision is overdue"


def test_a_child_is_referred_without_consent_and_so_without_a_wait_for_it() -> None:
    day = referred().has(("PotentialVictimIdentified", "P02"), ("NrmReferralSubmitted", "P02", {"by": "Police"}))
    assert measure(day, "M04").n == 2
    assert measure(day, "M83").lengths == (3600.0,)


@pytest.mark.parametrize(
    ("code", "unit", "name", "data"),
    [
        ("M40", "minutes", "TransportArrived", {"people": 1}),
        ("M41", "minutes", "HealthScreenCompleted", {}),
        ("M42", "minutes", "PersonDebriefStarted", {}),
        ("M81b", "hours", "PersonDeparted", {"destination": "hospital"}),
    ],
)
def test_what_ends_before_it_begins_has_no_length(code: str, unit: str, name: str, data: dict[str, Any]) -> None:
    """One of its two times is wrong, and nobody knows which: it is not recorded, and is averaged with nothing."""
    day = ADay().has("OperationProposed", "VenueBooked", "CentreOpened").at("07:00")
    day.has(("PersonRegistered", "P01", {"adult": True}))
    if code != "M40":
        day.at("08:00" if code != "M41" else "06:30").has(("TransportArrived", "T1", {"people": 1}))
    day.at("06:40" if code != "M40" else "08:00").has((name, "T1" if code == "M40" else "P01", data))
    assert measure(day, code).plain() == {"n": None, "unit": unit, "not_recorded": 1}
    (found,) = [each for each in contradictions(day.day()) if each.code == code]
    concerned = [type(each.event).__name__ for each in day.day().entries if found.concerns(each)]
    assert concerned == BACKWARDS[code]


BACKWARDS = {
    "M40": ["PersonRegistered", "TransportArrived"],
    "M41": ["HealthScreenCompleted", "PersonRegistered"],
    "M42": ["PersonDebriefStarted", "TransportArrived"],
    "M81b": ["PersonDeparted", "TransportArrived"],
}
"""Which two entries contradict each other, by the figure that has no length for it."""


def test_times_in_their_order_contradict_nothing() -> None:
    assert contradictions(referred().day()) == ()
