"""What is odd stands as an alarm until it is put right, and refuses nothing."""

from collections.abc import Callable
from dataclasses import astuple
from typing import Any

import pytest

from domain.kernel import Refused
from projections.views.alarms import alarms
from tests.given import ADay, a_plan, an_open_centre, identified, people_here, referred, two_centres
from web.wording.alarms import alarm

Steps = tuple[Any, ...]
MERGED = (("RegistrationVoided", "P03", {"duplicate_of": "P01"}),)


def _each(answered: str, sent: str) -> ADay:
    """P01 and P03 both answered, and something was sent for both."""
    day = identified("P01", "P03").has((answered, "P01"), (answered, "P03"))
    return day.has((sent, "P01", {"by": "Police"}), (sent, "P03", {"by": "Police"}))


CASES: list[tuple[str, Callable[[], ADay], Steps, Steps]] = [
    (
        "registered_over_arrived",
        people_here,
        (("PersonRegistered", "P05"),),
        (("RegistrationVoided", "P05", {"duplicate_of": "P01"}),),
    ),
    (
        "over_capacity",
        a_plan,
        (*(("TransportDeparted", "T1", {"people": 3}), ("TransportArrived", "T1", {"people": 3})),),
        (),
    ),
    (
        "arrived_more_than_left",
        a_plan,
        (("TransportDeparted", "T2", {"people": 1}), ("TransportArrived", "T2", {"people": 2})),
        (),
    ),
    ("opened_without_go", lambda: a_plan().has("CentreSetToStandby"), ("CentreOpened",), ()),
    ("closed_with_people_on_site", people_here, ("CentreClosed",), ("CentreReopened",)),
    ("given_back_with_people_on_site", people_here, ("VenueReleased",), ("VenueBooked",)),
    ("given_back_with_people_on_site", people_here, ("CentreStoodDown", "VenueReleased"), ("CentreClosed",)),
    (
        "roll_call_differs",
        an_open_centre,
        (("RollCallTaken", "op", {"present": 3}),),
        (("RollCallTaken", "op", {"present": 4}),),
    ),
    (
        "arrived_without_agreement",
        a_plan,
        (("PartnerArrived", "Police", {"staff": 2}),),
        (("InformationSharingAgreementSigned", "Police"),),
    ),
    (
        "room_double_used",
        people_here,
        (("PersonDebriefStarted", "P01", {"room": "R1"}), ("PersonDebriefStarted", "P03", {"room": "R1"})),
        (("PersonDebriefCompleted", "P01"),),
    ),
    (
        "interpreter_double_used",
        people_here,
        (("PersonDebriefStarted", "P01", {"interpreter": "A"}), ("PersonDebriefStarted", "P03", {"interpreter": "A"})),
        (("PersonDebriefDeclined", "P01"),),
    ),
    (
        "came_together",
        people_here,
        (("PersonDebriefStarted", "P01", {"interpreter": "P03"}),),
        (("PersonDebriefCompleted", "P01"),),
    ),
    (
        "not_debriefed",
        people_here,
        (("PotentialVictimIdentified", "P01"),),
        (("PersonDebriefStarted", "P01"), ("PersonDebriefCompleted", "P01")),
    ),
    (
        "council_not_told",
        lambda: identified("P02"),
        (("NrmReferralSubmitted", "P02", {"by": "Police"}),),
        (("ChildReferralMade", "P02", {"council": "Northshire"}),),
    ),
    ("adult", people_here, (("ChildReferralMade", "P01"),), (("AgeAssessed", "P01", {"adult": False}),)),
    ("departed_unchecked", people_here, (("PersonDeparted", "P01", {"destination": "unknown"}),), ()),
    (
        "departed_with_duty_open",
        lambda: identified("P01").has(("DepartureSafetyCheckDone", "P01"), ("NrmConsentDeclined", "P01")),
        (("PersonDeparted", "P01", {"destination": "hospital"}),),
        (("DutyToNotifySubmitted", "P01", {"by": "Police"}),),
    ),
    ("sent_twice", lambda: _each("NrmConsentGiven", "NrmReferralSubmitted"), MERGED, (("CaseWithdrawn", "P01"),)),
    ("sent_twice", lambda: _each("NrmConsentDeclined", "DutyToNotifySubmitted"), MERGED, ()),
]


def codes(day: ADay) -> list[str]:
    return [alarm.code for alarm in alarms(day.day())]


@pytest.mark.parametrize(("code", "given", "odd", "right"), CASES, ids=[case[0] for case in CASES])
def test_it_stands_until_it_is_put_right(code: str, given: Callable[[], ADay], odd: Steps, right: Steps) -> None:
    day = given()
    assert code not in codes(day)
    day.has(*odd)
    assert code in codes(day)
    if right:
        day.has(*right)
        assert code not in codes(day)


def test_the_telephone_line_serves_two_at_once() -> None:
    day = people_here().has(
        ("PersonDebriefStarted", "P01", {"interpreter": "tel"}), ("PersonDebriefStarted", "P03", {"interpreter": "tel"})
    )
    assert "interpreter_double_used" not in codes(day)


