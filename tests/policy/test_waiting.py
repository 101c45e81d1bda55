"""How long people may wait on a day, and how long others work without a break."""

from datetime import UTC, date, datetime, timedelta

from domain.policy.shifts import interpreting_limit, post_break_due
from domain.policy.waiting import WaitingLimits, waiting_limits

DAY = date(2026, 10, 13)


def test_how_long_people_wait_at_most() -> None:
    assert waiting_limits(DAY) == WaitingLimits(
        health_minutes=30,
        conversation_minutes=120,
        out_minutes=30,
        duty_to_notify_hours=24,
        social_worker_days=1,
        roll_call_minutes=60,
        bed_hour=18,
    )


def test_a_break_is_due_after_six_hours_in_a_post_and_one_of_interpreting() -> None:
    since = datetime(2026, 10, 13, 5, 0, tzinfo=UTC)
    assert post_break_due(since) == since + timedelta(hours=6)
    assert interpreting_limit(DAY) == timedelta(hours=1)
