"""Events for programs: by position, a page at a time or as they come, and never more than the timeline shows."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_http_event

from tests.given import identified, people_here
from tests.running import PEOPLE, Running
from tests.stories.rows import Client, reference_rows
from tests.web.forms import there
from tests.web.test_sessions import AT_ONCE, command
from web.api import following

Event = dict[str, Any]


@pytest.fixture(scope="module")
def day(served: Running) -> str:
    """The reference day up to the middle."""
    made = Client(served.client())
    for row in reference_rows()[:120]:
        made.carry_out(row)
    return str(made.operation)


def read(client: httpx2.Client, address: str, limit: int = 500) -> list[Event]:
    """Everything after position 0, page by page as a program reads it."""
    found: list[Event] = []
    after = head = 0
    while after < head or not head:
        answer = client.get(address, params={"after": after, "limit": limit})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/x-ndjson"
        found += [json.loads(line) for line in answer.text.splitlines()]
        after, head = int(answer.headers["x-position"]), int(answer.headers["x-head"])
        assert len(answer.text.splitlines()) <= limit
    return found


def entries(found: list[Event]) -> list[Event]:
    return [each["data"] for each in found if each["type"] != "firstlight.EntryChanged"]


@pytest.mark.parametrize("who", [who for who in PEOPLE if who not in ("stranger",)])
def test_whoever_reads_events_reads_the_timeline_and_no_more(served: Running, day: str, who: str) -> None:
    client = served.client(who)
    timeline = client.get(f"/api/operations/{day}/timeline").json()
    found = read(client, f"/api/operations/{day}/events", limit=37)
    assert entries(found) == sorted(timeline, key=lambda row: row["position"])
    assert [each["id"] for each in found] == [str(each["data"]["position"]) for each in found]
    assert read(client, "/api/events") == found, "of all operations there is this one"


def test_each_line_is_a_cloud_event(served: Running, day: str) -> None:
    found = read(served.client("coordinator"), f"/api/operations/{day}/events")
    for each in found:
        message = HTTPMessage({"content-type": "application/cloudevents+json"}, json.dumps(each).encode())
        event = from_http_event(message)
        assert event.get_source() == f"/operations/{day}"
    arrived = next(each for each in found if each["type"] == "firstlight.PersonRegistered")
    assert (arrived["subject"], arrived["time"]) == ("P01", arrived["data"]["happened_at"])


def test_a_subject_that_is_not_theirs_to_know_is_not_told(served: Running, day: str) -> None:
    police, reader = (read(served.client(who), f"/api/operations/{day}/events") for who in ("police", "reader"))
    assert any(each.get("subject") == "S01" for each in police)
    assert not [each for each in reader if str(each.get("subject")).startswith("S0")]


def test_of_all_operations_come_those_that_are_theirs_in_order(served: Running, day: str) -> None:
    first, second = there(served, people_here(operation="op-first")), there(served, identified(operation="op-second"))
    found = read(served.client("coordinator"), "/api/events", limit=3)
    assert {each["source"] for each in found} >= {f"/operations/{each}" for each in (day, first, second)}
    positions = [int(each["id"]) for each in found]
    assert positions == sorted(set(positions))
    assert read(served.client("stranger"), "/api/events") == []
    for operation in (day, first):
        assert served.client("stranger").get(f"/api/operations/{operation}/events").status_code == 404


@pytest.mark.parametrize("asked", [{"after": -1}, {"after": "x"}, {"limit": 0}, {"limit": 501}, {"after": 2**53}])
def test_what_nobody_can_mean_is_malformed(served: Running, day: str, asked: dict[str, Any]) -> None:
    assert served.client().get(f"/api/operations/{day}/events", params=asked).status_code == 422


def test_whoever_takes_entries_away_is_kept_with_the_looks(served: Running) -> None:
    operation = there(served, people_here(operation="op-looked-at"))
    found = read(served.client("redcross"), f"/api/operations/{operation}/events")
    served.client("stranger").get(f"/api/operations/{operation}/events")
    kept = [(each.actor, each.what, each.subject) for each in served.application.access_log.entries(operation)]
    assert kept == [("redcross", "events", f"{found[0]['id']} to {found[-1]['id']}")]


def test_whoever_is_told_of_no_void_is_told_what_changed_and_not_by_what(served: Running) -> None:
    operation = there(served, people_here(operation="op-put-right"))
    http, reader = served.client(), served.client("redcross")
    given = _entered(http, operation, "provide-welfare", {"person": "P01", "kind": "food"}, "a-meal")
    before = read(reader, f"/api/operations/{operation}/events")[-1]["id"]
    voided = _entered(http, operation, "void-entry", {"entry": "a-meal", "reason": "A slip"}, "a-void")
    address = f"/api/operations/{operation}/events?after={before}"
    (told,) = [json.loads(line) for line in reader.get(address).text.splitlines()]
    assert (told["type"], told["id"]) == ("firstlight.EntryChanged", str(voided))
    assert told["data"] == {"position": voided, "no_longer": [given], "now": []}
    assert "A slip" not in json.dumps(told)
    (audits,) = [json.loads(line) for line in served.client("coordinator").get(address).text.splitlines()]
    assert audits["type"] == "firstlight.EntryVoided"
    again = _entered(http, operation, "void-entry", {"entry": "a-void"})
    (back,) = [json.loads(line) for line in reader.get(f"{address[: -len(before)]}{voided}").text.splitlines()]
    assert (back["id"], back["data"]["no_longer"]) == (str(again), [])
    assert [row["position"] for row in back["data"]["now"]] == [given]


def test_whoever_knew_nothing_of_an_entry_is_not_told_that_it_changed(served: Running) -> None:
    operation = there(served, people_here(operation="op-not-known"))
    http, analyst = served.client(), served.client("reader")
    given = _entered(http, operation, "set-keep-apart-flag", {"person": "P01"}, "a-flag")
    before = served.application.log.head()
    _entered(http, operation, "void-entry", {"entry": "a-flag", "reason": "A slip"})
    assert given == before
    assert analyst.get(f"/api/operations/{operation}/events?after={before}").text == ""


def _entered(http: httpx2.Client, operation: str, what: str, body: dict[str, Any], key: str | None = None) -> int:
    headers = {"Idempotency-Key": key} if key else {}
    made = http.post(f"/api/operations/{operation}/{what}", json=body, headers=headers)
    assert made.status_code == 200, made.text
    return int(made.json()["position"])


class Stream:
    """The events of a stream as they come; the signs of life beside them."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self.alive = lines, list[str]()

    def frame(self) -> dict[str, str] | None:
        """The next frame by its fields; None at the end of the stream."""
        fields: dict[str, str] = {}
        for line in self._lines:
            if not line and fields:
                return fields
            if line:
                name, _, said = line.partition(": ")
                fields[name or "comment"] = said
        return None

    def event(self) -> Event | None:
        """The next event; None at the end."""
        while (frame := self.frame()) is not None:
            if "data" in frame:
                found: Event = json.loads(frame["data"])
                assert frame["id"] == found["id"]
                return found
            self.alive += [frame["id"]] if "comment" in frame else []
        return None


