"""One line for each request, by the template of its route; nothing that anybody typed gets into any line."""

import json
import logging
import re
import time
from collections.abc import Iterator
from io import StringIO
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from service import logs
from service.answering import oldest_unfinished
from service.metrics import LINES_LOST
from tests.addresses import routes
from tests.given import an_open_centre
from tests.running import PASSWORD, Running
from tests.web.forms import there

NAME = "Mariela Quispe-Oduya"
"""Somebody there is not, whose name is sent wherever anything can be sent."""

HEADERS = {"X-Device": "Mariela", "Referer": NAME, "X-Request-Id": NAME, "Traceparent": NAME}


class Written:
    """What was written; read once everything is."""

    def __init__(self, as_json: bool) -> None:
        self._to = StringIO()
        self._end = logs.begin(as_json, to=self._to)

    def end(self) -> str:
        while oldest_unfinished():  # a line is written after its answer is sent
            time.sleep(0.01)
        self._end()
        self._end = lambda: None
        return self._to.getvalue()

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.end().splitlines()]


@pytest.fixture
def written() -> Iterator[Written]:
    made = Written(as_json=True)
    yield made
    made.end()


def test_a_request_is_one_line_with_the_number_that_its_answer_carries(served: Running, written: Written) -> None:
    operation = there(served, an_open_centre())
    answer = served.client().get(f"/operations/{operation}/board?only=waiting")
    (line,) = [each for each in written.lines() if each.get("route", "").endswith("/board")]
    assert line.pop("at").endswith("+00:00")
    assert line.pop("ms") >= 0
    assert line == {
        "level": "info",
        "event": "request",
        "request": answer.headers["x-request-id"],
        "method": "GET",
        "route": "/operations/{operation}/board",
        "status": 200,
    }


def test_probes_that_are_answered_well_are_no_news(served: Running, written: Written) -> None:
    for path in ("/health", "/ready"):
        assert httpx2.get(served.address + path, timeout=20).status_code == 200
    assert written.lines() == []


def addresses(served: Running, operation: str) -> Iterator[tuple[str, str]]:
    """Every address of the service with a name in every place that takes one, and once within an operation."""
    for route in routes(served.server.config.app):
        for filled in ({}, {"operation": operation}, {"operation": operation, "name": "record-lesson"}):
            path = re.sub(r"\{(\w+)(?::\w+)?\}", lambda part: filled.get(part[1], quote(NAME)), route.path)  # noqa: B023
            yield from ((method, path) for method in getattr(route, "methods", None) or ())


def test_a_name_sent_through_every_form_of_every_route_is_in_no_line(served: Running, written: Written) -> None:
    operation = there(served, an_open_centre())
    client = served.client()
    for method, path in sorted({*addresses(served, operation)}, key=lambda each: ("sign-out" in each[1], each)):
        if method in ("GET", "HEAD"):
            client.request(method, path, params={"q": NAME, "find": NAME, "only": NAME, "next": NAME, "name": NAME})
            continue
        client.request(method, path, json={"text": NAME, "person": NAME, NAME: NAME})
        client.request(method, path, data={"text": NAME, "person": NAME, "csrf_token": NAME})
        client.request(method, path, content=f'{{"{NAME}'.encode(), headers=HEADERS)
    httpx2.post(f"{served.address}/api/sign-in", json={"username": NAME, "password": NAME})
    httpx2.post(f"{served.address}/sign-in", data={"username": NAME, "password": PASSWORD})
    text = written.end()
    routes = {json.loads(line).get("route") for line in text.splitlines()}
    assert len(routes) > 90
    for part in ("mariela", "quispe", "oduya", operation, "operator", PASSWORD):
        found = [line for line in text.splitlines() if part in line.lower()]
        assert found == [], part


def test_an_error_is_told_by_kind_and_place_and_not_by_its_words(
    served: Running, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = there(served, an_open_centre())

    def fails(*_: object) -> None:
        raise KeyError(NAME)

    monkeypatch.setattr(served.application, "state_of", fails)
    answer = served.client("coordinator").get(f"/operations/{operation}/timeline?find={quote(NAME)}")
    assert answer.status_code == 500
    number = answer.headers["x-request-id"]
    assert f"say the number {number}" in answer.text.replace("<strong>", "").replace("</strong>", "")
    text = written.end()
    assert "Mariela" not in text
    lines = [json.loads(line) for line in text.splitlines() if number in line]
    broken, request = (each for each in lines)
    assert (broken["event"], broken["level"]) == ("a request could not be answered", "error")
    assert broken["stack"][0] == "KeyError"
    assert any(place.endswith(" fails") for place in broken["stack"])
    assert (request["status"], request["level"]) == (500, "warning")


def test_what_led_to_an_error_is_told_and_the_machines_own_words_with_it() -> None:
    try:
        try:
            raise OSError(28, "No space left on device", f"/home/{NAME}")
        except OSError as full:
            raise ValueError(NAME) from full
    except ValueError as error:
        stack = list(logs.told(error))
    assert [each for each in stack if not each.startswith("  ")] == ["ValueError", "OSError: No space left on device"]
    assert NAME not in str(stack)


def test_of_another_librarys_message_only_the_sentence_is_told(written: Written) -> None:
    logging.getLogger("uvicorn.error").warning("Refused %s\nfrom %s", NAME, NAME)
    logging.getLogger("asyncio").error(f"Task exception was never retrieved\nfuture: {NAME}")
    logging.getLogger("py.warnings").warning("%s", NAME)
    logging.getLogger("firstlight").warning("the key", extra={"username": NAME})
    assert [each["event"] for each in written.lines()] == [
        "uvicorn.error: Refused %s",
        "asyncio: Task exception was never retrieved",
        "py.warnings",
        "the key",
    ]


def test_lines_are_plain_for_people(served: Running) -> None:
    client = served.client("coordinator")
    plain = Written(as_json=False)
    client.get("/operations")
    logging.getLogger("firstlight").error("broken", exc_info=ValueError(NAME))
    first, *rest = plain.end().splitlines()
    assert first[8:].startswith(" info    request request=")
    assert "method=GET route=/operations status=200" in first
    assert [each.split(" ", 1)[1] for each in rest[:1]] == ["error   broken"]
    assert rest[1] == "    ValueError"


def test_lines_that_nobody_reads_hold_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "WAITING", 1)
    slow = Written(as_json=True)
    lost = LINES_LOST._value.get()
    for _ in range(3000):
        logging.getLogger("firstlight").warning("again")
    slow.end()
    assert LINES_LOST._value.get() > lost
