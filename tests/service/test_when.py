"""When an entry happened, from what was typed and by which clock; and the clock that an operation has of its own."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from service import clock
from service.application import own_clock
from service.clock import end_of_minute, on_day
from service.clock_of_a_day import clock_now, recording_clock
from service.commands.malformed import Malformed
from service.commands.when import Happened, RecordingClock
from tests.given import an_open_centre

NOW = datetime(2026, 10, 13, 9, 0, 20, tzinfo=UTC)


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2026, 10, 13, hour, minute, second, tzinfo=UTC)


def test_what_is_typed_up_to_five_minutes_ahead_is_taken_as_now_and_kept() -> None:
    assert RecordingClock(NOW).when("2026-10-13T10:05") == Happened(NOW, at(9, 5))
    assert RecordingClock(NOW).when("2026-10-13T10:06") == Happened(at(9, 6))
    assert RecordingClock(NOW).when("2026-10-13T10:00") == Happened(at(9, 0))
    assert RecordingClock(NOW).when(None) is None


def test_the_whole_minutes_by_which_a_device_is_wrong_are_taken_off_first() -> None:
    ahead = RecordingClock(NOW, "2026-10-13T09:20:25Z")
    assert ahead.when("2026-10-13T10:15") == Happened(at(8, 55))
    behind = RecordingClock(NOW, "2025-10-13T09:00:20Z")
    assert behind.when("2025-10-13T09:45") == Happened(at(8, 45))
    right = RecordingClock(NOW, "2026-10-13T09:00:45Z")
    assert right.when("2026-10-13T09:45") == Happened(at(8, 45))


@pytest.mark.parametrize(
    ("field", "clock", "text"),
    [
        ("happened_at", RecordingClock(NOW), "yesterday"),
        ("happened_at", RecordingClock(NOW), 0),
        ("happened_at", RecordingClock(NOW, "0001-01-02T00:00Z"), "9999-12-31T00:00"),
        ("device_time", RecordingClock(NOW, "noon"), "2026-10-13T09:45"),
    ],
)
def test_what_cannot_be_read_names_its_field(field: str, clock: RecordingClock, text: object) -> None:
    with pytest.raises(Malformed) as wrong:
        clock.when(text)
    assert [name for name, _ in wrong.value.problems] == [field]


@pytest.mark.parametrize("day", [1.0, True, "1", None, 10**12, 5_000, -5_000])
def test_a_day_of_a_script_is_a_number_within_some_years(day: object) -> None:
    with pytest.raises(ValueError, match="The day must be a number"):
        on_day(date(2026, 10, 13), day, "08:30")


@pytest.mark.parametrize("time", ["0830", "8:30", "08:30+01:00", "08:30Z", "24:00", " 08:30", 830, None, "08:30:00.5"])
def test_a_time_of_a_script_is_a_time_of_day(time: object) -> None:
    with pytest.raises(ValueError, match="real"):
        on_day(date(2026, 10, 13), 0, time)


def test_a_row_in_the_hour_that_came_twice_means_the_later() -> None:
    assert on_day(date(2027, 10, 31), 0, "01:30") == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def test_a_date_alone_is_the_end_of_that_local_day_also_where_it_has_25_hours() -> None:
    assert end_of_minute("2026-10-25") == datetime(2026, 10, 25, 23, 59, 59, 999_999, UTC)
    assert end_of_minute("2026-07-01") == datetime(2026, 7, 1, 22, 59, 59, 999_999, UTC)


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31", "1899-12-31T23:00", "2200-01-01T00:00", "", "T", "12:00"])
def test_no_moment_beyond_what_can_be_reckoned_is_asked_for(text: str) -> None:
    with pytest.raises(ValueError, match="must be a real date"):
        end_of_minute(text)


def test_an_operation_replayed_ahead_of_its_time_is_recorded_by_its_own_clock() -> None:
    state = an_open_centre().day()
    assert state.written == state.last
    assert state.written is not None
    ahead = replace(state.entries[-1], position=99)
    far = datetime(2199, 1, 1, tzinfo=UTC)
    state.apply(replace(ahead, envelope=replace(ahead.envelope, happened_at=far, recorded_at=far)))
    assert recording_clock(state) == far == clock_now(state)
    assert abs(recording_clock(None) - datetime.now(UTC)) < timedelta(minutes=1)


def test_where_the_clock_was_set_back_what_comes_next_did_not_happen_before_the_last_entry() -> None:
    """Who left by the clock that ran ahead would else not be let in again for hours, and a fire count depends on it."""
    state = an_open_centre().day()
    assert own_clock(state) is None
    for number, (ahead, taken) in enumerate(((timedelta(hours=3), True), (timedelta(days=2), False)), 98):
        moment = datetime.now(UTC) + ahead
        last = replace(state.entries[-1], position=number)
        state.apply(replace(last, envelope=replace(last.envelope, happened_at=moment, recorded_at=moment)))
        assert own_clock(state) == (moment if taken else None)
        assert own_clock(state, typed=True) == moment


def test_what_two_processes_store_in_one_second_is_in_time_whichever_comes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first to read the clock may be the second to store; by finer times the day would be folded again."""
    state = an_open_centre().day()
    before = state.entries[-1]
    second = before.envelope.recorded_at.timestamp() + 60
    entries = state.entries
    for place, fraction in enumerate((0.907, 0.903), start=1):
        monkeypatch.setattr(clock, "time", SimpleNamespace(time=lambda at=second + fraction: at))
        envelope = replace(before.envelope, happened_at=clock.now(), recorded_at=clock.now())
        state.apply(replace(before, position=before.position + place, envelope=envelope))
    assert state.entries is entries, "nothing began again"
    assert [each.position - before.position for each in entries[-3:]] == [0, 1, 2]