def test_of_several_centres_it_says_at_which_more_are_registered_than_arrived() -> None:
    day = two_centres().has(("PersonRegistered", "P05", {"centre": "C2"}))
    (found,) = (each for each in alarms(day.day()) if each.code == "registered_over_arrived")
    assert found.about == ("C2",)
    assert alarm(*astuple(found)) == "More people registered than arrived at C2: look for a duplicate"
    (alone,) = (
        each for each in alarms(people_here().has(("PersonRegistered", "P05")).day()) if each.code == found.code
    )
    assert alarm(*astuple(alone)) == "More people registered than arrived: look for a duplicate"
    assert "registered_over_arrived" not in codes(day.has(("WalkInArrived", "op", {"centre": "C2"})))


def test_an_alarm_says_whom_it_is_about() -> None:
    day = people_here().has(("PersonDeparted", "P01"), ("PersonDeparted", "P03"))
    assert {alarm.code: alarm.about for alarm in alarms(day.day())}["departed_unchecked"] == ("P01", "P03")


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(
    ("answered", "sent", "code"),
    [
        ("NrmConsentGiven", "NrmReferralSubmitted", "referral_open"),
        ("NrmConsentDeclined", "DutyToNotifySubmitted", "already_notified"),
    ],
)
def test_what_was_sent_twice_for_one_person_is_put_right_by_a_void_of_either(
    answered: str, sent: str, code: str, which: int
) -> None:
    day = _each(answered, sent).has(*MERGED)
    of_both = [str(each.envelope.entry) for each in day.recorded_events() if type(each.event).__name__ == sent]
    void = day.void(of_both[which])
    assert "sent_twice" not in codes(day)
    with pytest.raises(Refused, match=code):
        day.void(void)


@pytest.mark.parametrize("gone", ["PotentialVictimIdentified", "NrmConsentGiven", "NrmReferralSubmitted"])
def test_a_referral_of_which_something_was_voided_says_so_until_that_is_entered_anew(gone: str) -> None:
    day = referred("P01").has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    assert "rests_on_voided" not in codes(day)
    day.void(next(str(each.envelope.entry) for each in day.recorded_events() if type(each.event).__name__ == gone))
    assert "rests_on_voided" in codes(day)
    day.has((gone, "P01", {"by": "Police"} if gone == "NrmReferralSubmitted" else {}))
    assert "rests_on_voided" not in codes(day)


def test_a_notification_of_whom_nobody_identified_any_more_says_so() -> None:
    day = identified("P01").has(("NrmConsentDeclined", "P01"), ("DutyToNotifySubmitted", "P01", {"by": "Police"}))
    found = (e for e in day.recorded_events() if type(e.event).__name__ == "PotentialVictimIdentified")
    assert "rests_on_voided" not in codes(day)
    day.void(str(next(found).envelope.entry))
    assert "rests_on_voided" in codes(day)


def test_whoever_was_referred_as_a_child_was_not_asked_and_rests_on_nothing_voided_once_they_are_an_adult() -> None:
    day = identified("P02").has(
        ("NrmReferralSubmitted", "P02", {"by": "Police"}), ("AgeAssessed", "P02", {"adult": True})
    )
    assert "rests_on_voided" not in codes(day)


@pytest.mark.parametrize(
    ("name", "which", "others"),
    [("RoomBooked", "room", ("R1", "R2")), ("InterpreterAssigned", "interpreter", ("A", "B"))],
)
def test_two_bookings_for_one_time_of_numbers_that_are_one_person_are_told_until_one_is_used_voided_or_over(
    name: str, which: str, others: tuple[str, str]
) -> None:
    def merged() -> ADay:
        day = people_here()
        times = {"starts": day.moment("10:00").isoformat(), "ends": day.moment("11:00").isoformat()}
        for who, one in zip(("P01", "P03"), others, strict=True):
            day.enter(name, who, entry=f"{day.operation}-{one}", **{which: one}, **times)
        assert "booked_twice" not in codes(day)
        return day.has(*MERGED)

    day = merged()
    assert {each.code: each.about for each in alarms(day.day())}["booked_twice"] == ("P01",)
    day.void(f"{day.operation}-{others[0]}")
    assert "booked_twice" not in codes(day)
    assert "booked_twice" not in codes(merged().at("10:05").has(("PersonDebriefStarted", "P01")))
    assert "booked_twice" not in codes(merged().at("11:00").has(("TaskSet", "op", {"task": "D1"})))


def test_two_bookings_under_one_number_are_somebodys_choice() -> None:
    day = people_here()
    for room, start in (("R1", "10:00"), ("R2", "10:30")):
        times = {"starts": day.moment(start).isoformat(), "ends": day.moment("11:00").isoformat()}
        day.has(("RoomBooked", "P01", {"room": room, **times}))
    assert "booked_twice" not in codes(day.has(*MERGED))


def test_whoever_came_along_interprets_under_a_number_that_was_a_duplicate_all_the_same() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"interpreter": "P03"}))
    day.has(("RegistrationVoided", "P03", {"duplicate_of": "P04"}))
    assert "came_together" in codes(day)
    day.has(("RegistrationVoided", "P04"))
    assert "came_together" not in codes(day), "nobody who came stands under that number"
