"""The roll call as a list to tap, without a script: who is here, who was seen, and who is missing from there."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from domain.events.venue import RollCallTaken
from service.codec import decode
from tests.given import ADay, people_here, two_centres
from tests.running import Running
from tests.web.forms import Form, there

ADDRESS = "do/take-roll-call"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    served = Running(tmp_path_factory.mktemp("calls") / "firstlight.db")
    served.start()
    yield served
    served.stop()


class Desk:
    """Somebody who takes the roll call of a day."""

    def __init__(self, running: Running, day: ADay, who: str = "coordinator") -> None:
        self.running, self.operation = running, there(running, day)
        self.client = running.client(who)

    def page(self, query: str = "") -> str:
        return str(self.client.get(f"/operations/{self.operation}/{ADDRESS}{query}").text)

    def send(self, seen: list[str], **typed: str) -> Any:
        typed = {"not_registered": "0", **typed}
        return self.client.post(f"/operations/{self.operation}/{ADDRESS}", data={"seen": seen, **typed})

    def stored(self) -> RollCallTaken:
        log = self.running.application.log
        ((position, name, data, _),) = log.since(log.head() - 1, 1)
        event = decode(position, name, data).event
        assert isinstance(event, RollCallTaken)
        return event


def test_everybody_who_should_be_here_is_on_the_list_and_nobody_is_ticked(running: Running) -> None:
    page = Desk(running, people_here().has(("TemporaryExitLogged", "P03"))).page()
    form = Form(page, ADDRESS)
    assert form.offers["seen"] == ["P01", "P02", "P04", "P03"], "who is out stands below"
    assert form.stands["seen"] == []
    assert "Who is here? 3 should be" in page


def test_who_was_ticked_is_stored_with_those_who_have_no_number(running: Running) -> None:
    desk = Desk(running, people_here())
    answer = desk.send(["P01", "P02", "P04"], not_registered="1", next=f"/operations/{desk.operation}/{ADDRESS}")
    assert answer.status_code == 303
    stored = desk.stored()
    assert (stored.present, [each.ref for each in stored.seen or ()]) == (4, ["P01", "P02", "P04"])
    page = desk.client.get(answer.headers["location"]).text
    assert re.search(r"P03</a> not seen", page)
    assert Form(page, "report-person-missing").stands["person"] == ["P03"]


def test_who_was_not_seen_is_reported_missing_in_one_tap_by_whoever_stands_at_the_door(running: Running) -> None:
    desk = Desk(running, people_here())
    desk.send(["P01", "P02", "P04"])
    tap = Form(desk.page(), "report-person-missing").stands
    assert desk.client.post(f"/operations/{desk.operation}/do/report-person-missing", data=tap).status_code == 303
    assert "has since been reported missing" in desk.page()


def test_an_empty_list_is_asked_about_and_heads_alone_name_nobody(running: Running) -> None:
    desk = Desk(running, people_here())
    answer = desk.send([])
    assert answer.status_code == 422
    assert "Tick who you saw" in answer.text
    assert desk.send([], not_registered="2").status_code == 303
    assert (desk.stored().present, desk.stored().seen) == (2, ())
    assert desk.send([], present="4").status_code == 303
    assert (desk.stored().present, desk.stored().seen) == (4, None)
    assert desk.send(["P01", "P02"], present="1").status_code == 409


def test_everybody_is_seen_by_one_button_and_all_but_one_by_marking_that_one(running: Running) -> None:
    desk = Desk(running, people_here().has(("TemporaryExitLogged", "P03")))
    assert desk.send([], everybody="yes").status_code == 303
    assert [each.ref for each in desk.stored().seen or ()] == ["P01", "P02", "P04"], "who is out is not here"
    assert desk.send([], absent="P02", not_registered="1").status_code == 303
    assert ([each.ref for each in desk.stored().seen or ()], desk.stored().present) == (["P01", "P04"], 3)


def test_whoever_is_ticked_and_marked_as_not_here_is_asked_about(running: Running) -> None:
    desk = Desk(running, people_here())
    before = running.application.log.head()
    for typed in ({"absent": "P01"}, {"absent": "P02", "everybody": "yes"}):
        answer = desk.send(["P01"], ago="10", **typed)
        form = Form(answer.text, ADDRESS)
        assert (answer.status_code, form.stands["seen"], form.stands["ago"]) == (422, ["P01"], ["10"])
        assert form.stands["absent"] == [typed["absent"]]
        assert "marked somebody as not here" in answer.text
    assert running.application.log.head() == before


def test_those_who_came_and_have_no_number_are_asked_for(running: Running) -> None:
    day = people_here().has(("WalkInArrived", "op", {"people": 2}))
    desk = Desk(running, day)
    assert "2 came and have no number yet" in desk.page()
    assert Form(desk.page(), ADDRESS).stands["not_registered"] == []
    answer = desk.send(["P01", "P02"], not_registered="")
    form = Form(answer.text, ADDRESS)
    assert (answer.status_code, form.stands["seen"]) == (422, ["P01", "P02"])
    assert "Choose 0 where there was nobody" in answer.text


def test_what_is_wrong_with_the_number_of_heads_stands_beside_it(running: Running) -> None:
    desk = Desk(running, people_here())
    for typed in (" ", "lots"):
        answer = desk.client.post(f"/operations/{desk.operation}/{ADDRESS}", data={"present": typed})
        assert answer.status_code == 422
        assert 'id="present-error"' in answer.text


def test_each_centre_has_its_own_list(running: Running) -> None:
    desk = Desk(running, two_centres().has(("PersonMovedCentre", "P01", {"centre": "C2"})))
    assert Form(desk.page("?centre=C2"), ADDRESS).offers["seen"][0] == "P01"
    assert desk.send(["P01"], centre="C2").status_code == 303
    assert desk.stored().centre.ref == "C2"
