"""Plan against actual by the clock: while the day runs and in the debrief, one view; not recorded is never zero."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest

from projections.measures import MEASURES
from projections.operation.state import OperationState
from service.access.figures import shown_figures
from service.days import events_of_operation
from service.simulation.at_opening import AtOpening
from service.simulation.forecast import Forecast
from service.simulation.spread import Spread
from tests.given import ADay, a_plan, an_open_centre, identified, people_here
from tests.projections.given_plan import a_whole_plan
from tests.running import Running
from tests.web.given_debrief import EVERYTHING
from tests.web.given_texts import as_role, serving, stored
from web.pages.debrief.plan_actual import plan_against_actual
from web.pages.debrief.plan_partners import partners_beside

HOURS = {"starts": "2026-10-13T05:30:00+01:00", "ends": "2026-10-13T20:00:00+01:00"}
NEVER = Spread(float("inf"), float("inf"), float("inf"))
NONE = Spread(0.0, 0.0, 0.0)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("beside"))


def rows(day: ADay | OperationState, seen_by: frozenset[str] = EVERYTHING, expected: AtOpening | None = None) -> dict:
    state = day.day() if isinstance(day, ADay) else day
    figures = shown_figures({code: measure(state) for code, measure in MEASURES.items()}, seen_by)
    every = [*plan_against_actual(state, figures, seen_by, expected), *partners_beside(state, seen_by)]
    return {row.what: (row.planned, row.actual) for row in every}


def test_the_moments_of_a_day_stand_beside_their_plan() -> None:
    day = a_plan().has(("CentreHoursPlanned", "op", HOURS), ("RoomsPrepared", "op", {"rooms": ["R1", "R2"]}))
    day.at("05:40").has("GoDecisionRecorded", "SiteEntered", "CentreSetToStandby").at("06:00").has("CentreOpened")
    day.at("07:00").has(("WalkInArrived", "op", {"people": 1}), ("PersonRegistered", "P01", {"language": "ro"}))
    day.at("08:00").has(("PersonDebriefStarted", "P01", {"room": "R1"}))
    day.at("08:50").has(("PersonDebriefCompleted", "P01"))
    found = rows(day)
    assert found["Centre opened"] == ("Tue 13 Oct at 05:30", "Tue 13 Oct at 06:00")
    assert found["Centre closed"] == ("Tue 13 Oct at 20:00", "Not recorded")
    assert found["First arrival"] == ("No time was planned", "Tue 13 Oct at 07:00")
    assert found["First conversation begun"] == ("No time was planned", "Tue 13 Oct at 08:00")
    assert found["Last conversation finished"][1] == "Tue 13 Oct at 08:50; 1 of 1 people talked to"
    assert found["Rooms for conversations"] == ("2 made ready", "1 used")
    assert found["Languages"][1] == "Romanian 1"


def test_conversations_that_name_no_room_stand_beside_the_rooms_that_are_known() -> None:
    day = (
        people_here().at("08:00").has(("PersonDebriefStarted", "P01", {"room": "R1"}), ("PersonDebriefStarted", "P02"))
    )
    assert rows(day)["Rooms for conversations"][1] == "1 used; 1 conversation names no room"
    day.has(("PersonDebriefStarted", "P03"))
    assert rows(day)["Rooms for conversations"][1] == "1 used; 2 conversations name no room"


def test_what_was_booked_stands_there_before_anybody_has_slept() -> None:
    day = an_open_centre().has(("VenueBooked", "op", {"beds": 20, "nights": 5}))
    found = rows(day)
    assert [found[what][0] for what in ("Beds", "Nights", "Bed-nights")] == ["20 booked", "5 booked", "100 booked"]
    assert {found[what][1] for what in ("Beds", "Nights", "Bed-nights")} == {"Not applicable yet"}
    assert rows(day, frozenset())["Beds"][0] == "Not shown to you"


def test_what_nobody_recorded_is_not_recorded_and_never_zero() -> None:
    found = rows(ADay().has("OperationProposed"))
    for what in ("Centre opened", "Centre closed", "Rooms for conversations", "Languages"):
        assert found[what] == ("Not recorded", "Not recorded"), what
    assert found["Last conversation finished"] == ("No time was planned", "Not recorded")


def test_of_those_talked_to_it_is_said_of_how_many_it_is_not_recorded() -> None:
    assert rows(identified("P01"))["Last conversation finished"][1].endswith("1 of 4 people talked to, 3 not recorded")


def test_languages_planned_and_spoken_with_those_of_whom_none_is_recorded() -> None:
    day = people_here().has(("LanguageExpected", "op", {"language": "vi", "people": 3}))
    planned, actual = rows(day)["Languages"]
    assert planned == "Vietnamese 3"
    assert "not recorded" in actual
    assert rows(day, EVERYTHING - {"details"})["Languages"][1] == "Not shown to you"


def test_what_was_simulated_at_opening_stands_beside_what_happened() -> None:
    day = an_open_centre()
    opened = day.moment("06:00")
    last = Spread(400.0, 430.0, 500.0)
    made = AtOpening(opened, 4, Forecast(10, Spread(60.0, 70.0, 90.0), last, NONE, NONE, NONE))
    found = rows(day, expected=made)
    assert found["First conversation begun"][0].startswith("07:10 (07:00 to 07:30), simulated at opening for 4")
    assert found["Last conversation finished"][0] == ("13:10 (12:40 to 14:20), simulated at opening for 4 people")
    fewer = replace(made, came=(2, made.forecast))
    assert rows(day, expected=fewer)["Last conversation finished"][0].endswith(
        "For the 2 who came: 13:10 (12:40 to 14:20)"
    )
    never = AtOpening(opened, 4, Forecast(10, NEVER, NEVER, NONE, NONE, NONE))
    assert rows(day, expected=never)["Last conversation finished"][0].startswith("Not within the hours, simulated")
    unseen = rows(day, EVERYTHING - {"partners"}, made)
    assert unseen["Last conversation finished"][0] == "No time was planned"
    assert unseen["Partners by hour"] == ("Not shown to you", "Not shown to you")


def test_partners_are_held_against_their_hours() -> None:
    day = an_open_centre().has(("PartnerHoursPlanned", "Police", {**HOURS, "staff": 4})).at("07:10")
    day.has(("PartnerArrived", "Police", {"staff": 3})).at("09:00").has(("PartnerLeft", "Police"))
    day.at("10:00").has(("PartnerArrived", "British Red Cross"), ("OnCallPartnerActivated", "Contractor"))
    day.has(("PartnerDeclined", "Refuge"), ("PartnerArrived", "Interpreters", {"staff": 2}))
    found = rows(day)
    assert found["Interpreters on site"][1] == "Tue 13 Oct 10:00, leaving not recorded; 2 staff"
    assert found["Police"] == (
        "On site: Tue 13 Oct 05:30 to 20:00, 4 staff",
        "Tue 13 Oct 07:10 to 09:00; 3 staff",
    )
    assert found["British Red Cross"] == (
        "On site, no hours given",
        "Tue 13 Oct 10:00, leaving not recorded",
    )
    assert found["Contractor"] == ("On call, no hours given", "Called in Tue 13 Oct 10:00")
    assert found["Refuge"] == ("Declined", "Not recorded")


def test_who_declines_once_the_operation_is_live_had_promised_to_come() -> None:
    day = an_open_centre().has(("PartnerHoursPlanned", "Police", {**HOURS, "staff": 4})).at("07:10")
    before = rows(day)["Partners on site"][0]
    gone = "; declined once the operation was live"
    day.has(("PartnerArrived", "Police"), ("PartnerLeft", "Police"), ("PartnerDeclined", "Police"))
    found = rows(day.has(("PartnerDeclined", "Contractor")))
    assert found["Police"][0] == f"On site: Tue 13 Oct 05:30 to 20:00, 4 staff{gone}"
    assert found["Contractor"] == (f"On call, no hours given{gone}", "Not recorded")
    assert found["Partners on site"][0] == before, "as many as had promised"


def read(served: Running, operation: str, path: str, role: str = "manager") -> str:
    answer = as_role(served, role).get(f"/operations/{operation}/{path}")
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def lines(html: str) -> list[str]:
    html = html.partition("Plan against actual</caption>")[2].partition("</table>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in html.split("<tr>")[2:]]


def test_the_page_and_the_debrief_say_the_same_and_say_it_again_when_read_anew(served: Running) -> None:
    day = a_whole_plan().at("06:00")
    day.has("GoDecisionRecorded", "SiteEntered", "CentreSetToStandby", "CentreOpened")
    operation = stored(served, day)
    beside = lines(read(served, operation, "plan-against-actual"))
    assert any("simulated at opening for 20 people" in line for line in beside)
    assert beside == lines(read(served, operation, "debrief"))
    served.application.simulations._forecasts.clear()
    assert beside == lines(read(served, operation, "plan-against-actual"))
    live = served.application.days.get(day.operation)
    assert live is not None
    again = OperationState.of(day.operation, events_of_operation(served.application.log, day.operation))
    assert rows(live) == rows(again)


def test_the_page_is_reached_from_the_plan_and_the_boards_menu_once_the_day_runs(served: Running) -> None:
    link, running = "plan-against-actual", stored(served, an_open_centre())
    assert link in read(served, running, "plan")
    assert link in read(served, running, "board")
    planned = stored(served, a_plan())
    assert link not in read(served, planned, "plan")
    assert "The day has not begun" in read(served, planned, link)


@pytest.mark.parametrize(("role", "status"), [("partner_reader", 200), ("wall", 403), ("housing", 403)])
def test_who_sees_no_debrief_sees_no_plan_against_actual(served: Running, role: str, status: int) -> None:
    operation = stored(served, an_open_centre())
    answer = as_role(served, role).get(f"/operations/{operation}/plan-against-actual")
    assert answer.status_code == status
    board = as_role(served, role).get(f"/operations/{operation}/board").text
    assert ("plan-against-actual" in board) == (status == 200)
