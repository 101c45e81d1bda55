"""What comes at once is taken in at once, late entries too: by pages of any size a day is what it is reloaded."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from projections.views.alarms import alarms
from projections.views.board import board
from tests.given import people_here

MEAL = {"kind": "meal"}
NAMES = ("TemporaryExitLogged", "TemporaryExitReturned", "WelfareProvided")


def a_day() -> list[RecordedEvent]:
    """A centre with people in it, who go out, come back and eat, one after the other; two numbers are one person."""
    day = people_here()
    for minute, name in enumerate(NAMES * 2):
        day.at(f"13:{minute:02}")
        for person in ("P01", "P02", "P03"):
            day.has((name, person, MEAL if name == "WelfareProvided" else {}))
    day.at("13:30").has(("RegistrationVoided", "P02", {"duplicate_of": "P01"}))
    day.at("13:31").has(("WelfareProvided", "P01", MEAL))
    return day.recorded_events()


EVENTS = a_day()


def pages(events: list[RecordedEvent], sizes: list[int]) -> Iterator[list[RecordedEvent]]:
    """The events by pages of these sizes, one after the other."""
    at, turn = 0, 0
    while at < len(events):
        size = sizes[turn % len(sizes)]
        yield events[at : at + size]
        at, turn = at + size, turn + 1


@settings(max_examples=60)
@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=4),
    st.lists(st.integers(-90, 90), min_size=len(EVENTS), max_size=len(EVENTS)),
)
def test_a_day_taken_in_by_pages_is_the_day_that_is_folded_afresh(sizes: list[int], minutes: list[int]) -> None:
    """Each entry earlier or later by so many minutes than it was."""
    events = [
        replace(each, envelope=replace(each.envelope, happened_at=each.at + timedelta(minutes=by)))
        for each, by in zip(EVENTS, minutes, strict=True)
    ]
    live = OperationState(events[0].event.operation)
    for page in pages(events, sizes):
        live.apply(*page)
        live.apply(*page)
        fresh = OperationState.as_far_as_readable(live.id, [each for each in events if each.position <= live.position])
        assert board(live, {}) == board(fresh, {})
        assert alarms(live) == alarms(fresh)
        assert live.entries == fresh.entries


def test_however_many_come_late_at_once_the_fold_begins_again_once(monkeypatch: pytest.MonkeyPatch) -> None:
    day = people_here()
    state = OperationState.of(day.operation, day.recorded_events())
    folded: list[int] = []
    again = OperationState._rebuild
    monkeypatch.setattr(OperationState, "_rebuild", lambda self: (folded.append(self.position), again(self)))
    before = day.log.head()
    day.at("05:00")
    for _ in range(50):
        day.has(("WelfareProvided", "P01", MEAL))
    state.apply(*(each for each in day.recorded_events() if each.position > before))
    assert folded == [day.log.head()]
