"""A shift on its pages: reports that begin with how things stand, who read them, what is to be done, since you left."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from service.access.accounts import Accounts
from service.access.readers import common_audience
from tests.given import ADay, people_here
from tests.running import PASSWORD, Running
from tests.web.forms import Form, there
from web.pages.record.drafts import draft


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    served = Running(tmp_path_factory.mktemp("shift") / "firstlight.db")
    accounts = Accounts(served.database)
    for name, role in (("night", "coordinator"), ("door", "front_desk")):
        accounts.add(name, PASSWORD, name=name, agency="Council", roles=[role])
    accounts.close()
    served.start()
    yield served
    served.stop()


def draft_of(running: Running, day: ADay, name: str = "issue-situation-report", who: str = "coordinator") -> str:
    page = running.client(who).get(f"/operations/{there(running, day)}/do/{name}").text
    return unescape("".join(Form(page, name).stands["text"])).strip()


def test_a_report_says_how_things_stand_line_by_line() -> None:
    booked = {"room": "R2", "starts": "2026-10-13T10:00:00+01:00", "ends": "2026-10-13T11:00:00+01:00"}
    day = people_here().has(
        ("RollCallTaken", "op", {"present": 3, "seen": ["P01", "P02", "P03"]}),
        ("TemporaryExitLogged", "P03", {"accompanied": True}),
        ("PersonDebriefStarted", "P01", {"room": "R1", "interpreter": "I1"}),
        ("TransportDeparted", "T7", {"people": 3}),
        ("RoomBooked", "P04", booked),
        ("PartnerArrived", "Police", {"staff": 6}),
        ("OnCallPartnerActivated", "Contractor"),
    )
    said = draft(day.day(), common_audience("ShiftHandoverRecorded", "text"), day.moment("08:30"))
    for line in (
        "As at 08:30, Tuesday 13 October 2026\n",
        "On site: 3 (4 registered, P03 out)",
        "Waiting for health screen: P02",
        "The last roll call does not match the board: C1, P04",
        "Rooms in use: R1 P01",
        "Interpreters: I1 with P01",
        "Beds taken: 0 of 2 in C1",
        "Partners here: Police (6), Contractor called in",
        "Next: T7 on its way with 3; 10:00 R2 P04; Break due 09:00 I1",
    ):
        assert line in said, said


@pytest.mark.parametrize("name", ["issue-situation-report", "hand-over-shift", "issue-daily-briefing"])
def test_a_report_begins_with_how_things_stand_and_what_was_typed_stays(running: Running, name: str) -> None:
    assert "On site: 4 (4 registered)" in draft_of(running, people_here(), name)
    operation = there(running, people_here())
    sent = {"text": "Mine", "ago": "other"}
    kept = running.client("coordinator").post(f"/operations/{operation}/do/{name}", data=sent).text
    assert Form(kept, name).stands["text"] == ["Mine"]


def test_a_situation_report_has_a_number_and_asks_for_what_no_log_knows(running: Running) -> None:
    once = people_here().has(("SituationReportIssued", "op", {"text": "All is quiet"}))
    assert draft_of(running, people_here()).startswith("Situation report 1\nAs at ")
    said = draft_of(running, once)
    assert said.startswith("Situation report 2\n")
    assert said.endswith("Safety checks done: \nResources needed: \nAction taken:")
    assert "Situation report" not in draft_of(running, once, "hand-over-shift")


def test_a_draft_says_no_more_than_everybody_may_read_who_reads_it(running: Running) -> None:
    """The coordinator sees that a child is out alone and who is to be kept apart; not everybody on shift does."""
    day = people_here().has(("KeepApartFlagSet", "P02"), ("PersonMissingReported", "P02"))
    said = draft_of(running, day)
    assert "P02 missing" in said
    assert "police or children's services" not in said
    assert "kept apart" not in said


def _report(running: Running, operation: str) -> str:
    sent = {"text": "All is quiet", "entry": f"report-{operation}"}
    answer = running.client("coordinator").post(f"/operations/{operation}/do/hand-over-shift", data=sent)
    return str(re.search(r"done=(\d+)", answer.headers["location"])[1])  # type: ignore[index]


def test_whoever_read_a_handover_says_so_by_name_once(running: Running) -> None:
    operation = there(running, people_here())
    page = f"/operations/{operation}/entries/{_report(running, operation)}"
    night = running.client("night")
    tap = Form(night.get(page).text, "read-shift-report").stands
    assert night.post(f"/operations/{operation}/do/read-shift-report", data=tap).status_code == 303
    again = night.get(page).text
    assert re.search(r"<li>night, Council,", again)
    assert "I have read it" not in again
    answer = night.post(f"/operations/{operation}/do/read-shift-report", data={"report": tap["report"][0]})
    assert answer.status_code == 409
    assert "I have read it" in running.client("coordinator").get(page).text


def _shift(running: Running, operation: str, who: str = "coordinator", query: str = "") -> Any:
    return running.client(who).get(f"/operations/{operation}/shift{query}")


def test_a_task_is_set_read_and_done_from_the_page(running: Running) -> None:
    operation = there(running, people_here())
    client = running.client("coordinator")
    sent = {"what": "Ring the taxi firm", "owner": "Council", "due": "2026-10-13T12:00"}
    assert client.post(f"/operations/{operation}/do/set-task", data=sent).status_code == 303
    page = _shift(running, operation).text
    assert 'D1, Council: <span dir="auto">Ring the taxi firm</span>' in page
    tap = Form(page, "finish-task").stands
    assert client.post(f"/operations/{operation}/do/finish-task", data=tap).status_code == 303
    assert "finish-task" not in _shift(running, operation).text


def test_since_you_left_is_since_your_last_entry_or_a_position(running: Running) -> None:
    operation = there(running, people_here())
    _report(running, operation)
    assert "Nothing was recorded since" in _shift(running, operation).text
    sent = {"person": "P04", "destination": "hospital"}
    running.client("night").post(f"/operations/{operation}/do/record-departure", data=sent)
    page = _shift(running, operation).text
    assert "P04 left" in page
    assert "3, was 4" in page
    assert "P04: left without a departure check" in page
    assert "P04 left" not in _shift(running, operation, query=f"?after={running.application.log.head()}").text
    assert _shift(running, operation, query="?after=nonsense").status_code == 200


def test_the_shift_is_for_those_on_it(running: Running) -> None:
    operation = there(running, people_here())
    assert _shift(running, operation, "wall").status_code == 403
    assert _shift(running, operation, "door").status_code == 200


def test_the_form_offers_the_free_interpreter_of_the_persons_language_and_an_empty_room(running: Running) -> None:
    day = people_here().has(
        ("RoomsPrepared", "op", {"rooms": ["R1", "R2"], "use": "conversation"}),
        ("InterpretersBooked", "op", {"language": "vi", "interpreters": ["I1"]}),
        ("InterpretersBooked", "op", {"language": "ro", "interpreters": ["I2", "I3"], "gender": "female"}),
        ("PersonDetailsCorrected", "P01", {"language": "ro"}),
        ("PersonDebriefStarted", "P03", {"room": "R1", "interpreter": "I2"}),
    )
    operation = there(running, day)
    page = running.client("coordinator").get(f"/operations/{operation}/do/start-person-debrief?person=P01").text
    form = Form(page, "start-person-debrief")
    assert (form.stands["interpreter"], form.stands["room"]) == (["I3"], ["R2"])
    assert form.offers["interpreter"] == ["I3", "I2", "I1", "tel", "none", ""]
    assert "I3: Romanian, female, free" in page
    assert "R1: P03 is in it" in page


def test_what_a_missing_child_asks_for_is_recorded_tap_by_tap(running: Running) -> None:
    operation = there(running, people_here().has(("PersonMissingReported", "P02")))
    client = running.client("coordinator")
    address = f"/operations/{operation}/people/P02/missing"
    taps = re.findall(r'name="step" value="(\w+)"', client.get(address).text)
    assert taps[-2:] == ["childrens_services_told", "guardian_told"]
    assert re.findall(r'name="step" value="(\w+)"', client.get(address.removesuffix("/missing")).text) == taps
    for step in taps:
        sent = {"person": "P02", "step": step}
        assert client.post(f"/operations/{operation}/do/take-missing-step", data=sent).status_code == 303
    assert 'name="step"' not in client.get(address).text
    assert client.get(f"/operations/{operation}/people/P01/missing").status_code == 404
    assert running.client("door").get(address).status_code == 403
