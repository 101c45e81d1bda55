"""Dates and times are read in one way; the hour that comes twice and the one that is left out are known."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.times import EARLIEST, LONDON, came_twice, out_of_time, read_date, read_time
from projections.local_time import local_clock

NOW = datetime(2026, 10, 25, 9, tzinfo=UTC)
FIRST, SECOND = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_local_time_is_london_time_and_one_with_an_offset_is_its_own() -> None:
    assert read_time("2026-07-01T08:30", NOW) == datetime(2026, 7, 1, 7, 30, tzinfo=UTC)
    assert read_time("2026-01-01T08:30:15", NOW) == datetime(2026, 1, 1, 8, 30, 15, tzinfo=UTC)
    assert read_time("2026-07-01T08:30Z", NOW) == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert read_time("2026-07-01T08:30-05:30", NOW) == datetime(2026, 7, 1, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        None, 0, True, 1.5, [], "", "yesterday", "08:30", "2026-10-13", "2026-10-13 08:30", "20261013T0830",
        "2026-10-13T08",
        "2026-10-13T24:00", "2026-10-13T08:60", "2026-10-13T08:30:60", "2026-10-13T08:30:00.0", "2026-10-13T08:30:00,5",
        "2026-02-31T08:30", "2026-13-01T08:30", "0000-01-01T08:30", "2026-W42-2T08:30", " 2026-10-13T08:30 ",
        "2026-10-13T08:30\n", "2026-10-13T08:30\0", "2026-10-13T08:30\ud800", "٢٠٢٦-١٠-١٣T٠٨:٣٠",
        "2026-10-13T08:30+24:00",
        "2026-10-13T08:30+01", "2026-10-13T08:30+0100", "2026-10-13T08:30z", "2026-10-13t08:30", "9" * 5000,
        "9999-12-31T23:59-00:01", "0001-01-01T00:00+00:01", "0001-01-01T00:00Z",
    ],
)  # fmt: skip
def test_nothing_else_is_a_time(text: object) -> None:
    with pytest.raises(ValueError, match="must be a real date and time"):
        read_time(text, NOW)


@given(st.one_of(st.text(), st.text("0123456789-T:+Z. "), st.integers(), st.none()))
@example("9999-12-31T23:59")
@example("0001-01-01T00:01")
def test_whatever_is_typed_is_a_time_that_can_be_shown_or_is_answered_in_words(text: object) -> None:
    try:
        assert read_time(text, NOW).astimezone(LONDON)
    except ValueError as wrong:
        assert str(wrong)[0].isupper()  # noqa: PT017


@given(st.integers(-2_208_988_800, 7_258_118_399).map(lambda seconds: EARLIEST + timedelta(seconds=seconds)))
def test_every_moment_reads_back_from_the_way_that_it_is_written(moment: datetime) -> None:
    moment = moment.astimezone(UTC)
    assert read_time(moment.isoformat(), NOW) == moment
    local = moment.astimezone(LONDON).replace(tzinfo=None).isoformat()
    assert read_time(local, moment) == moment or came_twice(moment)


def test_a_date_is_written_as_a_date() -> None:
    assert read_date("2026-10-13") == date(2026, 10, 13)
    for text in (
        None,
        20261013,
        "20261013",
        "2026-W42-2",
        "2026-02-31",
        "2026-10-13T00:00",
        " 2026-10-13",
        "０００１-01-01",
    ):
        with pytest.raises(ValueError, match="must be a real date, such as"):
            read_date(text)


def test_a_time_that_came_twice_is_the_later_that_is_not_in_the_future() -> None:
    assert read_time("2026-10-25T01:30", NOW) == SECOND
    assert read_time("2026-10-25T01:30", SECOND) == SECOND
    assert read_time("2026-10-25T01:30", SECOND - timedelta(seconds=1)) == FIRST
    assert read_time("2026-10-25T01:30+01:00", NOW) == FIRST


def test_only_the_hour_from_one_to_two_of_the_autumn_night_came_twice() -> None:
    hour = timedelta(hours=1)
    assert [came_twice(FIRST + each * hour) for each in (-1, 0, 1, 2)] == [False, True, True, False]
    assert not came_twice(datetime(2026, 3, 29, 1, 30, tzinfo=UTC))


def test_the_hour_that_the_spring_leaves_out_is_refused_with_the_reason() -> None:
    for text in ("2026-03-29T01:00", "2026-03-29T01:59:59"):
        with pytest.raises(ValueError, match="29 March 2026: the clocks go forward from 01:00 to 02:00"):
            read_time(text, NOW)
    assert read_time("2026-03-29T02:00", NOW) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert read_time("2026-03-29T01:30Z", NOW) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_nothing_is_recorded_more_than_five_minutes_before_it_happens_and_nothing_before_2015() -> None:
    soon = timedelta(minutes=5)
    assert [*out_of_time(NOW + soon, NOW)] == []
    assert [*out_of_time(NOW + soon + timedelta(microseconds=1), NOW)] == ["in_the_future"]
    assert [*out_of_time(EARLIEST, NOW)] == []
    assert [*out_of_time(EARLIEST - timedelta(microseconds=1), NOW)] == ["too_long_ago"]


def test_a_clock_says_bst_or_gmt_only_in_the_hour_that_came_twice() -> None:
    assert [local_clock(each) for each in (FIRST, SECOND)] == ["01:30 BST", "01:30 GMT"]
    assert local_clock(NOW) == "09:00"
