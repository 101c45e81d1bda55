"""Clocks run in a rehearsal as on the day itself; they stand in an exercise that was replayed ahead of its time."""

from datetime import timedelta

import pytest

from projections.operation.state import OperationState
from service import clock_of_a_day
from service.clock import now
from service.clock_of_a_day import clock_now, stands_at
from service.days import folded
from service.log import open_log
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.stories.rows import reference_rows

AN_HOUR = timedelta(hours=1)


def played(days_ahead: int, exercise: bool) -> OperationState:
    """The reference day up to 14:30, replayed so many days from now."""
    log = open_log("memory://")
    replay = Replay(log, Vault(log), now().date() + timedelta(days=days_ahead), exercise)
    for _ in replay.run(reference_rows()[:141]):
        pass
    state = folded(log, replay.operation)
    assert state is not None
    return state


@pytest.mark.parametrize("exercise", [True, False])
def test_who_waits_in_a_rehearsal_waits_longer_with_every_minute(
    monkeypatch: pytest.MonkeyPatch, exercise: bool
) -> None:
    state = played(-2, exercise)
    before, later = clock_now(state), now() + AN_HOUR
    monkeypatch.setattr(clock_of_a_day, "not_before", lambda written: later)
    assert clock_now(state) >= before + AN_HOUR
    assert stands_at(state) is None


def test_an_exercise_that_was_replayed_ahead_stands_at_its_last_entry() -> None:
    state = played(2, exercise=True)
    assert clock_now(state) == stands_at(state) == state.last
    assert stands_at(played(2, exercise=False)) is None
    assert clock_now(state, state.last - AN_HOUR if state.last else None) == state.last - AN_HOUR  # type: ignore[operator]
