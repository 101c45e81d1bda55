"""A time of day alone is the last time that the clock showed it, whatever the hour: also just before midnight."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.times import LONDON
from web.pages.record import when
from web.pages.record.when import WhenQuestion

SUMMER = datetime(2026, 6, 1, tzinfo=UTC)
MINUTES_OF_A_DAY = 24 * 60


def read(typed: datetime, at: datetime) -> datetime:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(when, "recording_clock", lambda _: at)
        question = WhenQuestion(at=f"{typed.astimezone(LONDON):%H:%M}", ago=when.OTHER)
        said = question.said(None)
    assert question.error is None
    return datetime.fromisoformat(str(said))


@given(
    st.integers(0, 90 * 24 * 3600).map(lambda seconds: SUMMER + timedelta(seconds=seconds)),
    st.integers(6 - MINUTES_OF_A_DAY, 5),
)
def test_a_time_alone_is_the_one_nearest_before_or_that_a_fast_clock_shows(at: datetime, minutes: int) -> None:
    typed = (at + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    assert read(typed, at) == typed


def test_a_phone_that_runs_four_minutes_fast_says_five_past_midnight_before_it_is() -> None:
    at = datetime(2026, 11, 29, 23, 59, 6, tzinfo=UTC)
    assert read(datetime(2026, 11, 30, 0, 3, tzinfo=UTC), at) == datetime(2026, 11, 30, 0, 3, tzinfo=UTC)
    assert read(datetime(2026, 11, 29, 23, 50, tzinfo=UTC), at) == datetime(2026, 11, 29, 23, 50, tzinfo=UTC)
    assert read(datetime(2026, 11, 29, 0, 10, tzinfo=UTC), at) == datetime(2026, 11, 29, 0, 10, tzinfo=UTC)
