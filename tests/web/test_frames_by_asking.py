"""The frames of a live view by an ordinary request: the same as by a line, and to nobody who would not have it."""

import json
from datetime import UTC, datetime

import httpx2
import pytest

from service import clock
from tests.running import PATIENCE, TRUSTED, Running
from tests.stories.rows import Client, reference_rows
from web.live import channel, hub
from web.live.channel import Channel
from web.live.views import Holder


@pytest.fixture
def day(running: Running) -> Client:
    day = Client(running.client())
    for row in reference_rows()[:45]:
        day.carry_out(row)
    return day


@pytest.mark.parametrize("view", ["board", "wall", "timeline", "data"])
def test_whoever_asks_gets_what_the_line_brings_and_that_it_is_alive(running: Running, day: Client, view: str) -> None:
    with running.live(day.operation, "coordinator", view) as line:
        by_line = json.loads(line.socket.recv(PATIENCE))
        address = f"/live/operations/{day.operation}?view={view}"
        asked = running.client("coordinator").get(address)
        assert asked.headers["cache-control"] == "no-store"
        whole, alive = asked.json()
        assert whole == by_line
        assert (alive["seq"], alive["kind"]) == (by_line["seq"], "heartbeat")
        later = running.client("coordinator").get(f"{address}&after={alive['seq']}&heard={alive['now']}")
        assert [each["kind"] for each in later.json()] == ["heartbeat", "heartbeat"]
        welfare = {"person": "P01", "kind": "food"}
        running.client().post(f"/api/operations/{day.operation}/provide-welfare", json=welfare)
        delta = json.loads(line.socket.recv(PATIENCE))
        missed = running.client("coordinator").get(f"{address}&after={alive['seq']}&heard={alive['now']}")
        assert missed.json()[0] == delta


def test_nobody_gets_frames_who_would_not_have_the_line(running: Running, day: Client) -> None:
    address = f"/live/operations/{day.operation}"
    assert httpx2.get(f"{running.address}{address}", verify=TRUSTED).status_code == 303
    assert running.client("coordinator").get(f"{address}?view=people").status_code == 404
    assert running.client("coordinator").get("/live/operations/op-000000000000").status_code == 404
    assert running.client("reader").get(address).status_code == 200
    revoked = {"partner": "British Red Cross"}
    running.client("manager").post(f"/api/operations/{day.operation}/revoke-access", json=revoked)
    assert running.client("reader").get(address).status_code == 404


def test_whoever_heard_nothing_since_before_a_channel_was_made_gets_the_whole(running: Running, day: Client) -> None:
    """As after a restart: what time alone has changed meanwhile, nobody here knows."""
    state = running.application.days.as_taken_in(day.operation)
    assert state
    made = Channel(state.id, "board", lambda state, holder: {"waits": 31}, Holder(frozenset()), drawn_at=1_000)
    made.update(state, [])
    kinds = {heard: json.loads(made.first(state, state.position, heard)[0])["kind"] for heard in (999, 1_000, 2_000)}
    assert kinds == {999: "snapshot", 1_000: "heartbeat", 2_000: "heartbeat"}


def test_whoever_heard_what_time_changed_last_does_not_get_it_again(
    running: Running, day: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = running.application.days.as_taken_in(day.operation)
    assert state
    minutes = {"waits": 29}
    made = Channel(state.id, "board", lambda state, holder: dict(minutes), Holder(frozenset()), drawn_at=1_000)
    made.update(state, [])
    minutes["waits"] = 31
    monkeypatch.setattr(channel, "not_before", lambda written: datetime.fromtimestamp(2, UTC))
    assert made.pass_time(state)
    kinds = {heard: json.loads(made.first(state, state.position, heard)[0])["kind"] for heard in (1_500, 2_500)}
    assert kinds == {1_500: "snapshot", 2_500: "heartbeat"}


def test_whoever_comes_to_a_view_that_nobody_looked_at_sees_it_as_it_is_by_now(
    running: Running, day: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a limit was passed while nobody looked, whoever comes first sees it at once."""
    views = running.server.config.app.state.live.views  # type: ignore[union-attr]
    minutes = {"waits": 29}
    monkeypatch.setitem(views, "data", lambda state, holder: dict(minutes))
    with running.live(day.operation, "coordinator", "data") as line:
        assert line.frame()["numbers"] == {"waits": 29}
    minutes["waits"] = 31
    with running.live(day.operation, "coordinator", "data") as line:
        assert line.frame()["numbers"] == {"waits": 31}


def test_a_board_whose_service_had_its_clock_set_back_counts_on_from_the_last_entry(
    running: Running, day: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = running.application.days.as_taken_in(day.operation)
    assert state
    assert state.written
    address = f"/operations/{day.operation}"
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 12, 6, tzinfo=UTC))
    page = running.client("coordinator").get(address).text
    alive = running.client("coordinator").get(f"/live{address}?view=data").json()[-1]
    assert alive["now"] == state.written.timestamp() * 1_000
    assert f'data-now="{alive["now"]}"' in page


def test_whoever_asks_for_one_view_after_another_fills_no_memory(
    running: Running, day: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "NOT_HELD", 3)
    channels = running.server.config.app.state.live.channels  # type: ignore[union-attr]
    with running.live(day.operation, "coordinator", "board") as line:
        line.frame()
        for each in range(1, 10):
            asked = f"/live/operations/{day.operation}?only=waiting&show={60 * each}&centre=C{each}"
            assert running.client("coordinator").get(asked).status_code == 200
        assert len(channels) == 1 + 3 + 1, "the one that is held, three that were asked for, and the last"
        assert sum(bool(each.sockets) for each in channels.values()) == 1
