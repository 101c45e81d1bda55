"""What each audience reads: what is kept from it is neither missing nor none."""

import re
from datetime import timedelta
from html import unescape

import pytest

from domain.events.partners import InterpretersBooked
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.access.access import withheld
from service.access.accounts import Accounts
from service.access.table import AUDIENCE
from service.access.visibility import may_see, on_the_wall, sees_every_clock, shown_alarms, shown_clocks
from tests.given import ADay, a_plan, an_open_centre, identified, people_here
from tests.running import PASSWORD, Running
from tests.told import Told
from tests.web.forms import there
from web.live.views import says, whole
from web.pages.board.wall import wall_parts
from web.pages.replay.board import parts
from web.wording import sentence
from web.wording.stages import CLOCKS


def board(day: OperationState, role: str) -> dict[str, str]:
    return {name: unescape(html) for name, html in parts(day, AUDIENCE[role]).items()}


def booked(day: ADay) -> RecordedEvent:
    return day.day().all(InterpretersBooked)[-1]


@pytest.mark.parametrize("role", ["manager", "front_desk", "wall", "partner_reader"])
def test_the_language_in_which_interpreters_are_booked_is_no_detail_of_a_person(role: str) -> None:
    entry = booked(a_plan())
    read = sentence(entry, AUDIENCE[role])
    assert read == ("" if role == "wall" else "Interpreters booked: Romanian, 1 on site")


def test_what_was_not_recorded_and_what_is_not_shown_read_differently() -> None:
    day = an_open_centre()
    day.has(("PersonRegistered", "P01", {"language": "ro"}), ("PersonRegistered", "P02"))
    one, two = day.day().entries[-2:]
    assert "language" in withheld(AUDIENCE["front_desk"], one.event)
    assert "language" not in withheld(AUDIENCE["registrar"], one.event)
    assert withheld(AUDIENCE["front_desk"], two.event) == frozenset()


@pytest.mark.parametrize(
    ("part", "none"), [("board-people", "Nobody is registered yet."), ("board-beds", "No venue is booked.")]
)
def test_a_board_never_says_none_of_what_it_does_not_show(part: str, none: str) -> None:
    """A reader without people would otherwise read that nobody is here, beside a count that says one is."""
    for day in (ADay().has("OperationProposed").day(), people_here().day()):
        hidden = board(day, "analyst")[part]
        assert "Not shown to you." in hidden
        assert none not in hidden
    assert none in board(ADay().has("OperationProposed").day(), "coordinator")[part]


def test_nothing_runs_out_is_said_only_to_those_who_see_every_clock() -> None:
    day = ADay().has("OperationProposed").day()
    assert "Nothing runs out." in board(day, "coordinator")["board-clocks"]
    assert "Nothing that you are shown runs out." in board(day, "front_desk")["board-clocks"]
    assert [role for role, seen in AUDIENCE.items() if sees_every_clock(seen)] == [
        "manager",
        "coordinator",
        "auditor",
        "operator",
    ]


def test_the_clock_of_a_child_is_for_those_who_safeguard_on_every_page() -> None:
    day = people_here().day()
    now = day.entries[-1].at + timedelta(hours=1)
    seeing = {
        role for role, seen in AUDIENCE.items() if "social_worker" in [c.code for c in shown_clocks(day, seen, now)]
    }
    assert seeing == {role for role, seen in AUDIENCE.items() if "safeguarding" in seen}


def test_a_person_s_page_shows_no_clock_that_the_board_does_not(running: Running, told: Told) -> None:
    """Whoever sees referrals alone would otherwise read from a social worker's clock that this is a child."""
    day = told(running, 70)
    made = day.http.post(f"/api/operations/{day.operation}/register-person", json={"person": "P50", "age": "child"})
    assert made.status_code == 200, made.text
    accounts = Accounts(running.database)
    accounts.add("debriefer", PASSWORD, name="Debriefer", agency="Council", roles=["debrief_facilitator"])
    accounts.close()
    for who, seen in (("coordinator", True), ("debriefer", False)):
        for page in ("", "/people/P50"):
            read = running.client(who).get(f"/operations/{day.operation}{page}")
            assert read.status_code == 200
            assert (CLOCKS["social_worker"] in unescape(read.text)) is seen, f"{who} {page}"


def test_a_wall_shows_numbers_of_people_to_nobody_who_may_not_see_people() -> None:
    for seen in AUDIENCE.values():
        wall = on_the_wall(seen)
        assert wall <= AUDIENCE["wall"]
        assert ("codes" in wall) == bool(seen & {"people", "codes"})


def test_no_wall_says_anything_about_one_person_but_their_number() -> None:
    """P01 left without a check, P02 is in bed 1, P03 is out: none of it hangs on a wall, nor does it in a frame."""
    day = people_here().has(("BedAllocated", "P02"), ("TemporaryExitLogged", "P03"), ("PersonDeparted", "P01")).day()
    assert ("P01",) in [alarm.about for alarm in shown_alarms(day, AUDIENCE["coordinator"])]
    for role, seen in AUDIENCE.items():
        if not may_see(seen, "operation"):
            continue
        wall = on_the_wall(seen)
        html = re.sub("<[^>]+>", "", unescape(whole(wall_parts(day, seen)).content))
        assert all(alarm.about == () for alarm in shown_alarms(day, wall)), role
        assert "P01" not in html
        assert "bed 1" not in html
        assert ("P02" in html) == ("P03 out" in html) == bool(seen & {"people", "codes"}), role
        assert says(day, day.recorded_events[-3:], wall) == ""


def test_an_alarm_about_people_and_about_something_else_keeps_the_rest() -> None:
    """Two people who left unchecked are an alarm for who sees people; for who does not, there is none at all."""
    day = people_here().has(("PersonDeparted", "P01"), ("PersonDeparted", "P02")).day()
    for role in ("administrator", "analyst", "wall"):
        assert [each.code for each in shown_alarms(day, AUDIENCE[role]) if each.about] == []


def test_a_screen_signed_in_as_a_wall_opens_no_person(running: Running, told: Told) -> None:
    day = told(running, 70)
    wall = running.client("wall")
    assert wall.get(f"/operations/{day.operation}/people/P01").status_code == 403
    assert "P01" in wall.get(f"/operations/{day.operation}/wall").text


@pytest.mark.parametrize("role", ["tactical_lead", "debrief_facilitator"])
@pytest.mark.parametrize("page", ["consent", "referral", "notification"])
def test_what_an_adult_alone_is_asked_tells_nobody_s_age_to_whoever_is_not_shown_it(
    served: Running, role: str, page: str
) -> None:
    name = f"ages-{role}-{page}"
    served.application.accounts.add(name, PASSWORD, name="Ages", agency="Police", roles=(role,))
    for day in (people_here(), identified("P01", "P02")):
        operation, read = there(served, day), {}
        for ref in ("P01", "P02"):
            answer = served.client(name).get(f"/operations/{operation}/people/{ref}/{page}")
            assert answer.status_code == 200
            main = answer.text[answer.text.index("<main") : answer.text.index("</main>")]
            read[ref] = re.sub(r'(csrf_token|name="entry|look=)[^>]*', "", main).replace(ref, "P..")
        assert read["P01"] == read["P02"], "the one is an adult and the other a child"
