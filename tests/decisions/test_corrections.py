"""A correction is decided like the entry it corrects, as of its own place; later entries stand, and are named."""

from typing import Any

import pytest

from domain.kernel import Refused
from projections.views.alarms import alarms
from tests.given import ADay, a_plan, identified, people_here, referred


def resting(day: ADay) -> tuple[str, ...]:
    return next((alarm.about for alarm in alarms(day.day()) if alarm.code == "rests_on_corrected"), ())


def test_a_correction_names_nobody_who_is_not_registered() -> None:
    day = people_here()
    day.enter("HealthScreenCompleted", "P01", entry="screen")
    with pytest.raises(Refused, match="unknown_person"):
        day.correct("screen", person="P99")


def test_a_correction_touches_no_other_operation() -> None:
    day = people_here()
    other = people_here(log=day.log)
    day.enter("HealthScreenCompleted", "P01", entry="screen")
    with pytest.raises(Refused, match="other_operation"):
        day.correct("screen", person=f"{other.operation}/P01")


def test_a_correction_gives_nobody_a_bed_that_somebody_else_had_then() -> None:
    day = people_here().has(("BedAllocated", "P01"))
    day.enter("BedAllocated", "P03", entry="second")
    with pytest.raises(Refused, match="bed_taken"):
        day.correct("second", bed="1")


def test_a_correction_gives_nobody_a_bed_that_somebody_was_given_later_even_where_they_left_it() -> None:
    day = people_here()
    day.enter("BedAllocated", "P01", entry="first")
    day.has(("BedAllocated", "P03")).at("09:00").has(("BedReleased", "P03"))
    with pytest.raises(Refused, match="bed_taken"):
        day.correct("first", bed="2")


def test_a_corrected_bed_may_be_any_that_nobody_else_ever_held() -> None:
    day = people_here()
    day.enter("BedAllocated", "P01", entry="first")
    day.correct("first", bed="2")
    assert day.day().people[day.day().stays[0].person].bed.ref == "C1.2"  # type: ignore[union-attr]
    assert day.then("BedAllocated", "P03").bed.ref == "C1.1"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "field", "refused"),
    [("RoomBooked", "room", "room_taken"), ("InterpreterAssigned", "interpreter", "interpreter_taken")],
)
def test_a_corrected_booking_is_free_of_every_later_one(name: str, field: str, refused: str) -> None:
    times = {"starts": "2026-10-13T09:00:00Z", "ends": "2026-10-13T10:00:00Z"}
    day = people_here()
    day.enter(name, "P01", entry="first", **{field: "R1"}, **times)
    day.enter(name, "P03", **{field: "R2"}, **times)
    with pytest.raises(Refused, match=refused):
        day.correct("first", **{field: "R2"})
    day.correct("first", **{field: "R3"})


def test_a_number_that_somebody_was_registered_under_later_is_taken() -> None:
    day = people_here()
    day.enter("PersonRegistered", "P05", entry="five")
    day.has(("PersonRegistered", "P06"))
    with pytest.raises(Refused, match="already_exists"):
        day.correct("five", person="P06")
    day.correct("five", person="P07")


def test_an_entry_is_not_in_its_own_way() -> None:
    """Its own effect is left out: who went out may be said to have been accompanied."""
    day = people_here()
    day.enter("TemporaryExitLogged", "P01", entry="out")
    day.at("09:00").has(("TemporaryExitReturned", "P01"))
    day.correct("out", accompanied=True)
    assert resting(day) == ()


def test_an_entry_moved_in_time_does_not_meet_itself() -> None:
    day = people_here()
    day.enter("TemporaryExitLogged", "P01", entry="out")
    day.correct("out", at="08:45")


def test_what_came_later_is_not_in_its_way_either() -> None:
    """The centre has closed since, and the person has left: the entry is decided as of its own time."""
    day = people_here()
    day.enter("HealthScreenCompleted", "P01", entry="screen", need_flagged=False)
    day.at("12:00").has(("PersonDeparted", "P01")).at("20:00").has("CentreClosed").at("21:00")
    day.correct("screen", need_flagged=True)


