"""Who waits for what, and since when: a day written by hand, and what stands there after each of its rows."""

from dataclasses import replace
from typing import Any

import pytest

from projections.local_time import LONDON
from projections.views.clocks import clocks
from projections.views.waiting import waiting
from service.commands.carry_out import carry_out
from tests.given import ADay, an_open_centre, identified, people_here, two_centres

FULL = {"adult": True, "language": "ro"}
DAY: tuple[tuple[str, str, str, dict[str, Any], dict[str, str]], ...] = (
    ("07:30", "PersonRegistered", "P01", FULL, {"P01": "health 07:30"}),
    ("07:32", "PersonRegistered", "P02", {}, {"P01": "health 07:30", "P02": "health 07:32"}),
    ("07:40", "HealthScreenCompleted", "P02", {}, {"P01": "health 07:30", "P02": "conversation 07:40"}),
    ("07:41", "PersonDebriefDeclined", "P02", {}, {"P01": "health 07:30", "P02": "details 07:32"}),
    ("07:42", "PersonDetailsCorrected", "P02", {"adult": None}, {"P01": "health 07:30", "P02": "details 07:32"}),
    ("07:43", "PersonDetailsCorrected", "P02", {"language": "refused"}, {"P01": "health 07:30"}),
    ("07:50", "HealthScreenCompleted", "P01", {"need_flagged": True}, {"P01": "conversation 07:50"}),
    ("07:55", "TemporaryExitLogged", "P01", {}, {}),
    ("08:00", "TemporaryExitReturned", "P01", {}, {"P01": "conversation 07:50"}),
    ("08:05", "PersonMissingReported", "P01", {}, {}),
    ("08:06", "PersonFound", "P01", {}, {"P01": "conversation 07:50"}),
    ("08:10", "PersonDebriefStarted", "P01", {"by": "Police"}, {}),
    ("09:00", "PersonDebriefCompleted", "P01", {}, {"P01": "finding 09:00"}),
    ("09:10", "PotentialVictimIdentified", "P01", {"types": ["forced_to_work"]}, {"P01": "answer 09:10"}),
    ("09:30", "NrmConsentDeferred", "P01", {}, {"P01": "answer 09:30"}),
    ("10:00", "NrmConsentDeferred", "P01", {}, {"P01": "answer 10:00"}),
    ("11:00", "NrmConsentDeclined", "P01", {}, {"P01": "notification 11:00"}),
    ("11:30", "NrmConsentGiven", "P01", {}, {"P01": "referral 11:30"}),
    ("12:00", "NrmConsentWithdrawn", "P01", {}, {"P01": "notification 12:00"}),
    ("12:30", "DutyToNotifySubmitted", "P01", {"by": "Police"}, {}),
    ("13:00", "NrmConsentGiven", "P01", {}, {"P01": "referral 13:00"}),
    ("13:30", "NrmReferralSubmitted", "P01", {"by": "Police"}, {}),
    ("13:50", "SafeAccommodationOffered", "P01", {}, {}),
    ("14:00", "SafeAccommodationAccepted", "P01", {}, {"P01": "transport 14:00"}),
    ("17:00", "DepartureSafetyCheckDone", "P01", {}, {"P01": "transport 14:00"}),
    ("17:59", "WelfareProvided", "P02", {}, {"P01": "transport 14:00"}),
    ("18:00", "WelfareProvided", "P02", {}, {"P01": "bed 18:00", "P02": "bed 18:00"}),
    ("18:10", "BedAllocated", "P01", {"kind": "hotel"}, {"P01": "transport 14:00", "P02": "bed 18:00"}),
    ("18:20", "BedAllocated", "P02", {}, {"P01": "transport 14:00"}),
    ("18:30", "PersonDeparted", "P01", {}, {}),
    ("19:00", "BedReleased", "P02", {}, {"P02": "bed 19:00"}),
    ("19:30", "PersonReturned", "P01", {}, {"P02": "bed 19:00"}),
    ("19:40", "BedReleased", "P01", {}, {"P02": "bed 19:00", "P01": "bed 19:40"}),
)


def stands(day: ADay, at: Any = None, known_at: Any = None) -> dict[str, str]:
    """What each person waits for and since when, as "health 07:30", in the order of the list."""
    state = day.day(at, known_at)
    assert state.now
    found = waiting(state, state.now)
    assert len({each.person for each in found}) == len(found)
    return {each.person.ref: f"{each.what} {each.since.astimezone(LONDON):%H:%M}" for each in found}


def test_after_each_row_of_a_day_everybody_waits_for_the_first_thing_that_is_not_there() -> None:
    day = an_open_centre()
    for clock, kind, who, data, expected in DAY:
        day.at(clock).has((kind, who, data))
        assert list(stands(day).items()) == list(expected.items()), (clock, kind, who)
    for clock, kind, who, _, expected in DAY:
        assert list(stands(day, clock).items()) == list(expected.items()), (clock, kind, who)


