"""How the centre worked: who came, beds and nights, health, interpreters, children, time."""

import pytest

from projections.measures import MEASURES
from projections.measures.measure import Measure
from tests.given import ADay, a_plan, an_open_centre, closed, identified, people_here, referred


def measure(day: ADay, code: str) -> Measure:
    return MEASURES[code](day.day())


def test_people_met_and_people_who_came() -> None:
    """Cornwall: 200 met, few came; by nationality, as far as they were registered."""
    day = an_open_centre().has(("PeopleEncounteredCounted", "op", {"people": 200}))
    day.has(("PersonRegistered", "P01", {"nationality": "Bulgarian"}), ("PersonRegistered", "P02"))
    assert measure(day, "M21").plain() == {
        "n": 4,
        "of": 200,
        "breakdowns": {"nationality": {"BG": 1, "not_recorded": 1}},
    }


def test_nobody_can_have_come_before_the_operation_is_live() -> None:
    assert measure(a_plan(), "M20").plain() == {"n": None, "not_recorded": 0}
    entered = a_plan().at("05:30").has("SiteEntered")
    assert measure(entered, "M20").plain() == {"n": None, "not_recorded": 1}
    nobody = entered.at("06:00").has("CentreOpened").at("09:00").has("CentreClosed")
    assert measure(nobody, "M20").plain() == {"n": 0, "of": 4}
    unplanned = ADay().at("05:00").has("OperationProposed", "CentreOpened").at("06:00").has("CentreClosed")
    assert measure(unplanned, "M20b").plain() == {"n": 0, "not_recorded": 1}


def test_a_conversation_that_was_finished_counts_also_where_its_start_was_voided() -> None:
    day = people_here().at("08:10")
    day.enter("PersonDebriefStarted", "P01", by="NCA", entry="begun")
    day.at("08:50").has(("PersonDebriefCompleted", "P01"))
    assert measure(day, "M22").breakdowns == {"agency": {"NCA": 1}}
    day.void("begun")
    assert measure(day, "M22").plain()["n"] == 1
    assert measure(day, "M22").breakdowns == {"agency": {"NCA": 1}}


def test_options_outside_the_nrm_are_counted_one_by_one() -> None:
    """P01 is referred, P02 was told two and took one, P03 was told of none in particular, P04 sleeps in the centre."""
    day = referred().has(
        ("HousingOptionsAssessed", "P01", {"options": ["hostel"]}),
        ("HousingOptionsAssessed", "P02", {"options": ["hostel", "council_temporary"]}),
        ("BedAllocated", "P02", {"kind": "council_temporary"}),
        ("HousingOptionsAssessed", "P03"),
        ("BedAllocated", "P04"),
    )
    assert measure(day, "M29").plain() == {
        "n": 2,
        "of": 3,
        "not_recorded": 1,
        "breakdowns": {"kind": {"council_temporary": 1, "hostel": 1, "not_recorded": 1}},
    }


def test_health_needs_and_what_was_done_about_them() -> None:
    day = people_here().has(("HealthScreenCompleted", "P03"))
    assert measure(day, "M31").plain() == {"n": None, "of": 0, "not_recorded": 4}
    day.has(("HealthScreenCompleted", "P01", {"need_flagged": True}))
    beside = {"belongs": {"not_recorded": 3}}
    assert measure(day, "M31").plain() == {"n": None, "of": 1, "not_recorded": 1, "breakdowns": beside}
    day.has(("HealthActionTaken", "P01"))
    assert measure(day, "M31").n == 1


def test_the_first_health_screen_is_the_one_that_people_waited_for() -> None:
    day = people_here().has(("HealthScreenCompleted", "P01"))
    day.at("12:00").has(("HealthScreenCompleted", "P01", {"need_flagged": True}))
    assert measure(day, "M41").median == 30.0
    assert measure(day, "M31").of == 1


def test_interpreters_by_language_on_site_and_on_the_telephone() -> None:
    day = people_here()
    assert measure(day, "M32").plain() == {"n": 0, "of": 0}
    day.has(("PersonDebriefStarted", "P04", {"interpreter": "A"}))
    assert measure(day, "M32").plain() == {"n": None, "of": 0, "not_recorded": 1}
    for who, language in (("P01", "ro"), ("P02", "vi"), ("P03", "en")):
        day.has(("PersonDetailsCorrected", who, {"language": language}))
    day.has(("PersonDebriefStarted", "P01", {"interpreter": "B"}), ("PersonDebriefStarted", "P03"))
    day.at("09:00").has(("PersonDebriefDeclined", "P01"), ("PersonDebriefStarted", "P01", {"interpreter": "tel"}))
    day.has(("PersonDebriefStarted", "P02"))
    assert measure(day, "M32").plain() == {
        "n": 2,
        "of": 3,
        "not_recorded": 1,
        "breakdowns": {
            "language": {"ro": 2},
            "kind": {"on_site": 1, "telephone": 1},
            "belongs": {"not_recorded": 1},
        },
    }


@pytest.mark.parametrize(("told", "came", "seen"), [(0, 1, 1), (0, 2, 0), (1, 2, 1), (None, 1, 1), (None, 2, 0)])
def test_children_are_seen_by_the_day_after_the_council_was_told(told: int | None, came: int, seen: int) -> None:
    """Where nobody told the council, by the day after they were registered."""
    day = people_here()
    if told is not None:
        day.at((told, "09:00")).has(("ChildReferralMade", "P02", {"council": "Bucks"}))
    day.at((came, "23:00")).has(("SocialWorkerVisit", "P02"))
    kinds = {"age_now": {"child": 1}, "belongs": {"not_recorded": 1}}
    assert measure(day, "M34").plain() == {"n": seen, "of": 1, "breakdowns": kinds}


