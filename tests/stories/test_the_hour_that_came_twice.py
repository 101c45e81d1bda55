"""The night on which the clocks go back, and the one on which they go forward."""

import re
from datetime import UTC, datetime
from uuid import uuid4

from tests.running import Running
from tests.stories.given_clocks import AUTUMN, REPORT, SPRING, api, form, latest
from tests.stories.given_clocks import operation as operation
from tests.stories.given_clocks import running as running


def test_the_hour_that_came_twice_is_the_later_unless_somebody_says_the_first(running: Running, operation: str) -> None:
    page = running.client("coordinator").get(f"/operations/{operation}/do/{REPORT}").text
    assert "From 01:00 to 02:00 on 26 October 2025" in page
    utc = {"first": datetime(2025, 10, 26, 0, 30, tzinfo=UTC), "second": datetime(2025, 10, 26, 1, 30, tzinfo=UTC)}
    for which, meant in (*utc.items(), ("", utc["second"])):
        for typed in ({"happened_at": f"{AUTUMN}T01:30"}, {"happened_at": "0130", "happened_on": AUTUMN}):
            assert form(running, operation, REPORT, happened_which=which, **typed).status_code == 303
            assert latest(running).happened_at == meant
    for text, meant in ((f"{AUTUMN}T01:30", utc["second"]), (f"{AUTUMN}T01:30+01:00", utc["first"])):
        assert api(running, operation, REPORT, happened_at=text).status_code == 200
        assert latest(running).happened_at == meant


def test_a_conversation_from_ten_to_two_to_five_to_two_is_taken_and_marked(running: Running, operation: str) -> None:
    for name, time in (
        ("register-person", "00:45"),
        ("start-person-debrief", "01:50"),
        ("complete-person-debrief", "01:55"),
    ):
        answer = api(running, operation, name, person="P01", happened_at=f"{AUTUMN}T{time}")
        assert answer.status_code == 200, answer.text
    api(running, operation, REPORT, happened_at=f"{AUTUMN}T01:10+01:00")
    page = running.client("coordinator").get(f"/operations/{operation}/timeline", params={"at": "2026-01-01"}).text
    times = re.findall(r"<time[^>]*>([^<]+)</time>", page)
    assert {"01:10 BST", "01:50 GMT", "01:55 GMT", "00:45"} <= set(times)


def test_the_hour_that_the_spring_left_out_is_refused_with_the_reason(running: Running, operation: str) -> None:
    said = "the clocks go forward from 01:00 to 02:00"
    for typed in ({"happened_at": f"{SPRING}T01:30"}, {"happened_at": "01:30", "happened_on": SPRING}):
        answer = form(running, operation, REPORT, **typed)
        assert answer.status_code == 422
        assert said in answer.text
    answer = api(running, operation, REPORT, happened_at=f"{SPRING}T01:30")
    assert answer.status_code == 422
    assert said in answer.json()["fields"][0]["says"]


def test_an_entry_moved_in_time_by_its_form_keeps_the_hour_that_it_had(running: Running, operation: str) -> None:
    http = running.client("coordinator")
    api(running, operation, REPORT, happened_at=f"{AUTUMN}T01:30+01:00")
    position = running.application.log.head()
    page = http.get(f"/operations/{operation}/entries/{position}").text
    assert re.search(r'name="happened_which" type="radio" value="first" checked', page)
    address = f"/operations/{operation}/entries/{position}/correct"
    same = {"happened_at": "01:30", "happened_on": AUTUMN, "happened_which": "first", "reason": "why"}
    assert "Nothing was changed." in http.post(address, data={**same, "entry": uuid4().hex}).text
    answer = http.post(address, data={**same, "happened_at": "half past one", "entry": uuid4().hex})
    assert answer.status_code == 422
    assert 'value="half past one"' in answer.text
    assert http.post(address, data={**same, "happened_at": "01:35", "entry": uuid4().hex}).status_code == 303
