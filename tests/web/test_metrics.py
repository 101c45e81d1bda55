"""What a running service tells in numbers: where the thing happens, at an address of its own, and of nobody."""

import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from service import metrics
from service.commands.measured import outcome_of
from service.log import NotStored
from tests.given import an_open_centre
from tests.ports import free_port
from tests.running import PASSWORD, Running
from tests.web.forms import there
from web.live import broadcast

LESSON = {"text": "Three wait for a bed", "kind": "improve", "four_p": "prepare"}


def told(name: str, **labels: str) -> float:
    """A sample as it stands."""
    return metrics.KNOWN.get_sample_value(name, labels) or 0.0


@contextmanager
def grows(name: str, by: float = 1, **labels: str) -> Iterator[None]:
    """A sample grows by so much; of what is counted after the answer is sent the count is waited for."""
    before = told(name, **labels)
    yield
    until(lambda: told(name, **labels) >= before + by)


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def operation(served: Running) -> str:
    return there(served, an_open_centre())


def test_commands_are_counted_by_what_became_of_them(served: Running, operation: str) -> None:
    address = f"/api/operations/{operation}"
    count = "firstlight_command_seconds_count"
    with grows(count, outcome="stored"):
        assert served.client().post(f"{address}/record-lesson", json=LESSON).status_code == 200
    with grows(count, outcome="refused"):
        assert served.client().post(f"{address}/void-entry", json={"entry": "e1", "reason": "x"}).status_code == 409
    with grows(count, outcome="malformed"):
        assert served.client().post(f"{address}/record-lesson", json={"kind": "sad"}).status_code == 422
    with grows(count, outcome="forbidden"):
        assert served.client("reader").post(f"{address}/record-lesson", json=LESSON).status_code == 403


def test_a_store_that_somebody_holds_is_busy_and_one_that_is_full_is_not() -> None:
    assert outcome_of(NotStored("database is locked")) == "busy"
    assert outcome_of(NotStored("database or disk is full")) == "not_stored"
    assert outcome_of(TimeoutError()) == "busy"
    assert outcome_of(KeyError("P03")) == "failed"


def test_frames_and_the_way_to_them_are_counted(served: Running, operation: str) -> None:
    with served.live(operation) as first, served.live(operation) as second:
        first.frame(), second.frame()
        address, count = f"/api/operations/{operation}/record-lesson", "firstlight_commit_to_frame_seconds_count"
        before = told(count)
        while told(count) == before:  # what is seen before its writer was told that it is durable is not timed
            with grows("firstlight_frames_sent_total", 2):
                made = served.client().post(address, json=LESSON)
                first.until(made.json()["position"])


def test_a_socket_that_reads_too_slowly_is_counted(
    served: Running, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served.live(operation) as line:
        line.frame()
        monkeypatch.setattr(broadcast, "HELD_BACK", -1)
        with grows("firstlight_sockets_cut_off_total"):
            served.client().post(f"/api/operations/{operation}/record-lesson", json=LESSON)
            with pytest.raises(ConnectionClosed):
                line.until(10**9)


def test_sign_ins_are_counted_right_and_wrong(served: Running) -> None:
    address, outcome = f"{served.address}/api/sign-in", "firstlight_sign_ins_total"
    with grows(outcome, outcome="right"):
        httpx2.post(address, json={"username": "manager", "password": PASSWORD})
    with grows(outcome, outcome="wrong"):
        httpx2.post(address, json={"username": "manager", "password": "a-wrong-one"})


def test_a_request_names_its_route_and_never_its_path(served: Running, operation: str) -> None:
    route = "/operations/{operation}/people/{ref}"
    with grows("firstlight_requests_total", route=route, method="GET", status="404"):
        served.client().get(f"/operations/{operation}/people/Mariela")
    with grows("firstlight_requests_total", route="none", method="GET", status="404"):
        served.client().get("/Mariela")
    labels = {value for family in metrics.KNOWN.collect() for each in family.samples for value in each.labels.values()}
    assert not [each for each in labels if operation in each or "Mariela" in each or "operator" in each]


def test_an_answer_carries_a_number_that_can_be_said(served: Running) -> None:
    first, second = (served.client().get("/health").headers["x-request-id"] for _ in range(2))
    assert [len(each) for each in first.split("-")] == [4, 4]
    assert first != second


def test_metrics_are_told_at_an_address_of_their_own_and_not_at_the_services() -> None:
    port = free_port()
    with closing_server(str(port)):
        text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=20).read().decode()
    assert "firstlight_command_seconds_bucket" in text
    assert "process_open_fds" in text


@contextmanager
def closing_server(said: str) -> Iterator[None]:
    server = metrics.serve(said)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def test_the_public_address_knows_no_metrics(served: Running) -> None:
    assert served.client().get("/metrics").status_code == 404


def test_a_port_alone_is_the_machines_own() -> None:
    assert metrics.address_of("9464") == ("127.0.0.1", 9464)
    assert metrics.address_of("10.0.0.5:9464") == ("10.0.0.5", 9464)
    assert metrics.address_of("[::1]:9464") == ("::1", 9464)
    for wrong in ("", "here", "10.0.0.5", "1:70000"):
        with pytest.raises(ValueError, match="HOST:PORT"):
            metrics.address_of(wrong)
