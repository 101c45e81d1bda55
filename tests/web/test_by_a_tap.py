"""A tap where nothing is left to ask: answers that record a form, *More* that records at once, rooms to choose from."""

import re
from collections.abc import Iterator

import pytest

from tests.given import ADay, people_here, two_centres
from tests.running import PEOPLE, People, Running
from tests.web.forms import Form, there


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    people: People = {**PEOPLE, "door": ("Council", ("front_desk",), ())}
    served = Running(tmp_path_factory.mktemp("taps") / "firstlight.db", people)
    served.start()
    yield served
    served.stop()


def page(running: Running, day: ADay, path: str) -> str:
    return str(running.client("coordinator").get(f"/operations/{there(running, day)}/{path}").text)


def answers(html: str, field: str) -> list[str]:
    """The answers of a field that stand as buttons, by what each records."""
    return re.findall(rf'<button class="[^"]*" name="{field}" value="([^"]*)"', html)


@pytest.mark.parametrize(
    ("path", "field", "offered"),
    [
        ("log-temporary-exit?person=P02", "accompanied", ["yes", "no", ""]),
        ("complete-health-screen?person=P01", "need_flagged", ["yes", "no", ""]),
        ("report-person-missing", "person", ["P01", "P02", "P03", "P04"]),
        ("record-transport-arrival", "people", [str(n) for n in range(1, 13)]),
    ],
)
def test_the_last_question_is_answered_by_the_button_that_records(
    running: Running, path: str, field: str, offered: list[str]
) -> None:
    html = page(running, people_here(), f"do/{path}")
    assert answers(html, field) == offered
    assert Form(html, path.partition("?")[0]).stands.get("person", ["P01"]) in (["P01"], ["P02"])


def test_what_was_refused_stands_in_the_whole_form(running: Running) -> None:
    operation = there(running, people_here().has(("BedAllocated", "P01", {"kind": "centre"})))
    at = f"/operations/{operation}/do/move-bed"
    client = running.client("coordinator")
    assert "C1.1" not in answers(client.get(f"{at}?person=P01").text, "bed")
    refused = client.post(at, data={"person": "P02", "bed": "C1.2"})
    assert refused.status_code == 409
    assert Form(refused.text, "move-bed").stands["bed"] == ["C1.2"]
    assert answers(refused.text, "bed") == []


def test_enter_in_a_line_taps_no_answer(running: Running) -> None:
    html = page(running, people_here(), "do/report-person-missing")
    assert html.index("<button disabled hidden>") < html.index('name="person" value="P01"')


def at_once(html: str) -> list[str]:
    """What *More* records at once."""
    return re.findall(r'<button form="tap" formaction="/operations/[^/]+/do/([a-z-]+)"', html)


def everybody_left() -> ADay:
    return people_here().has(*(("PersonDeparted", f"P{n:02}") for n in range(1, 5)))


def test_more_records_at_once_what_asks_nothing_and_asks_where_somebody_is_still_here(running: Running) -> None:
    assert at_once(page(running, everybody_left(), "do"))[:2] == ["close-centre", "stand-centre-down"]
    assert "close-centre" not in at_once(page(running, everybody_left().has(("PersonReturned", "P01")), "do"))
    assert at_once(page(running, people_here(), "do")) == ["provide-welfare"]
    assert at_once(page(running, two_centres(), "do")) == []


def test_who_left_is_back_by_one_tap_and_whose_way_is_done_is_checked_before_leaving(running: Running) -> None:
    talked = ("PersonDebriefStarted", "PersonDebriefCompleted", "NoIndicatorsFoundRecorded")
    day = people_here().has(("PersonDeparted", "P01"), ("BedAllocated", "P03"), ("HealthScreenCompleted", "P03"))
    day = day.has(("PersonDetailsCorrected", "P03", {"age": "adult", "language": "ro"}))
    operation = there(running, day.has(*((each, "P03") for each in talked)))
    board = f"/operations/{operation}"
    gone = running.client("coordinator").get(f"{board}?only=gone").text
    assert f'formaction={board}/do/record-return name=person value="P01"' in gone
    row = re.search(r"<li id=row-P03.*?</li>", running.client("coordinator").get(board).text)
    assert row
    assert "do/check-departure?person=P03" in row[0]


@pytest.mark.parametrize("who", ["door", "coordinator"])
def test_who_goes_along_is_asked_of_a_child_and_of_whom_nobody_asked_their_age(running: Running, who: str) -> None:
    door = running.client(who).get(f"/operations/{there(running, people_here())}/door").text
    assert re.findall(r'name=person value="(P0\d)', door) == ["P01", "P03"]
    assert re.findall(r"log-temporary-exit\?person=(P0\d)", door) == ["P02", "P04"]


def test_a_second_room_and_interpreter_and_the_languages_of_the_day_are_offered_as_taps(running: Running) -> None:
    day = people_here().has(("InterpretersBooked", "op", {"language": "vi", "on_site": 2}))
    form = Form(page(running, day, "do/start-person-debrief?person=P01"), "start-person-debrief")
    assert form.offers["room"] == ["R1", "R2", "R3", ""]
    assert form.offers["interpreter"] == ["I1", "I2", "tel", "none", ""]
    offered = Form(page(running, day, "do/register-person"), "register-person").offers["language"]
    assert "Vietnamese" in offered
    assert offered[-3:-1] == ["not known", ""] or offered[-2:] == ["not known", ""]
