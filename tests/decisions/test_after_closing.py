"""What is still taken after closing and after somebody left, and what stands as an alarm."""

import pytest

from domain.kernel import DECISIONS
from projections.views.alarms import alarms
from tests.given import ADay, identified, people_here, referred

LATE = (
    *("PotentialVictimIdentified", "NoIndicatorsFoundRecorded", "NrmConsentGiven", "NrmConsentDeclined"),
    *("NrmConsentDeferred", "NrmConsentWithdrawn", "ChildReferralMade", "GuardianReferralMade", "SocialWorkerVisit"),
    *("HealthActionTaken", "RegistrationVoided", "PersonFound", "PersonReturned", "PersonDeparted"),
    "TransportDeparted",
)


def standing(day: ADay) -> dict[str, tuple[str, ...]]:
    return {alarm.code: alarm.about for alarm in alarms(day.day())}


@pytest.mark.parametrize("name", LATE)
def test_it_is_late(name: str) -> None:
    assert DECISIONS[name].late


def test_somebody_who_is_reported_missing_has_not_left() -> None:
    assert not DECISIONS["PersonMissingReported"].late


def test_care_for_somebody_who_has_not_left_is_taken_after_closing_and_stands_as_an_alarm() -> None:
    day = people_here().at("20:00").has("CentreClosed").at("21:00")
    assert day.refused("WelfareProvided", "P01", kind="food") == ()
    assert day.refused("WelfareProvided", "all", kind="food") == ("closed",)
    assert "closed" in day.refused("BedAllocated", "P01")
    assert "closed" in day.refused("PersonRegistered", "P09")
    assert standing(day)["after_closing"] == ("P01",)
    assert standing(day)["closed_with_people_on_site"] == ("C1",)


def test_a_centre_that_has_not_closed_opens_although_every_other_has_closed() -> None:
    day = people_here().has(("VenueBooked", "op", {"centre": "C2", "beds": 3})).at("20:00").has("CentreClosed")
    day.at("21:00")
    assert day.refused("CentreOpened") == ("closed",), "who was there before is reopened"
    assert day.refused("TransportArrived", "T2", people=2) == ("closed",)
    assert day.refused("VenueBooked", centre="C3", beds=3) == ("closed",)
    assert day.refused("PersonRegistered", "P09", centre="C3") == ("closed",), "nobody booked it"
    day.has(("VenueReleased", "op", {"centre": "C2", "entry": "given-back"}))
    assert day.refused("PersonRegistered", "P09", centre="C2") == ("closed",), "its building was given back"
    day.void("given-back")
    assert day.refused("TransportArrived", "T2", people=2, centre="C2") == ()
    assert day.refused("CentreOpened", centre="C2") == ()
    assert day.refused("PersonRegistered", "P09", centre="C2") == ()


def test_what_comes_late_anyway_is_no_alarm() -> None:
    day = referred().at("20:00").has("CentreClosed").at("21:00")
    day.has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}), ("PersonDeparted", "P01"))
    assert "after_closing" not in standing(day)
    assert day.refused("WelfareProvided", "P01", kind="food") == ("departed", "closed")


def test_an_adult_who_asked_for_time_and_left_is_referred_a_week_later() -> None:
    day = identified("P01").has(("NrmConsentDeferred", "P01")).at("18:00").has(("PersonDeparted", "P01"))
    day.at("20:00").has("CentreClosed").at((7, "10:00")).has(("NrmConsentGiven", "P01"))
    assert day.refused("NrmReferralSubmitted", "P01", by="Police") == ()


@pytest.mark.parametrize(
    ("who", "accompanied", "alone"),
    [
        ("P02", {}, True),
        ("P02", {"accompanied": False}, True),
        ("P02", {"accompanied": True}, False),
        ("P01", {}, False),
        ("P04", {}, False),
    ],
)
def test_a_child_who_goes_out_alone_is_an_alarm_until_they_are_back(
    who: str, accompanied: dict[str, bool], alone: bool
) -> None:
    day = people_here().has(("TemporaryExitLogged", who, accompanied))
    assert ("child_out_alone" in standing(day)) == alone
    day.at("08:30").has(("TemporaryExitReturned", who))
    assert "child_out_alone" not in standing(day)


def test_whose_age_is_uncertain_is_a_child_at_the_door() -> None:
    day = people_here().has(("AgeUncertaintyRecorded", "P01"), ("TemporaryExitLogged", "P01"))
    assert standing(day)["child_out_alone"] == ("P01",)


def test_what_was_archived_and_opened_again_is_archived_anew() -> None:
    day = people_here().at("20:00").has("CentreClosed").at("21:00").has("OperationArchived")
    assert day.refused("OperationArchived") == ("already_archived",)
    day.at("22:00").has("CentreReopened").at("23:00").has("CentreClosed")
    assert day.refused("OperationArchived") == ()
