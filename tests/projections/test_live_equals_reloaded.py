"""The heart of the suite: at every prefix of a day, what followed the log equals what is folded afresh."""

import pytest

from domain.kernel import RecordedEvent
from projections.measures import report
from projections.operation.state import OperationState
from projections.views.alarms import alarms
from projections.views.board import board
from projections.views.clocks import clocks
from service.access.table import AUDIENCE
from service.days import events_of_operation
from service.log import MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.given import START
from tests.stories.rows import reference_rows
from web.app import VIEWS
from web.live.hub import Channel
from web.pages.board.routes import clock_now


@pytest.fixture(scope="module")
def recorded_events() -> list[RecordedEvent]:
    log = MemoryLog()
    day = Replay(log, Vault(log), START, exercise=True)
    for _ in day.run(reference_rows()):
        pass
    return list(events_of_operation(log, day.operation))


def test_every_projection_at_every_prefix(recorded_events: list[RecordedEvent]) -> None:
    live = OperationState(recorded_events[0].event.operation)
    for number, recorded in enumerate(recorded_events, 1):
        live.apply(recorded)
        live.apply(recorded)
        fresh = OperationState.of(live.id, recorded_events[:number])
        assert board(live, {}) == board(fresh, {})
        assert alarms(live) == alarms(fresh)
        if number % 10 == 0 or number == len(recorded_events):
            now = clock_now(live)
            assert clocks(live, now) == clocks(fresh, now)
            assert report(live) == report(fresh)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("role", ["coordinator", "partner_reader"])
def test_a_snapshot_and_its_deltas_equal_a_fresh_snapshot(
    recorded_events: list[RecordedEvent], view: str, role: str
) -> None:
    """Whoever held the view from any moment on has what somebody has who opens it now."""
    seen_by = AUDIENCE[role]
    live = OperationState(recorded_events[0].event.operation)
    channel = Channel(live.id, view, VIEWS[view], seen_by)
    held: dict[str, str] = {}
    for number, recorded in enumerate(recorded_events, 1):
        live.apply(recorded)
        before = dict(channel.parts)
        channel.change(live, [recorded])
        held |= {name: html for name, html in channel.parts.items() if before.get(name) != html}
        if number % 20 == 0 or number == len(recorded_events):
            assert held == VIEWS[view](OperationState.of(live.id, recorded_events[:number]), seen_by)
