"""How far an operation is: its list, its rows among others and its own pages say the same, whatever is put right."""

import pytest

from projections.across.lessons import timing
from projections.across.operations import Operations
from projections.measures.looks import closed as closing
from tests.given import ADay, a_plan, closed, people_here, two_centres
from web.wording.states import when_of


def stage(day: ADay) -> str:
    """As its own pages have it; the list says the same."""
    listed = Operations()
    for recorded in day.recorded_events():
        listed.apply(recorded)
    state = day.day()
    assert listed.cards[day.operation].state == state.operation.course.stage
    return state.operation.course.stage


def entry_of(day: ADay, name: str) -> str:
    return next(str(each.envelope.entry) for each in day.recorded_events() if type(each.event).__name__ == name)


def test_an_archived_operation_whose_closing_is_voided_is_live_until_it_is_closed_and_archived_anew() -> None:
    day = closed().has("OperationArchived")
    assert (stage(day), when_of(day.day()), day.day().operation.asks) == ("archived", "archived", False)
    day.void(entry_of(day, "CentreClosed"))
    assert (stage(day), when_of(day.day()), day.day().operation.asks) == ("live", "running", True)
    day.at((1, "10:00")).has("CentreClosed")
    assert stage(day) == "closed"
    assert stage(day.has("OperationArchived")) == "archived"


def test_a_closing_that_is_voided_and_entered_at_its_right_time_leaves_the_operation_archived() -> None:
    day = closed().has("OperationArchived")
    day.void(entry_of(day, "CentreClosed"))
    assert stage(day.at("21:00").has("CentreClosed")) == "archived"


def test_an_operation_that_opens_again_is_live_and_is_archived_anew() -> None:
    day = closed().has("StructuredDebriefHeld", "OperationArchived").at((1, "10:00")).has("CentreReopened")
    assert stage(day) == "live"
    assert stage(day.at((1, "12:00")).has("CentreClosed")) == "debriefed"


def test_a_debrief_while_people_are_there_ends_nothing() -> None:
    day = people_here().has("StructuredDebriefHeld")
    assert stage(day) == "live"
    assert stage(day.at("20:00").has("CentreClosed")) == "debriefed"


def test_a_centre_that_opens_although_the_operation_was_cancelled_is_open() -> None:
    day = a_plan().has("OperationCancelled")
    assert stage(day) == "cancelled"
    assert stage(day.at("06:00").has("CentreOpened")) == "live"


@pytest.mark.parametrize(("also", "over"), [((), True), (("CentreSetToStandby",), False), (("CentreOpened",), False)])
def test_a_centre_that_was_booked_alone_keeps_nothing_open(also: tuple[str, ...], over: bool) -> None:
    """Rules, list and figures agree on it; a debrief the week after is in time."""
    day = people_here().has(("VenueBooked", "op", {"centre": "C2", "beds": 3}))
    day.has(*((name, "op", {"centre": "C2"}) for name in also)).at("20:00").has("CentreClosed").at((7, "10:00"))
    assert (day.why_not("OperationArchived") == ()) == over
    assert stage(day) == ("closed" if over else "live")
    held = timing(closing(day.day()), day.moment())
    assert held == ("within_4_weeks" if over else "before_closing")


def test_a_centre_that_stands_down_although_its_opening_was_voided_is_not_over() -> None:
    day = two_centres()
    opened = [str(each.envelope.entry) for each in day.recorded_events() if type(each.event).__name__ == "CentreOpened"]
    day.has(("CentreStoodDown", "op", {"centre": "C2"})).void(opened[1])
    day.at("20:00").has("CentreClosed").at("21:00")
    assert day.why_not("OperationArchived") == ("not_closed",)
    assert stage(day) == "live"