def test_a_child_or_somebody_presumed_one_is_referred_and_asked_nothing() -> None:
    day = identified("P02")
    assert stands(day)["P02"] == "health 07:30"
    day.has(("HealthScreenCompleted", "P02"))
    assert stands(day)["P02"] == "referral 09:00"
    day.at("10:10").has(("AgeAssessed", "P02", {"adult": True}))
    assert stands(day)["P02"] == "answer 09:00"
    day.at("10:20").has(("AgeUncertaintyRecorded", "P02"))
    assert stands(day)["P02"] == "referral 09:00"
    day.at("11:00").has(("NrmReferralSubmitted", "P02", {"by": "Police"}))
    assert stands(day)["P02"] == "details 07:30"
    day.has(("PersonDetailsCorrected", "P02", {"language": "ro"}))
    assert "P02" not in stands(day)


def test_somebody_whose_age_nobody_asked_is_asked_that_before_the_rest() -> None:
    day = identified("P04").has(("HealthScreenCompleted", "P04"))
    assert stands(day)["P04"] == "details 07:30"


def test_whoever_no_indicators_were_found_of_waits_for_nothing_more() -> None:
    day = people_here().has(("HealthScreenCompleted", "P01"), ("PersonDebriefStarted", "P01"))
    day.at("08:30").has(("PersonDebriefCompleted", "P01"))
    assert stands(day)["P01"] == "finding 08:30"
    day.at("08:40").has(("NoIndicatorsFoundRecorded", "P01"), ("PersonDetailsCorrected", "P01", {"language": "en"}))
    assert "P01" not in stands(day)


def test_a_referral_discharges_the_duty_whatever_somebody_says_later() -> None:
    day = identified("P01").has(("HealthScreenCompleted", "P01"), ("PersonDetailsCorrected", "P01", {"language": "ro"}))
    day.has(("NrmConsentGiven", "P01")).at("11:00").has(("NrmReferralSubmitted", "P01", {"by": "Police"}))
    day.at("11:10").has(("NrmConsentWithdrawn", "P01"))
    assert "P01" not in stands(day)
    day.at("11:20").has(("NrmConsentGiven", "P01"))
    assert "P01" not in stands(day)
    day.at("11:30").has(("CaseWithdrawn", "P01"))
    assert "P01" not in stands(day)


def test_whoever_left_the_nrm_waits_for_a_referral_once_they_agree_anew() -> None:
    day = identified("P01").has(("HealthScreenCompleted", "P01"), ("PersonDetailsCorrected", "P01", {"language": "ro"}))
    day.has(("NrmConsentGiven", "P01")).at("11:00").has(("NrmReferralSubmitted", "P01", {"by": "Police"}))
    day.at("11:30").has(("CaseWithdrawn", "P01"))
    assert "P01" not in stands(day)
    day.has(("NrmConsentGiven", "P01"))
    assert stands(day)["P01"] == "referral 11:30"


def test_a_voided_registration_waits_for_nothing_and_what_was_entered_under_it_counts_for_whom_it_duplicates() -> None:
    day = people_here().has(("HealthScreenCompleted", "P03"))
    day.has(("RegistrationVoided", "P03", {"duplicate_of": "P01"}))
    assert list(stands(day).items()) == [
        ("P02", "health 07:30"),
        ("P04", "health 07:30"),
        ("P01", "conversation 08:00"),
    ]


def test_the_bed_of_somebody_who_came_in_the_evening_is_wanted_since_then() -> None:
    day = an_open_centre().at("20:00").has(("PersonRegistered", "P01", FULL), ("HealthScreenCompleted", "P01"))
    assert stands(day) == {"P01": "bed 20:00"}
    assert stands(day.at((1, "02:00")).has("SituationReportIssued")) == {"P01": "bed 20:00"}
    night = an_open_centre().at((1, "02:00")).has(("PersonRegistered", "P01", FULL), ("HealthScreenCompleted", "P01"))
    assert stands(night) == {"P01": "conversation 02:00"}
    assert stands(night.at((1, "18:01")).has("SituationReportIssued")) == {"P01": "bed 18:00"}


def test_whoever_moves_to_another_centre_waits_as_before_and_for_a_bed_there() -> None:
    day = two_centres().has(("BedAllocated", "P01"))
    day.at("09:00").has(("PersonMovedCentre", "P01", {"centre": "C2"}))
    assert stands(day)["P01"] == "health 07:30"
    day.has(("HealthScreenCompleted", "P01"))
    assert stands(day.at("18:30").has("SituationReportIssued"))["P01"] == "bed 18:00"
    assert "P01" not in [
        each for each, what in stands(day.has(("BedAllocated", "P01", {"centre": "C2"}))).items() if "bed" in what
    ]


