"""The client for programs runs a small day against a real server, and loses and doubles nothing on a bad line."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.dcb.api import DCBEvent

from domain.words import Agency
from firstlight_client import Event, Firstlight, Malformed, NotAllowed, NotFound, Refused, SignedOut, Unavailable
from firstlight_client import client as parts
from tests.given import a_plan, identified, people_here
from tests.running import Running
from tests.web.forms import there

PAGE = Path(__file__).parents[2] / "docs" / "client.md"


def token(running: Running, agency: str = "Council", roles: tuple[str, ...] = ("coordinator", "manager")) -> str:
    tokens = running.application.tokens
    _, shown = tokens.make("Case system", agency, roles, tokens.clock() + 3600, "a test", reads_only=False)
    return shown


@pytest.fixture
def firstlight(running: Running) -> Iterator[Firstlight]:
    with Firstlight(running.address, token(running), seconds=60) as made:
        yield made


def test_a_small_day_runs_through_the_client(firstlight: Firstlight) -> None:
    day = firstlight.propose(premises="farm", expected_max=4, exploitation_types=["labour"])
    assert [each["operation"] for each in firstlight.operations()] == [day.id]
    day.enter("book-venue", beds=2, nights=2)
    day.enter_several([{"type": "GoDecisionRecorded"}, {"type": "SiteEntered"}])
    day.enter("set-centre-to-standby")
    day.enter("open-centre")
    stored = day.enter("register-person", age="adult", language="ro")
    assert (stored.operation, stored.events[0]["type"]) == (day.id, "PersonRegistered")
    day.enter("provide-welfare", person="P01", kind="food")
    assert day.board()["registered"] == 1
    every = list(day.events())
    assert [each.type for each in every] == [
        row["type"] for row in sorted(day.timeline(), key=lambda row: row["position"])
    ]
    person = next(each for each in every if each.type == "PersonRegistered")
    assert (person.subject, person.operation, person.position) == ("P01", day.id, stored.position)
    assert list(day.events(after=person.position)) == every[every.index(person) + 1 :]
    assert list(firstlight.events(after=person.position)) == every[every.index(person) + 1 :]


def test_what_goes_wrong_is_an_error_of_its_own_with_the_service_s_words(
    running: Running, firstlight: Firstlight
) -> None:
    day = firstlight.operation(there(running, people_here()))
    with pytest.raises(Refused) as refused:
        day.enter("allocate-bed", person="P09")
    assert refused.value.reasons
    assert all(refused.value.reasons.values())
    with pytest.raises(Malformed) as malformed:
        day.enter("register-person", happened_at="when it rained")
    assert "happened_at" in malformed.value.fields
    with pytest.raises(Malformed, match="Unknown fields: colour"):
        day.enter("register-person", colour="red")
    with pytest.raises(NotFound):
        firstlight.operation("op-nothing").board()
    with Firstlight(running.address, token(running, roles=("analyst",))) as analyst, pytest.raises(NotAllowed):
        analyst.operation(day.id).enter("register-person")
    with Firstlight(running.address, "fl_wrong") as nobody, pytest.raises(SignedOut, match="Sign in first"):
        nobody.operations()


def test_following_goes_on_after_a_restart_and_ends_with_the_access(running: Running) -> None:
    operation = there(running, identified("P01"))
    shown = token(running, "British Red Cross", ("welfare",))
    with Firstlight(running.address, shown, seconds=60) as partner:
        following = partner.operation(operation).follow(running.application.log.head())
        assert _fed(running, operation) == next(following).position
        missed = _fed(running, operation)
        running.stop()
        running.start()
        assert next(following).position == missed
        later = _fed(running, operation)
        assert next(following).position == later
        (made,) = running.application.tokens.of(Agency("British Red Cross"))
        running.application.tokens.revoke(made.id)
        with pytest.raises(SignedOut):
            next(following)


def _fed(running: Running, operation: str) -> int:
    body = {"person": "P01", "kind": "food"}
    made = running.client().post(f"/api/operations/{operation}/provide-welfare", json=body)
    assert made.status_code == 200, made.text
    return int(made.json()["position"])


class BadLine:
    """Stands between the client and nothing: answers as it is told, and keeps what was sent."""

    def __init__(self, answers: list[int | None]) -> None:
        self.answers, self.keys = answers, list[str]()


@contextmanager
def bad_line(*answers: int | None) -> Iterator[tuple[BadLine, str]]:
    """Answers each request by the next status; None takes it and hangs up without a word."""
    line = BadLine(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            line.keys.append(self.headers["Idempotency-Key"])
            if (status := line.answers.pop(0)) is None:
                self.close_connection = True
                return
            said: dict[str, Any] = {"operation": "op-1", "position": 7, "events": []}
            body = json.dumps(said if status == 200 else {"title": "Busy", "status": status}).encode()
            self.send_response(status)
            self.send_header("Retry-After", "0")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever, args=(0.05,))
    thread.start()
    yield line, f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    thread.join()
    listening.server_close()


def test_whatever_stands_in_a_text_an_event_is_one_line(running: Running) -> None:
    odd, day = "RED\u2028FOX\x85A", a_plan()
    named = f'"name":"{odd}"'.encode()  # as it was stored before it was read as it is now
    rows = [DCBEvent(kind, data.replace(b'"name":null', named), tags) for _, kind, data, tags in day.log.since(0, 99)]
    running.application.log.append(rows)
    running.application.days.catch_up()
    with Firstlight(running.address, token(running), seconds=60) as made:
        for events in (made.operation(day.operation).events(), made.operation(day.operation).follow()):
            assert next(events).data["data"]["name"] == odd


def test_an_entry_is_sent_again_under_the_same_key_until_it_is_answered() -> None:
    with bad_line(503, None, 503, 200, 200) as (line, address), Firstlight(address, "fl_any") as made:
        assert made.operation("op-1").enter("open-centre").position == 7
        assert made.operation("op-1").enter("open-centre").position == 7
    assert len(set(line.keys[:4])) == 1
    assert len(set(line.keys)) == 2


def test_what_is_busy_for_too_long_says_so_and_may_be_sent_again_with_its_key() -> None:
    with bad_line(503, 503, 200) as (line, address), Firstlight(address, "fl_any", tries=2) as made:
        with pytest.raises(Unavailable, match="Busy"):
            made.operation("op-1").enter("open-centre", key="of-mine")
        assert made.operation("op-1").enter("open-centre", key="of-mine").position == 7
    assert line.keys == ["of-mine"] * 3


def test_the_same_key_is_stored_once_by_a_real_server(running: Running, firstlight: Firstlight) -> None:
    day = firstlight.operation(there(running, people_here()))
    first = day.enter("provide-welfare", key="of-mine", person="P01", kind="food")
    assert day.enter("provide-welfare", key="of-mine", person="P01", kind="food") == first
    assert len([each for each in day.events() if each.type == "WelfareProvided"]) == 1


def test_the_example_of_its_page_runs(running: Running, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    running_example = example.replace("https://firstlight.your.council", running.address)
    exec(compile(running_example, "docs/client.md", "exec"), {"token": token(running), "Event": Event})
    assert "PersonRegistered P01" in capsys.readouterr().out
    assert parts.STREAM["Accept"] == "text/event-stream"