def test_beds_that_nobody_booked_are_not_recorded() -> None:
    day = ADay().at("05:00").has("OperationProposed", "SiteEntered")
    for code in ("M30", "M30b", "M86", "M12"):
        assert measure(day, code).n is None, code


def test_nights_are_those_said_at_the_end_else_those_on_which_somebody_slept_there() -> None:
    """Two people for two nights and one of them for a third: five bed-nights, three nights."""
    day = people_here().at("20:00").has(("BedAllocated", "P01"), ("BedAllocated", "P03"))
    day.at((2, "05:00")).has(("PersonDeparted", "P01")).at((3, "09:00")).has("SituationReportIssued")
    assert (measure(day, "M30").n, measure(day, "M30").of) == (5, 4)
    assert sorted(measure(day, "M30").each) == [2, 3]
    assert (measure(day, "M30b").n, measure(day, "M30b").of) == (3, 2)
    day.has("VenueReleased")
    assert measure(day, "M30b").n == 3
    day.has(("VenueReleased", "op", {"nights_used": 4}))
    assert measure(day, "M30b").each == (4,)


def test_who_leaves_on_the_stroke_of_four_did_not_use_the_night() -> None:
    day = people_here().at("20:00").has(("BedAllocated", "P01")).at((1, "04:00")).has(("PersonDeparted", "P01"))
    assert measure(day, "M30").n == 0
    day = people_here().at((1, "04:00")).has(("BedAllocated", "P01")).at((1, "05:00")).has(("PersonDeparted", "P01"))
    assert measure(day, "M30").n == 1


def test_a_bed_given_to_somebody_who_had_left_by_then_was_looked_at_and_held_by_nobody() -> None:
    day = people_here().at("20:00").has(("BedAllocated", "P01")).at("19:00").has(("PersonDeparted", "P01"))
    day.at((1, "09:00")).has("SituationReportIssued")
    assert (measure(day, "M30").n, measure(day, "M30b").n, measure(day, "M86").n) == (0, 0, 0)


def test_the_peak_of_beds_names_those_who_held_one_then() -> None:
    """P01 leaves as P02 comes: never more than two at once, those of the evening."""
    day = people_here().at("09:00").has(("BedAllocated", "P01"))
    day.at("10:00").has(("PersonDeparted", "P01"), ("BedAllocated", "P02"))
    assert measure(day, "M86").n == 1
    day.at("20:00").has(("BedAllocated", "P03"))
    day.at("21:00").has(("BedReleased", "P03"))
    held = {
        recorded.envelope.event_id: recorded.event.person.ref
        for recorded in day.recorded_events()
        if hasattr(recorded.event, "bed")
    }  # type: ignore[attr-defined]
    assert [held[each] for each in measure(day, "M86").events] == ["P02", "P03"]


def test_a_centre_opened_again_adds_its_hours_closing_by_closing() -> None:
    """06:00 to 20:00, then an hour the day after; one still open counts up to the last entry."""
    day = closed().has("CentreReopened").at((1, "10:00")).has("CentreClosed")
    assert (measure(day, "M80").n, measure(day, "M80").each) == (15.0, (14.0, 1.0))
    day = an_open_centre().at("09:00").has("SituationReportIssued")
    assert measure(day, "M80").n == 3.0
    assert measure(a_plan(), "M80").n is None
    never = a_plan().at("05:00").has("CentreSetToStandby", "CentreClosed")
    assert measure(never, "M80").n is None


def test_the_first_encounter_is_the_arrival_unless_an_entry_is_earlier() -> None:
    """P01 is referred at 11:00: met on the site at 06:30, or given a blanket at 06:45, or brought at 07:00."""
    day = referred()
    assert measure(day, "M43").median == 4.0
    day.at("06:45").has(("WelfareProvided", "P01"))
    assert measure(day, "M43").median == 4.25
    day.at("06:30").has(("PeopleEncounteredCounted", "op", {"people": 9}))
    assert measure(day, "M43").plain()["within"] == {"24h": 1, "48h": 1}
    assert measure(day, "M43").median == 4.5
    day.at("06:50").has(("PeopleEncounteredCounted", "op", {"people": 2}))
    assert measure(day, "M43").median == 4.25, "another site, entered just before the vehicle came from it"


def test_somebody_whom_no_vehicle_brought_was_met_when_first_entered() -> None:
    day = people_here().at("07:40").has(("PersonRegistered", "P05"))
    day.at((4, "07:50")).has(("SafeArrivalConfirmed", "P05")).at((9, "09:00")).has(("SafeArrivalConfirmed", "P01"))
    assert measure(day, "M47").lengths == (9 * 86400 + 2 * 3600, 4 * 86400 + 600)
    assert measure(day, "M47").within == {"72h": 0, "5_working_days": 1}
    assert measure(day, "M40").not_recorded == 1


def test_no_conversation_has_no_length() -> None:
    assert measure(people_here(), "M82").plain() == {"n": None, "unit": "minutes", "not_recorded": 0}
    assert measure(identified("P01"), "M82").lengths == (2400.0,)
