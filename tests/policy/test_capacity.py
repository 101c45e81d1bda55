"""When past operations say enough for a day to be simulated by their times."""

from datetime import date

import pytest

from domain.policy.capacity import enough


@pytest.mark.parametrize(
    ("operations", "conversations", "do"), [(3, 30, True), (2, 30, False), (3, 29, False), (20, 400, True)]
)
def test_so_many_operations_and_conversations_are_enough(operations: int, conversations: int, do: bool) -> None:
    assert enough(operations, conversations, date(2026, 10, 13)) == do
