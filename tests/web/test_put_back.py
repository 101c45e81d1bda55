"""A service whose store was put back to an earlier copy: screens, forms and programs learn that, and begin anew."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from firstlight_client import Event, Firstlight, PutBack
from tests.put_back import copied, put_back
from tests.running import PASSWORD, Running
from tests.web.test_the_client import token

pytestmark = pytest.mark.file
LOST = {"age": "adult", "language": "ro"}


def a_day(running: Running) -> str:
    http = running.client()
    operation = str(http.post("/api/operations", json={"premises": "farm", "expected_max": 4}).json()["operation"])
    for what in ("enter-site", "book-venue", "set-centre-to-standby", "open-centre"):
        assert http.post(f"/api/operations/{operation}/{what}", json={}).is_success
    return operation


def register(running: Running, operation: str) -> int:
    answer = running.client().post(f"/api/operations/{operation}/register-person", json=LOST)
    assert answer.is_success, answer.text
    return int(answer.json()["position"])


def begun_anew(running: Running, copy: Path) -> None:
    running.stop()
    put_back(running.path, copy)
    running.start()


def frames(running: Running, operation: str, **asked: object) -> list[dict[str, object]] | int:
    """What comes first over a line; the code by which it was closed instead."""
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    running.client()
    headers = {"Authorization": f"Bearer {running._tokens['operator']}"}
    address = f"ws://127.0.0.1:{running.port}/live/operations/{operation}?view=data&{query}"
    with connect(address, additional_headers=headers) as line:
        try:
            return [json.loads(line.recv(20))]
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 0


@pytest.mark.parametrize("retaken", [0, 1, 2])
def test_a_line_that_shows_what_was_lost_is_closed_and_so_is_asking_for_it(running: Running, retaken: int) -> None:
    operation = a_day(running)
    stays = frames(running, operation)[0]["mark"]  # type: ignore[index]
    copy = copied(running.path)
    position = register(running, operation)
    lost = frames(running, operation)[0]["mark"]  # type: ignore[index]
    begun_anew(running, copy)
    for _ in range(retaken):
        register(running, operation)
    assert frames(running, operation, after=position, mark=lost) == 4409
    assert frames(running, operation, after=position, mark=stays)[0]["kind"] in ("snapshot", "heartbeat")  # type: ignore[index]
    address = f"/live/operations/{operation}?view=data&after={position}"
    assert running.client().get(f"{address}&mark={lost}").status_code == 409
    assert running.client().get(address).status_code == 200


def told_of(read: Callable[[], object]) -> str:
    with pytest.raises(PutBack) as told:
        read()
    return str(told.value)


@pytest.mark.parametrize("retaken", [0, 1, 2])
def test_a_program_that_has_read_what_was_lost_is_told_so(running: Running, retaken: int) -> None:
    operation = a_day(running)
    made = token(running)
    copy = copied(running.path)
    register(running, operation)
    with Firstlight(running.address, made) as client:
        kept: Event = list(client.events())[-1]
    begun_anew(running, copy)
    for _ in range(retaken):
        register(running, operation)
    with Firstlight(running.address, made) as client:
        day = client.operation(operation)
        for reads in (client.events, client.follow, day.events, day.follow):
            assert "put back" in told_of(lambda reads=reads: next(reads(kept.position, kept.mark)))  # type: ignore[misc]
        if retaken == 0:
            assert "put back" in told_of(lambda: list(client.events(kept.position)))
        assert len(list(day.events())) == 5 + retaken


def browser(running: Running) -> httpx2.Client:
    """Somebody who signed in on a page."""
    client = running.closed_at_the_end(httpx2.Client(base_url=running.address, timeout=60))
    client.post("/sign-in", data={"username": "operator", "password": PASSWORD})
    return client


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def test_a_form_of_a_page_that_shows_what_was_lost_stores_nothing_and_says_so(running: Running) -> None:
    operation = a_day(running)
    copy = copied(running.path)
    register(running, operation)
    pages = browser(running)
    shown = pages.get(f"/operations/{operation}/do/provide-welfare?person=P01").text
    mark = re.search(r'<body[^>]* data-mark="([^"]*)"', shown)
    assert mark
    form = {"entry": "tap-1", "person": "P01", "kind": "food", "on_behalf_of": "Police"}
    begun_anew(running, copy)
    register(running, operation)  # P01 is somebody else now
    pages = browser(running)
    form["csrf_token"] = hidden(pages.get(f"/operations/{operation}/do/provide-welfare?person=P01").text, "csrf_token")
    address = f"/operations/{operation}/do/provide-welfare"
    refused = pages.post(address, data={**form, "mark": mark[1]})
    assert refused.status_code == 409
    assert "put back to an earlier copy" in refused.text
    assert "WelfareProvided" not in running.client().get(f"/api/operations/{operation}/timeline").text
    assert pages.post(address, data=form).status_code == 303


def test_a_service_under_whose_feet_the_store_is_put_back_shows_nothing_more_and_ends(running: Running) -> None:
    operation = a_day(running)
    http, pages = running.client(), browser(running)
    copy = copied(running.path)
    register(running, operation)
    board = f"/api/operations/{operation}/board"
    assert http.get(board).json()["registered"] == 1
    put_back(running.path, copy)
    assert pages.get(f"/operations/{operation}/board").status_code == 503
    end = time.monotonic() + 20
    while running.server.started and not running.server.should_exit and time.monotonic() < end:
        time.sleep(0.05)
    assert running.server.should_exit
    running.stop()
    running.start()
    assert running.client().get(board).json()["registered"] == 0
