"""The days in memory: kept up with the log, and not more of them than fit."""

import pytest

from domain.words import OperationId
from service import days as module
from service.days import Days
from tests.given import ADay


def test_only_so_many_days_are_held_and_watched_ones_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 3)
    first = ADay().at("05:00").has("OperationProposed")
    others = [ADay(log=first.log).at("05:00").has("OperationProposed") for _ in range(5)]
    days = Days(first.log)
    watched: list[OperationId] = [first.operation]
    days.watched.append(lambda operation: operation in watched)
    held = days.get(first.operation)
    for other in others:
        assert days.get(other.operation) is not None
    assert days.get(first.operation) is held
    again = days.get(others[0].operation)
    assert again is not None
    assert again.id == others[0].operation
    assert len(days._days) == 3


def test_a_day_that_was_let_go_is_as_new_when_it_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 1)
    one = ADay().at("05:00").has("OperationProposed")
    other = ADay(log=one.log).at("05:00").has("OperationProposed")
    days = Days(one.log)
    days.get(one.operation)
    days.get(other.operation)
    one.at("06:00").has("SiteEntered")
    found = days.get(one.operation)
    assert found is not None
    assert found.operation.entry is not None
