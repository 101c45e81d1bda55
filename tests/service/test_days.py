"""The days in memory: kept up with the log, and not more of them than fit."""

import asyncio

import pytest

from domain.words import OperationId
from projections.operation.state import OperationState
from service import days as module
from service.days import Days
from service.log import Log, NotStored
from tests.given import ADay
from tests.running import run_apart


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


def test_a_day_that_several_wait_for_is_folded_once_and_holds_what_came_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = ADay().at("05:00").has("OperationProposed")
    days, folded = Days(one.log), module.folded
    times: list[OperationId] = []

    def slowly(log: Log, operation: OperationId) -> OperationState | None:
        times.append(operation)
        state = folded(log, operation)
        one.at("06:00").has("SiteEntered")
        days.catch_up()
        return state

    async def all_at_once() -> None:
        await asyncio.gather(*(days.load(one.operation) for _ in range(5)))

    monkeypatch.setattr(module, "folded", slowly)
    run_apart(all_at_once())
    found = days.get(one.operation)
    assert times == [one.operation]
    assert found is not None
    assert found.operation.entry is not None
    assert len(found.recorded_events) == 2


def test_two_who_follow_a_long_way_take_in_each_event_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 2)
    one = ADay().at("05:00").has("OperationProposed")
    days = Days(one.log)
    heard: list[int] = []
    days.heard.append(lambda _, state, recorded_events: heard.extend(each.position for each in recorded_events))
    days.get(one.operation)
    for minute in range(10, 19):
        one.at(f"06:{minute}").has("SiteEntered")

    async def together() -> None:
        await asyncio.gather(days.follow(), days.follow(), days.follow())

    run_apart(together())
    assert heard == sorted(set(heard))
    assert len(heard) == 9
    assert days.position == one.log.head()


def test_a_day_that_is_not_there_is_not_held() -> None:
    days = Days(ADay().at("05:00").has("OperationProposed").log)
    run_apart(days.load(OperationId("op-nowhere")))
    assert days.get(OperationId("op-nowhere")) is None


def test_a_store_that_is_away_is_asked_once_for_all_who_wait_and_none_of_them_is_told_of_less(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = ADay().at("05:00").has("OperationProposed")
    days, times = Days(one.log), list[int]()
    monkeypatch.setattr(one.log, "near", False, raising=False)

    def away(*_: object) -> None:
        times.append(1)
        raise NotStored("the database is away")

    async def together() -> tuple[set[type], list[int]]:
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(one.log, "read_list", away)
            found = await asyncio.gather(*(days.follow() for _ in range(50)), return_exceptions=True)
        await days.follow()
        return {type(each) for each in found}, times

    assert run_apart(together()) in (({NotStored}, [1]), ({NotStored}, [1, 1]))


def test_a_day_of_a_log_that_is_far_is_held_with_all_that_came_while_it_was_folded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = ADay().at("05:00").has("OperationProposed")
    monkeypatch.setattr(one.log, "near", False, raising=False)
    days, fold = Days(one.log), module.folded
    days.served = True

    def while_another_writes(log: Log, operation: OperationId) -> OperationState | None:
        found = fold(log, operation)
        one.at("06:00").has("SiteEntered")
        run_apart(days.follow())
        return found

    monkeypatch.setattr(module, "folded", while_another_writes)
    run_apart(days.load(one.operation))
    held = days.get(one.operation)
    assert held is not None
    assert held.position == days.position == one.log.head()


def test_a_store_that_is_far_is_not_asked_for_a_day_that_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    one = ADay().at("05:00").has("OperationProposed")
    monkeypatch.setattr(one.log, "near", False, raising=False)
    days = Days(one.log)
    run_apart(days.load(one.operation))
    monkeypatch.setattr(one.log, "read_list", None)
    run_apart(days.load(one.operation))
    assert days.held() == 1


def test_the_loop_never_folds_a_day_of_a_log_that_is_far(monkeypatch: pytest.MonkeyPatch) -> None:
    one = ADay().at("05:00").has("OperationProposed")
    monkeypatch.setattr(one.log, "near", False, raising=False)
    days = Days(one.log)
    days.served = True
    assert days.get(OperationId("op-nowhere")) is None
    with pytest.raises(NotStored):
        days.get(one.operation)


def test_whoever_listens_finds_every_day_with_all_that_came(monkeypatch: pytest.MonkeyPatch) -> None:
    """They may ask for a day while they are told: nothing that came is then left out of it."""
    one = ADay().at("05:00").has("OperationProposed")
    other = ADay(log=one.log).at("05:00").has("OperationProposed")
    days = Days(one.log)
    found: list[list[int]] = []

    def told(*_: object) -> None:
        found.append([state.position for each in (one, other) if (state := days.get(each.operation))])

    told()
    days.heard.append(told)
    days.changed.append(told)
    monkeypatch.setattr(days.organisations, "apply", lambda recorded: True)
    one.at("06:00").has("SiteEntered")
    other.at("06:00").has("SiteEntered")
    days.catch_up()
    assert found == [[2, 3], [4, 5], [4, 5], [4, 5]]
