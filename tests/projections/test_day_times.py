"""How long things took on a day, as a simulated day draws from it; what was not recorded says nothing."""

from projections.views.plan.day_times import DayTimes, day_times
from tests.given import ADay, a_plan, an_open_centre


def a_day() -> ADay:
    """Opened at 06:00, a vehicle at 07:00, two of its people registered."""
    return an_open_centre().at("07:10").has(("PersonRegistered", "P01")).at("07:20").has(("PersonRegistered", "P02"))


def times(day: ADay) -> DayTimes:
    return day_times(day.day())


def test_a_day_on_which_nothing_happened_says_nothing() -> None:
    assert times(a_plan()) == DayTimes()
    assert not times(a_plan()).whole


def test_somebody_is_ready_once_registered_or_screened_where_that_came_first() -> None:
    day = a_day().at("07:30").has(("HealthScreenCompleted", "P01"))
    assert times(day).ready == (30.0, 20.0)
    day.at("07:40").has(("PersonDebriefStarted", "P02", {"room": "R1"}))
    day.at("08:00").has(("HealthScreenCompleted", "P02"))
    assert times(day).ready == (30.0, 20.0), "a screen after the conversation kept nobody from it"


def test_arrivals_count_from_the_opening_and_one_before_it_from_nothing() -> None:
    assert times(a_day()).arrives == (60.0, 60.0)
    early = a_plan().at("03:00").has(("WalkInArrived", "op", {"people": 1}))
    early.has(("PersonRegistered", "P01")).at("05:00").has(
        "GoDecisionRecorded", "SiteEntered", "CentreSetToStandby", "CentreOpened"
    )
    assert times(early).arrives == (0.0,)


def test_a_conversation_counts_with_its_length_and_the_pause_in_its_room() -> None:
    day = a_day().at("07:30").has(("PersonDebriefStarted", "P01", {"room": "R1"}))
    day.at("08:10").has(("PersonDebriefCompleted", "P01"))
    day.at("08:25").has(("PersonDebriefStarted", "P02", {"room": "R1"}))
    found = times(day)
    assert (found.length, found.between, found.stays) == ((40.0,), (15.0,), ())
    day.at("09:00").has(("PersonDebriefCompleted", "P02"), ("DepartureSafetyCheckDone", "P01"))
    day.at("10:10").has(("PersonDeparted", "P01", {"destination": "own_arrangement"}))
    found = times(day)
    assert (found.length, found.stays) == ((40.0, 35.0), (120.0,))
    assert found.whole


def test_a_room_that_stood_empty_because_nobody_was_there_says_nothing_of_pauses() -> None:
    day = an_open_centre().at("07:00").has(("PersonRegistered", "P01"))
    day.has(("PersonDebriefStarted", "P01", {"room": "R1"})).at("07:30").has(("PersonDebriefCompleted", "P01"))
    day.at("09:00").has(("PersonRegistered", "P02"))
    day.has(("PersonDebriefStarted", "P02", {"room": "R1"}))
    assert times(day).between == ()
    no_room = a_day().at("07:30").has(("PersonDebriefStarted", "P01"))
    assert times(no_room).between == ()


def test_the_times_of_several_days_are_pooled() -> None:
    one = DayTimes((1.0,), (2.0,), (3.0,), (4.0,), (5.0,))
    assert one + DayTimes((6.0,)) == DayTimes((1.0, 6.0), (2.0,), (3.0,), (4.0,), (5.0,))
