"""A live view that cannot be drawn is not live and says so; it stops nobody else's, and comes back as a snapshot."""

import asyncio
import json
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from service.log import NotStored
from tests.running import PATIENCE, Line, Running
from tests.stories.rows import Client, reference_rows
from tests.web.poison import poisons, put
from web.live import following, hub

BEAT = 0.1


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heartbeats follow each other fast."""
    monkeypatch.setattr(hub, "HEARTBEAT", BEAT)


@pytest.fixture
def two(soon: None, running: Running) -> tuple[Client, Client]:
    both = Client(running.client()), Client(running.client())
    for each in both:
        for row in reference_rows()[:45]:
            each.carry_out(row)
    return both


def kinds(line: Line, seconds: float) -> list[str]:
    """What comes within a time."""
    found, end = [], time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        try:
            found.append(json.loads(line.socket.recv(left))["kind"])
        except TimeoutError:
            break
    return found


def until(line: Line, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The first frame that fits, however busy the machine is."""
    while not fits(frame := json.loads(line.socket.recv(PATIENCE))):
        pass
    return frame


def void(running: Running, day: Client, position: int) -> None:
    answer = running.client().post(
        f"/operations/{day.operation}/entries/{position}/void", data={"reason": "unreadable"}
    )
    assert answer.status_code == 303, answer.text


@pytest.mark.parametrize("view", ["board", "wall", "timeline", "data"])
def test_what_cannot_be_drawn_has_no_heartbeat_until_it_can(
    running: Running, two: tuple[Client, Client], view: str
) -> None:
    broken, sound = two
    with running.live(broken.operation, view=view) as line, running.live(sound.operation, view=view) as other:
        assert until(line, lambda frame: frame["kind"] == "heartbeat")
        position = put(running.application.log, poisons(broken.operation)["no such type"])
        until(line, lambda frame: frame["kind"] == "not_live")
        assert kinds(line, 5 * BEAT) == []
        assert until(other, lambda frame: frame["kind"] == "heartbeat")
        welfare = {"person": "P01", "kind": "food"}
        assert sound.http.post(f"/api/operations/{sound.operation}/provide-welfare", json=welfare).status_code == 200
        assert until(other, lambda frame: frame["kind"] == "delta")
        with running.live(broken.operation, view=view) as late:
            assert until(late, lambda frame: True)["kind"] == "not_live"
            assert kinds(late, 5 * BEAT) == []
            void(running, broken, position)
            for each in (line, late):
                fresh = until(each, lambda frame: frame["kind"] != "heartbeat")
                assert (fresh["kind"], fresh["seq"]) == ("snapshot", running.application.log.head())
                assert until(each, lambda frame: frame["kind"] == "heartbeat")


def test_one_view_that_cannot_be_drawn_stops_no_other(
    running: Running, two: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    day, _ = two

    def fails(state: object, audience: object) -> dict[str, str]:
        raise ValueError("this view has a fault")

    with running.live(day.operation, view="board") as board, running.live(day.operation, view="data") as data:
        until(board, lambda frame: frame["kind"] == "heartbeat")
        for channel in running.server.config.app.state.live.channels.values():  # type: ignore[union-attr]
            if channel.view == "board":
                monkeypatch.setattr(channel, "render", fails)
        welfare = {"person": "P01", "kind": "food"}
        assert day.http.post(f"/api/operations/{day.operation}/provide-welfare", json=welfare).status_code == 200
        until(board, lambda frame: frame["kind"] == "not_live")
        assert kinds(board, 5 * BEAT) == []
        assert until(data, lambda frame: frame["kind"] == "delta")["seq"] == running.application.log.head()


@pytest.fixture
def gone(running: Running, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """While it is set the log cannot be read."""
    log, away = running.application.log, threading.Event()
    asked = "head" if log.near else "read_list"
    answers = getattr(log, asked)

    def fails(*given: object) -> object:
        if away.is_set():
            raise NotStored("the disk is gone")
        return answers(*given)

    monkeypatch.setattr(log, asked, fails)
    return away


def test_a_log_that_cannot_be_read_is_followed_again_and_no_screen_looks_alive_meanwhile(
    running: Running, two: tuple[Client, Client], gone: threading.Event
) -> None:
    day, _ = two
    with running.live(day.operation, view="data") as line:
        until(line, lambda frame: frame["kind"] == "heartbeat")
        gone.set()
        assert until(line, lambda frame: frame["kind"] == "not_live")
        assert kinds(line, 5 * BEAT) == []
        gone.clear()
        assert until(line, lambda frame: frame["kind"] == "heartbeat")


def test_whoever_comes_while_the_log_cannot_be_read_is_given_no_line(
    running: Running, two: tuple[Client, Client], gone: threading.Event
) -> None:
    """A line that is open looks alive, whatever does not come over it."""
    day, _ = two
    gone.set()
    with pytest.raises(InvalidStatus) as refused, running.live(day.operation, view="data"):
        pass
    assert refused.value.response.status_code == 503
    gone.clear()
    with running.live(day.operation, view="data") as line:
        assert line.frame()["kind"] == "snapshot"


def test_whoever_comes_back_and_missed_nothing_hears_that_the_line_is_alive(
    running: Running, two: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "HEARTBEAT", 3600)
    day, _ = two
    with running.live(day.operation, view="data") as line, running.live(day.operation, view="data") as other:
        seq = line.frame()["seq"]
        assert other.frame()["seq"] == seq
        with running.live(day.operation, view="data", after=seq) as back:
            alive = json.loads(back.socket.recv(PATIENCE))
            assert (alive["seq"], alive["kind"]) == (seq, "heartbeat")
            assert abs(alive["now"] / 1000 - time.time()) < PATIENCE, "a page goes by the service's clock"


def test_a_log_that_does_not_answer_is_not_live_either(
    running: Running, two: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "LOST", BEAT)
    day, _ = two
    held, days = threading.Event(), running.application.days
    follow = days.follow

    async def waits() -> None:
        while held.is_set():
            await asyncio.sleep(BEAT / 10)
        await follow()

    monkeypatch.setattr(days, "follow", waits)
    with running.live(day.operation, view="data") as line:
        until(line, lambda frame: frame["kind"] == "heartbeat")
        held.set()
        assert until(line, lambda frame: frame["kind"] == "not_live")
        assert kinds(line, 5 * BEAT) == []
        held.clear()
        assert until(line, lambda frame: frame["kind"] == "heartbeat")
