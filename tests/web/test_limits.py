"""How large a request may be, and where no request may lead."""

from collections.abc import Iterator

import httpx2
import pytest

from tests.running import Running

PROPOSE = "/api/operations"


def body(size: int) -> bytes:
    return b'{"name": "' + b"x" * size + b'"}'


def in_parts(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), 50_000):
        yield data[start : start + 50_000]


@pytest.mark.parametrize("whole", [True, False], ids=["with its length", "in parts"])
def test_more_than_a_megabyte_is_too_large_however_it_comes(running: Running, whole: bool) -> None:
    data = body(1_000_000)
    answer = running.client().post(PROPOSE, content=data if whole else in_parts(data))
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")
    assert running.client().post(PROPOSE, content=body(900_000)).status_code == 422


def test_before_signing_in_far_less_is_read(running: Running) -> None:
    data = {"username": "coordinator", "password": "x" * 70_000}
    assert httpx2.post(f"{running.address}/api/sign-in", json=data).status_code == 413
    assert httpx2.post(f"{running.address}/sign-in", data=data).status_code == 413


def test_a_form_that_is_too_large_says_back_what_was_typed(running: Running) -> None:
    data = {"csrf_token": "secret-token", "text": "The long handover. " * 60_000}
    answer = running.client().post("/operations/new/do/propose-operation", data=data)
    assert answer.status_code == 413
    assert "The long handover." in answer.text
    assert "secret-token" not in answer.text


@pytest.mark.parametrize(
    "data",
    [b"[" * 100_000 + b"]" * 100_000, b'{"a": ' * 40 + b"1" + b"}" * 40, b'{"a": 1' + b"0" * 30 + b"}"],
    ids=["deep lists", "deep objects", "a number"],
)
def test_what_nobody_can_mean_is_422(running: Running, data: bytes) -> None:
    assert running.client().post(PROPOSE, content=data).status_code == 422


def test_an_entry_holds_five_hundred_events_at_the_most(running: Running) -> None:
    made = running.client().post(PROPOSE, json={}).json()["operation"]
    events = [{"type": "WelfareProvided", "person": "P01", "kind": "food"}] * 501
    answer = running.client().post(f"{PROPOSE}/{made}/entries", json={"events": events})
    assert (answer.status_code, "500" in answer.text) == (422, True)
    people = [{"type": "PersonRegistered", "person": f"P{number}"} for number in range(100, 600)]
    stored = running.client().post(f"{PROPOSE}/{made}/entries", json={"events": people}, timeout=30)
    assert stored.status_code == 200, stored.text[:300]
    assert running.client().get(f"{PROPOSE}/{made}/board").json()["registered"] == 500


@pytest.mark.parametrize("path", ["/operations/", "/sign-in/", "/api/operations/", "/static", "/"])
def test_no_address_leads_to_the_host_that_a_request_names(running: Running, path: str) -> None:
    answer = running.client().get(path, headers={"Host": "evil.example"}, follow_redirects=False)
    assert "evil.example" not in answer.headers.get("location", "")
