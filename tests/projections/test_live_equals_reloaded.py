"""The heart of the suite: at every prefix of a day, what followed the log equals what is folded afresh."""

import json
import re

import pytest

from domain.events.arrivals import TemporaryExitLogged, TemporaryExitReturned
from domain.kernel import RecordedEvent
from projections.measures import report
from projections.operation.state import OperationState
from projections.views.alarms import alarms
from projections.views.board import board
from projections.views.clocks import clocks
from service.access.table import AUDIENCE
from service.clock_of_a_day import clock_now
from service.days import events_of_operation
from service.log import MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.given import START, people_here
from tests.stories.rows import reference_rows
from web.live.channel import Channel
from web.live.views import Holder, Parts
from web.pages.shown import SHAPES, VIEWS


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


PARTIAL = re.compile(r'<hx-partial hx-target="#([^"]+)" hx-swap="(\w+)">(.*?)</hx-partial>', re.DOTALL)
COUNTED_BY_THE_BROWSER = re.compile(r'(?<=data-at=)("?[^">]*"?>)[^<]*|(?: fl-is-(?:soon|over))')
"""Minutes and how urgent they are: a browser goes on counting them between two frames."""


class Screen:
    """What a browser has of a view: its elements by their ids, and the rows that a list holds."""

    def __init__(self) -> None:
        self.elements: dict[str, str] = {}
        self.lists: dict[str, set[str]] = {}

    def take(self, frame: bytes) -> None:
        """Take in a frame as htmx does."""
        told = json.loads(frame)
        self.elements |= {name: str(n) for name, n in told.get("numbers", {}).items()}
        for target, swap, html in PARTIAL.findall(told.get("content", "")):
            if swap == "delete":
                assert target in self.elements, f"{target} goes and was never there"
                del self.elements[target]
                for rows in self.lists.values():
                    rows.discard(target)
            elif swap == "outerMorph":
                self.elements[target] = COUNTED_BY_THE_BROWSER.sub(r"\1", html)
            else:
                self._fill(target, html, anew=swap == "innerMorph")

    def _fill(self, target: str, html: str, anew: bool) -> None:
        for row in () if not anew else self.lists.get(target, set()):
            del self.elements[row]
        rows = self.lists.setdefault(target, set())
        rows.difference_update(rows if anew else ())
        for row in re.findall(r"<li.*?</li>", html, re.DOTALL):
            name = re.findall(r'id="?([^" >]+)', row)[0]
            assert name not in rows, f"{name} stands twice"
            rows.add(name)
            self.elements[name] = COUNTED_BY_THE_BROWSER.sub(r"\1", row)


def holding(view: str, role: str) -> Holder:
    return SHAPES.get(view, lambda holder: holder)(Holder(AUDIENCE[role], frozenset({role})))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("role", ["coordinator", "partner_reader"])
def test_a_snapshot_and_its_deltas_equal_a_fresh_snapshot(
    recorded_events: list[RecordedEvent], view: str, role: str
) -> None:
    """Whoever held the view from any moment on has what somebody has who opens it now."""
    live = OperationState(recorded_events[0].event.operation)
    channel = Channel(live.id, view, VIEWS[view], holding(view, role))
    held = Screen()
    for number, recorded in enumerate(recorded_events, 1):
        live.apply(recorded)
        frame = channel.change(live, [recorded])
        held.take(channel.snapshot(live) if number == 1 else frame)
        if number % 20 == 0 or number == len(recorded_events):
            state = OperationState.of(live.id, recorded_events[:number])
            fresh, opened = Channel(live.id, view, VIEWS[view], holding(view, role)), Screen()
            fresh.change(state, [])
            opened.take(fresh.snapshot(state))
            assert held.elements == opened.elements
            assert held.lists == opened.lists


def test_whoever_goes_back_to_an_earlier_column_of_the_wall_stands_there_and_nowhere_else() -> None:
    """The talk was entered by mistake: a row of the same id comes before the one that goes."""
    day = people_here()
    day.enter("PersonDebriefStarted", "P01", entry=f"{day.operation}-talk", room="R1")
    channel, held = Channel(day.operation, "wall", VIEWS["wall"], holding("wall", "coordinator")), Screen()
    channel.change(day.day(), [])
    held.take(channel.snapshot(day.day()))
    assert (held.lists["wall-room"], "wall-P01" in held.lists["wall-health"]) == ({"wall-P01"}, False)
    day.void(f"{day.operation}-talk")
    held.take(channel.change(day.day(), day.recorded_events()[-1:]))
    assert (held.lists["wall-room"], "wall-P01" in held.lists["wall-health"]) == (set(), True)


def test_a_change_sends_the_rows_that_it_changed_and_no_other(recorded_events: list[RecordedEvent]) -> None:
    live = OperationState(recorded_events[0].event.operation)
    channel = Channel(live.id, "board", VIEWS["board"], holding("board", "coordinator"))
    told: dict[str, set[str]] = {}
    for recorded in recorded_events:
        live.apply(recorded)
        content = json.loads(channel.change(live, [recorded])).get("content", "")
        person = getattr(recorded.event, "person", None)
        if isinstance(recorded.event, TemporaryExitLogged | TemporaryExitReturned) and person:
            told[person.ref] = {target for target, _, _ in PARTIAL.findall(content) if target.startswith("row-")}
    assert told
    assert all(rows == {f"row-{ref}"} for ref, rows in told.items()), told


def test_a_snapshot_is_encoded_once_for_all_who_come(recorded_events: list[RecordedEvent]) -> None:
    state = OperationState.of(recorded_events[0].event.operation, recorded_events[:100])
    drawn = []

    def view(state: OperationState, holder: Holder) -> Parts:
        drawn.append(state.position)
        return {"n": state.position}

    channel = Channel(state.id, "board", view, holding("board", "coordinator"))
    channel.update(state, [])
    assert channel.first(state, None)[0] is channel.first(state, None)[0]
    assert drawn == [state.position]
    (alive,) = channel.first(state, state.position)
    assert json.loads(alive)["kind"] == "heartbeat", "whoever missed nothing is told at once that the view is alive"


def test_what_time_alone_has_changed_is_sent_and_whoever_was_away_gets_the_whole(
    recorded_events: list[RecordedEvent],
) -> None:
    state = OperationState.of(recorded_events[0].event.operation, recorded_events[:100])
    minutes = {"waits": 29}
    channel = Channel(state.id, "board", lambda state, holder: dict(minutes), holding("board", "coordinator"))
    channel.update(state, [])
    assert channel.pass_time(state) is None
    minutes["waits"] = 31
    frame = channel.pass_time(state)
    assert frame
    assert json.loads(frame)["numbers"] == {"waits": 31}
    assert channel.pass_time(state) is None
    came_back = channel.first(state, state.position)
    assert [json.loads(each)["kind"] for each in came_back] == ["snapshot"]
