"""Addresses, headers and bodies that no browser sends are answered in words, which tell nothing of our own code."""

import re
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from service.replay.script import read_script
from tests.given import people_here
from tests.running import Running
from tests.web.forms import there

MANY = "9" * 5000
PARTS = b'--b\r\nContent-Disposition: form-data; name="username"\r\n\r\n\\ud800\r\n--b--\r\n'


@pytest.mark.parametrize("origin", ["http://[", "http://]", "null", "//"])
def test_an_origin_that_is_none_is_another_site(served: Running, origin: str) -> None:
    answer = httpx2.post(f"{served.address}/sign-out", headers={"Origin": origin})
    assert (answer.status_code, answer.headers["content-type"]) == (403, "application/problem+json")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    operation = there(served, people_here())
    token = {"Authorization": served.client().headers["Authorization"], "Origin": origin}
    address = f"ws://127.0.0.1:{served.port}/live/operations/{operation}"
    with connect(address, additional_headers=token) as line, pytest.raises(ConnectionClosed) as refused:
        line.recv()
    assert "4401" in str(refused.value)


@pytest.mark.parametrize("charset", ["unicode_escape", "undefined", "utf-16", "idna"])
@pytest.mark.parametrize("path", ["/sign-in", "/operations/new/do/propose-operation", "/sign-out"])
def test_a_form_in_another_charset_is_sent_back(served: Running, path: str, charset: str) -> None:
    kind = {"Content-Type": f"multipart/form-data; boundary=b; charset={charset}"}
    answer = served.client().post(path, content=PARTS, headers=kind)
    assert (answer.status_code, answer.json()["errors"]) == (422, ["Send it as UTF-8."])


HALF_A_LETTER = b'{"username": "\\ud800", "password": "\\udfff", "reason": "\\ud800"}'


@pytest.mark.parametrize("body", [HALF_A_LETTER, b'{"username": NaN}', '{"username": "a"}'.encode("utf-16")])
@pytest.mark.parametrize("path", ["/api/sign-in", "/api/operations", "/api/operations/op-1/entries/3/texts/text"])
def test_what_one_reader_takes_for_json_and_another_does_not_is_none(served: Running, path: str, body: bytes) -> None:
    answer = served.client().post(path, content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["errors"][0].startswith("This is no JSON")


@pytest.mark.parametrize(
    ("query", "header", "status"), [("a" * 9000, "", 414), ("a" * 70_000, "", 414), ("", "b" * 9000, 431)]
)
def test_a_live_line_whose_address_or_header_is_too_long_is_told_so(
    served: Running, query: str, header: str, status: int
) -> None:
    asked = f"/live/operations/op-1?view={query}"
    with pytest.raises(InvalidStatus) as answered:
        connect(f"ws://127.0.0.1:{served.port}{asked}", additional_headers={"X-Long": header}, open_timeout=20)
    assert answered.value.response.status_code == status


TWICE = b'{"name": "PersonRegistered", "data": {"person": "P01", "sex": "female", "per\\u0073on": "P02"}}'


@pytest.mark.parametrize(
    "kind", ["application/json", "application/x-www-form-urlencoded", "application/json; x=multipart"]
)
@pytest.mark.parametrize("path", ["/api/sign-in", "/api/operations/op-1/register-person", "/api/outcomes/void"])
def test_a_body_that_says_a_thing_twice_is_taken_for_neither(served: Running, path: str, kind: str) -> None:
    answer = served.client().post(path, content=TWICE, headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["errors"]) == (422, ["“person” stands twice in one object. Say it once."])


def test_neither_is_a_day_to_be_replayed_that_does(tmp_path: Path) -> None:
    (tmp_path / "day.json").write_bytes(b'{"events": [' + TWICE + b"]}")
    with pytest.raises(ValueError, match="“person” stands twice"):
        read_script(tmp_path / "day.json")


def test_a_position_of_thousands_of_digits_is_none(served: Running) -> None:
    operation = there(served, people_here())
    with served.client().stream(
        "GET", f"/api/operations/{operation}/events", headers={"Last-Event-ID": MANY, "Accept": "text/event-stream"}
    ) as answer:
        assert answer.status_code == 200
    with served.live(operation, after=int("9" * 16)) as line:
        assert line.frame()["kind"] == "snapshot"
    token = {"Authorization": served.client().headers["Authorization"]}
    address = f"ws://127.0.0.1:{served.port}/live/operations/{operation}?view=board&after={MANY}"
    with connect(address, additional_headers=token, max_size=None) as line:
        assert '"kind":"snapshot"' in str(line.recv())


def test_what_a_program_is_told_holds_nothing_of_our_code_and_nothing_that_it_sent(served: Running) -> None:
    asked = served.client()
    told = [
        asked.post("/api/sign-in", json={"password": "very secret"}),
        asked.get("/api/events?limit=many"),
        asked.get("/api/outcomes?from=2026-01-01"),
        asked.post("/api/sign-in", content=b"{", headers={"Content-Type": "application/json"}),
    ]
    for answer in told:
        assert answer.status_code == 422
        assert not re.search(r"very secret|\.py|File|\{'|validation error", answer.text), answer.text
    assert [answer.json().get("fields", [{}])[0].get("field") for answer in told] == ["username", "limit", "to", None]
    page = asked.get("/directory/venues.csv?empty=perhaps")
    assert (page.status_code, page.headers["content-type"].partition(";")[0]) == (422, "text/html")
