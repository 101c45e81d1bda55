"""What is held is measured while the service runs. By itself: the numbers are those of the whole process."""

import pytest

from tests.given import an_open_centre
from tests.running import Running
from tests.web.forms import there
from tests.web.test_metrics import told, until
from web.live import measured


def test_what_is_held_is_measured_while_it_runs(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    operation = there(running, an_open_centre())
    running.stop()
    monkeypatch.setattr(measured, "EVERY", 0.02)
    running.start()
    with running.live(operation) as line:
        line.frame()
        until(lambda: told("firstlight_boards_open") == 1 and told("firstlight_boards_not_live") == 0)
        until(lambda: told("firstlight_log_position") == running.application.log.head())
        until(lambda: told("firstlight_behind_events", follower="outcomes") == running.application.log.head())
        assert told("firstlight_behind_events", follower="days") == 0
        assert told("firstlight_sessions") >= 1
        assert told("firstlight_days_held") >= 1
        assert told("firstlight_store_answers") == 1
        running.server.config.app.state.live.follows = False  # type: ignore[union-attr]
        until(lambda: told("firstlight_boards_not_live") == 1)