def test_somebody_who_returns_waits_on_as_before_and_for_no_transport() -> None:
    day = people_here().has(("HealthScreenCompleted", "P01"), ("DepartureSafetyCheckDone", "P01"))
    day.at("09:00").has(("PersonDeparted", "P01"))
    assert "P01" not in stands(day)
    day.at("15:00").has(("PersonReturned", "P01"))
    assert stands(day)["P01"] == "conversation 08:00"
    day.at("15:30").has(("PersonDebriefDeclined", "P01"))
    assert stands(day)["P01"] == "details 07:30"
    day.at("16:00").has(("DepartureSafetyCheckDone", "P01"))
    assert stands(day)["P01"] == "transport 16:00"


def test_nobody_waits_while_they_talk_whatever_else_is_not_there() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01"))
    assert "P01" not in stands(day)
    assert stands(day.has(("PersonDebriefCompleted", "P01")))["P01"] == "health 07:30"
    assert "P01" not in stands(day.has(("SessionStarted", "P01", {"kind": "legal_advice"})))
    assert stands(day.has(("SessionEnded", "P01")))["P01"] == "health 07:30"


def test_a_place_accepted_after_somebody_left_is_not_waited_for_when_they_return() -> None:
    day = people_here().has(
        ("HealthScreenCompleted", "P01"), ("SafeAccommodationOffered", "P01"), ("PersonDeparted", "P01")
    )
    day.at("09:00").has(("SafeAccommodationAccepted", "P01")).at("10:00").has(("PersonReturned", "P01"))
    day.has(("PersonDebriefDeclined", "P01"))
    assert stands(day)["P01"] == "details 07:30"


def test_an_entry_that_comes_late_or_is_put_right_counts_from_when_it_happened() -> None:
    day = people_here()
    day.enter("HealthScreenCompleted", "P01", entry="screen")
    day.at("09:00").correct("screen", at="08:20")
    assert stands(day)["P01"] == "conversation 08:20"
    assert stands(day, known_at="08:30")["P01"] == "conversation 08:00"
    day.void("screen")
    assert stands(day)["P01"] == "health 07:30"


@pytest.mark.parametrize(("clock", "minutes", "over"), [("08:00", 30, None), ("08:01", 31, 1), ("08:16", 46, 16)])
def test_minutes_are_counted_to_the_minute_and_the_last_minute_is_in_time(
    clock: str, minutes: int, over: int | None
) -> None:
    day, found = people_here(), waiting(people_here().day(), people_here().moment(clock))
    assert (found[0].minutes(day.moment(clock)), found[0].over(day.moment(clock))) == (minutes, over)


def test_only_what_is_asked_for_is_looked_at_and_the_next_thing_counts() -> None:
    day = identified("P01").has(("HealthScreenCompleted", "P01"), ("DepartureSafetyCheckDone", "P01"))
    found = waiting(day.day(), day.moment(), frozenset({"transport"}))
    assert [(each.person.ref, each.what) for each in found] == [("P01", "transport")]


def test_p99_stands_before_p100() -> None:
    day = an_open_centre().at("07:30").has(("PersonRegistered", "P100"), ("PersonRegistered", "P99"))
    assert list(stands(day)) == ["P99", "P100"]


def test_an_operation_may_set_its_own_limits_from_the_moment_of_entering_on() -> None:
    day = people_here().at("08:10").has(("WaitingLimitsChanged", "op", {"health_minutes": 45, "bed_hour": 9}))
    state = day.day()

    def of(clock: str) -> tuple[str, int | None, int | None]:
        found = waiting(state, day.moment(clock))[0]
        return found.what, found.limit, found.over(day.moment(clock))

    assert of("08:09") == ("health", 30, 9)
    assert of("08:16") == ("health", 45, 1)
    day.has(("HealthScreenCompleted", "P01"))
    assert stands(day, "08:59")["P01"] == "conversation 08:10"
    day.at("09:00").has(("WaitingLimitsChanged", "op", {"conversation_minutes": 10}))
    assert stands(day)["P01"] == "bed 09:00"
    day.at("09:10").has(("WaitingLimitsChanged", "op", {"bed_hour": 20}))
    assert stands(day)["P01"] == "conversation 08:10"
    assert {one.limit for one in waiting(day.day(), day.moment())} == {10, 45}


def test_a_limit_that_is_entered_late_changes_nothing_before_it_was_entered() -> None:
    day = people_here()
    entry = day.entry("WaitingLimitsChanged", health_minutes=60)
    carry_out(day.log, replace(entry, recorded_at=day.moment("08:20")))
    limits = [waiting(day.day(), day.moment(clock))[0].limit for clock in ("08:10", "08:19", "08:20")]
    assert limits == [30, 30, 60]


def test_a_duty_and_a_visit_run_out_by_the_limits_of_the_operation() -> None:
    day = identified("P01").has(("WaitingLimitsChanged", "op", {"duty_to_notify_hours": 2, "social_worker_days": 0}))
    due = {clock.code: clock.due for clock in clocks(day.day(), day.moment())}
    assert due["duty_to_notify"] == day.moment("11:00")
    assert due["social_worker"] == day.moment("23:59")
