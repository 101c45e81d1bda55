"""The heart of the suite: at every prefix of a day, what followed the log equals what is folded afresh."""

import pytest

from domain.kernel import Past
from projections.alarms import alarms
from projections.board import board
from projections.clocks import clocks
from projections.day import Day
from projections.measures import report
from service.access_table import AUDIENCE
from service.days import events_of_operation
from service.log import MemoryLog
from service.replay import Replay
from service.vault import Vault
from tests.given import START
from tests.stories.rows import reference_rows
from web.live import Hall
from web.pages.board import clock_now
from web.pages.live_views import VIEWS


@pytest.fixture(scope="module")
def pasts() -> list[Past]:
    log = MemoryLog()
    day = Replay(log, Vault(log), START, exercise=True)
    for _ in day.run(reference_rows()):
        pass
    return list(events_of_operation(log, day.operation))


def test_every_projection_at_every_prefix(pasts: list[Past]) -> None:
    live = Day(pasts[0].event.operation)
    for number, past in enumerate(pasts, 1):
        live.apply(past)
        live.apply(past)
        fresh = Day.of(live.id, pasts[:number])
        assert board(live) == board(fresh)
        assert alarms(live) == alarms(fresh)
        if number % 10 == 0 or number == len(pasts):
            now = clock_now(live)
            assert clocks(live, now) == clocks(fresh, now)
            assert report(live) == report(fresh)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("role", ["coordinator", "partner_reader"])
def test_a_snapshot_and_its_deltas_equal_a_fresh_snapshot(pasts: list[Past], view: str, role: str) -> None:
    """Whoever held the view from any moment on has what somebody has who opens it now."""
    seen_by = AUDIENCE[role]
    live = Day(pasts[0].event.operation)
    hall = Hall(live.id, view, seen_by)
    held: dict[str, str] = {}
    for number, past in enumerate(pasts, 1):
        live.apply(past)
        before = dict(hall.parts)
        hall.change(live, [past])
        held |= {name: html for name, html in hall.parts.items() if before.get(name) != html}
        if number % 20 == 0 or number == len(pasts):
            assert held == VIEWS[view](Day.of(live.id, pasts[:number]), seen_by)
