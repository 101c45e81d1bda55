"""What a plan must have, and by when: so many for so many people, so many days or hours before the day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.policy.planning import (
    conversation_rooms_advised,
    due_before,
    interpreters_advised,
    is_night,
    is_quick,
    nights_advised,
    piece_due,
)

DAY = date(2026, 10, 13)
OPENS = datetime(2026, 10, 13, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(("people", "interpreters"), [(0, 0), (1, 1), (8, 1), (9, 2), (16, 2), (17, 3)])
def test_one_interpreter_is_advised_for_each_eight_people_begun(people: int, interpreters: int) -> None:
    assert interpreters_advised(people, DAY) == interpreters


def test_a_place_is_wanted_for_as_many_nights_as_a_decision_may_take_and_three_rooms_to_talk_in() -> None:
    assert (nights_advised(DAY), conversation_rooms_advised(DAY)) == (5, 3)


def test_the_night_goes_from_ten_past_midnight_until_six() -> None:
    assert [hour for hour in range(24) if is_night(hour, DAY)] == [0, 1, 2, 3, 4, 5, 22, 23]


def test_a_plan_is_quick_time_where_its_centre_opens_within_a_day_of_being_proposed() -> None:
    assert is_quick(OPENS - timedelta(hours=24), OPENS)
    assert not is_quick(OPENS - timedelta(hours=24, seconds=1), OPENS)


def test_a_quick_time_plan_wants_each_piece_so_many_hours_before_and_the_rest_can_wait() -> None:
    assert due_before("no_venue", OPENS) == OPENS - timedelta(hours=3)
    assert due_before("no_health", OPENS) == OPENS - timedelta(hours=2)
    assert due_before("no_budget", OPENS) is None


def test_a_piece_is_due_so_many_days_before_the_day_but_never_before_anybody_had_proposed_it() -> None:
    assert piece_due("no_venue", DAY, None) == date(2026, 9, 29)
    assert piece_due("no_venue", DAY, date(2026, 9, 1)) == date(2026, 9, 29)
    assert piece_due("no_venue", DAY, date(2026, 10, 5)) == date(2026, 10, 5)
    assert piece_due("no_venue", DAY, date(2026, 10, 20)) == DAY