def test_a_correction_moved_to_a_time_at_which_it_makes_no_sense_is_refused() -> None:
    day = people_here().has(("PersonDeparted", "P03")).at("09:00")
    day.enter("TemporaryExitLogged", "P01", entry="out")
    with pytest.raises(Refused, match="departed"):
        day.correct("out", person="P03")


def test_a_referral_that_rested_on_a_corrected_consent_stands_and_is_named() -> None:
    day = identified("P01", "P03")
    day.enter("NrmConsentGiven", "P01", entry="consent")
    day.at("11:00").has(("NrmReferralSubmitted", "P01", {"by": "Police"}))
    assert resting(day) == ()
    day.correct("consent", person="P03")
    assert resting(day) == ("P01",)
    assert day.day().people[next(iter(day.day().people))].referrals


def test_the_alarm_goes_with_what_it_was_about() -> None:
    day = identified("P01", "P03")
    day.enter("NrmConsentGiven", "P01", entry="consent")
    day.at("11:00").enter("NrmReferralSubmitted", "P01", entry="referral", by="Police")
    first = day.correct("consent", person="P03")
    assert resting(day) == ("P01",)
    day.void(first)
    assert resting(day) == ()
    day.correct("consent", person="P03")
    day.void("referral")
    assert resting(day) == ()


def test_a_second_correction_builds_on_the_first() -> None:
    day = a_plan()
    day.enter("BudgetApproved", entry="budget", ceiling_pounds=100)
    day.enter("SuppliesConfirmed", entry="supplies", beds=5, hygiene_packs=5)
    day.correct("supplies", beds=6)
    day.correct("supplies", hygiene_packs=7)
    event: Any = next(each.event for each in day.day().entries if each.envelope.entry == "supplies")
    assert (event.beds, event.hygiene_packs) == (6, 7)


def test_a_voided_correction_that_moved_an_entry_to_somebody_else_leaves_nothing_there() -> None:
    day = referred()
    day.enter("ReasonableGroundsDecisionReceived", "P01", entry="grounds", outcome="positive")
    day.correct("grounds", outcome="negative")
    day.void("grounds")
    assert day.day().people[next(iter(day.day().people))].decisions == []


def test_nothing_rests_on_a_correction_that_changes_nothing_for_others() -> None:
    day = identified("P01")
    day.enter("NrmConsentGiven", "P01", entry="consent")
    day.at("11:00").has(("NrmReferralSubmitted", "P01", {"by": "Police"}))
    day.correct("consent", support_wanted=True)
    assert resting(day) == ()


def test_later_events_of_a_corrected_entry_see_those_before_them() -> None:
    day = a_plan()
    day.enter("BriefingIssued", entry="briefing", version=1, acks=2)
    day.correct("briefing", version=2)
    events = [each.event for each in day.day().entries if each.envelope.entry == "briefing"]
    assert [getattr(event, "version", None) for event in events] == [2, 2, 2]


def test_a_suspect_who_was_named_later_is_not_made_a_second_time() -> None:
    day = people_here()
    day.enter("SuspectArrested", "S01", entry="one")
    day.has(("SuspectArrested", "S02"))
    with pytest.raises(Refused, match="already_exists"):
        day.correct("one", suspect="S02")


def test_a_building_that_was_booked_later_is_taken_for_the_same_night() -> None:
    day = a_plan()
    night = {"first_night": "2026-10-13", "nights": 1, "beds": 2}
    day.enter("VenueBooked", entry="hall", place="hall-1", **night)
    day.has(("VenueBooked", "op", {"place": "hall-2", "centre": "C2", **night}))
    with pytest.raises(Refused, match="place_taken"):
        day.correct("hall", place="hall-2")