@contextmanager
def stream(client: httpx2.Client, address: str, last: int | str | None = None) -> Iterator[Stream]:
    headers = {"Accept": "text/event-stream"} | ({"Last-Event-ID": str(last)} if last is not None else {})
    with client.stream("GET", address, headers=headers, timeout=60) as answer:
        assert answer.status_code == 200, answer.read()
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield Stream(answer.iter_lines())


def fed(running: Running, operation: str) -> int:
    return _entered(running.client(), operation, "provide-welfare", {"person": "P01", "kind": "food"})


def test_a_stream_brings_what_comes_and_goes_on_after_a_restart(running: Running) -> None:
    operation = there(running, people_here())
    address = f"/api/operations/{operation}/events"
    held = read(running.client("redcross"), address)
    with stream(running.client("redcross"), address) as line:
        assert [line.event() for _ in held] == held
        position = fed(running, operation)
        told = line.event()
        assert told
        assert told["id"] == str(position)
    missed = fed(running, operation)
    running.stop()
    running.start()
    with stream(running.client("redcross"), f"{address}?after=0", last=position) as line:
        told, coming = line.event(), fed(running, operation)
        assert told
        assert told["id"] == str(missed)
        told = line.event()
        assert told
        assert told["id"] == str(coming)


def test_a_stream_says_that_it_is_alive_and_how_far_it_is(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "HEARTBEAT", 0.1)
    there(running, people_here())
    head = running.application.log.head()
    with stream(running.client("stranger"), "/api/events") as line:
        while line.alive[-1:] != [str(head + 1)]:
            frame = line.frame()
            assert frame is not None
            assert "data" not in frame
            head = running.application.log.head() - 1
            line.alive += [frame["id"]] if "comment" in frame else []


def ends(line: Stream) -> float:
    """Seconds until the stream is at its end."""
    begun = time.monotonic()
    while line.frame() is not None:
        pass
    return time.monotonic() - begun


def test_a_stream_ends_within_a_second_when_access_is_lost(running: Running) -> None:
    operation = there(running, people_here())
    address = f"/api/operations/{operation}/events"
    after = running.application.log.head()
    with stream(running.client("redcross"), address, last=after) as line:
        revoked = _entered(running.client(), operation, "revoke-access", {"partner": "British Red Cross"})
        assert ends(line) < AT_ONCE
    assert running.client("redcross").get(address).status_code == 404
    with stream(running.client("coordinator"), address, last=revoked) as line:
        assert line.frame()
        assert command(running, "disable", "coordinator").returncode == 0
        assert ends(line) < AT_ONCE


def test_a_stream_ends_at_once_when_the_process_is_told_to_end(running: Running) -> None:
    """It holds nothing up, and whoever follows goes on in another process."""
    there(running, people_here())
    with stream(running.client("coordinator"), "/api/events", last=running.application.log.head()) as line:
        assert line.frame()
        running.server.stop()
        assert ends(line) < AT_ONCE


def test_a_stream_of_what_is_not_theirs_does_not_begin(running: Running) -> None:
    operation = there(running, people_here())
    headers = {"Accept": "text/event-stream"}
    answer = running.client("stranger").get(f"/api/operations/{operation}/events", headers=headers)
    assert answer.status_code == 404
    assert httpx2.get(f"{running.address}/api/events", headers=headers, timeout=60).status_code == 401
