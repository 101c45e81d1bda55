"""A log that is put back to an earlier copy, or whose file is exchanged, under those who have read more of it."""

import asyncio
import os
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem

from projections.operation.state import OperationState
from service import followed as followed_module
from service.days import Days
from service.followed import Followed
from service.log import Log, WentBack, open_log
from service.outcomes import Outcomes
from service.same_log import is_held, is_held_in, latest_mark, mark_at
from tests import postgres
from tests.given import ADay, a_plan
from tests.put_back import copied, put_back
from tests.service.given_outcomes import EVER

EVENT = DCBEvent("A", b"{}", ["a:1"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.db"


def test_an_entry_that_was_decided_by_more_than_the_log_holds_is_not_stored(either_store: str) -> None:
    log = open_log(either_store)
    log.append([EVENT])
    ahead = DCBAppendCondition(DCBQuery([DCBQueryItem(types=["A"], tags=["b:1"])]), after=7)
    with pytest.raises(WentBack):
        log.append([EVENT], ahead)
    assert log.head() == 1
    log.close()


def read(days: Days) -> None:
    days.catch_up()


def follow(days: Days) -> None:
    asyncio.run(days.follow())


@pytest.mark.parametrize("read", [read, follow])
@pytest.mark.parametrize("more", [0, 1, 2, 3])
def test_whoever_has_read_what_was_lost_reads_nothing_more(
    path: Path, read: object, more: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(followed_module, "LOOK", 0.0)
    log = open_log(f"sqlite:///{path}")
    day = ADay(log=log).at("05:00").has("OperationProposed")
    copy = copied(path)
    day.at("06:00").has("SiteEntered")
    days = Days(log)
    assert days.position == log.head()
    put_back(path, copy)
    for _ in range(more):
        ADay(log=log).at("05:00").has("OperationProposed")
    for _ in range(2):
        with pytest.raises(WentBack):
            read(days)  # type: ignore[operator]
    assert days.followed.went_back
    log.close()


def test_a_database_put_back_under_whoever_follows_it_ends_their_reading() -> None:
    with postgres.database() as database, postgres.database() as copy:
        log = open_log(database)
        day = ADay(log=log).at("05:00").has("OperationProposed")
        log.close()
        postgres.copied(database, copy)
        log = open_log(database)
        day.log = log
        day.at("06:00").has("SiteEntered")
        days = Days(log)
        days.served = True
        log.close()
        postgres.copied(copy, database)
        days.log = days.followed.log = log = open_log(database)
        for _ in range(2):
            with pytest.raises(WentBack):
                asyncio.run(days.follow())
            ADay(log=log).at("05:00").has("OperationProposed")
        log.close()


def test_figures_across_operations_are_counted_again_where_the_log_they_are_of_is_gone(path: Path) -> None:
    database = f"sqlite:///{path}"
    log = open_log(database)
    day = a_plan(log=log).at("05:00")
    copy = copied(path)
    day.has("SiteEntered")
    outcomes = Outcomes(database, log)
    outcomes.catch_up()
    assert outcomes.totals(*EVER)["M01"].n == 1
    put_back(path, copy)
    day.at("06:00").has("BriefingIssued")
    ADay(log=log).at("05:00").has("OperationProposed")
    assert outcomes.behind() == log.head()
    outcomes.catch_up()
    assert outcomes.behind() == 0
    assert outcomes.totals(*EVER)["M01"].n in (0, None)
    outcomes.close()
    log.close()


def test_whoever_begins_anew_reads_what_is_there_now(path: Path) -> None:
    log = open_log(f"sqlite:///{path}")
    followed = Followed(log, 0)
    assert list(followed.ahead(followed.head())) == []
    ADay(log=log).at("05:00").has("OperationProposed")
    for each in followed.ahead(followed.head()):
        followed.took(each)
    head = log.head()
    assert (followed.position, followed.mark) == (head, mark_at(log, head))
    with pytest.raises(WentBack):  # it ends before the head that was just told
        list(followed.ahead(head + 1))
    log.close()


def test_a_file_exchanged_under_whoever_follows_it_ends_their_reading(path: Path) -> None:
    log = open_log(f"sqlite:///{path}")
    ADay(log=log).at("05:00").has("OperationProposed")
    days = Days(log)
    os.replace(copied(path), path)
    with pytest.raises(WentBack):
        days.catch_up()
    assert days.followed.went_back
    log.close()


def test_an_entry_is_known_by_its_mark_whatever_stands_at_its_position(path: Path) -> None:
    log: Log = open_log(f"sqlite:///{path}")
    day = ADay(log=log).at("05:00").has("OperationProposed")
    copy = copied(path)
    day.at("06:00").has("SiteEntered")
    lost, stays = mark_at(log, log.head()), mark_at(log, log.head() - 1)
    state = OperationState.of(day.operation, day.recorded_events())
    assert latest_mark(state) == lost
    assert is_held_in(state, lost)
    put_back(path, copy)
    assert not is_held(log, lost)
    day.at("06:00").has("SiteEntered")
    again = OperationState.of(day.operation, day.recorded_events())
    assert not is_held(log, lost)
    assert not is_held_in(again, lost)
    assert is_held(log, stays)
    assert is_held_in(again, stays)
    log.close()


@pytest.mark.parametrize("said", ["", "7", "x.y", "7.", f"{'9' * 30}.a", "²."])
def test_what_is_no_mark_says_nothing(path: Path, said: str) -> None:
    log = open_log(f"sqlite:///{path}")
    assert is_held(log, said)
    assert is_held_in(OperationState(ADay(log=log).operation), said)
    assert mark_at(log, 0) == latest_mark(OperationState(ADay(log=log).operation)) == ""
    log.close()
