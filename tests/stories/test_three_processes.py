"""Three reference days at once through three processes over one PostgreSQL, whatever fails in between.

A process is killed, the database is restarted, those who listen are cut off, and somebody holds the lock of the log for
longer than anybody waits for it. `THREE=long` plays it before three hundred boards, holds the lock for twenty seconds,
and holds every board to two seconds after the database's return.
"""

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from domain.words import EntryId
from service.access.accounts import Accounts
from service.commands.entry_events import events_of
from service.log import open_log
from service.store import pool
from service.store.postgres import WRITING
from tests.own_postgres import OwnPostgres, own_postgres
from tests.processes import Process, several
from tests.running import PASSWORD
from tests.stories.given_boards import Board, Boards, wait_for
from tests.stories.given_days import PlayedDay

pytestmark = pytest.mark.own_store
LONG = os.environ.get("THREE") == "long"
BOARDS = 300 if LONG else 60
HELD = 20.0 if LONG else pool.WAIT + 1.0
"""Seconds for which the lock is held."""
AWAY = 3.0
"""Seconds for which the database is away: longer than a store has to answer, six times a sign of life."""


HEAD = "SELECT max(position) FROM events"


@pytest.fixture
def own() -> Iterator[OwnPostgres]:
    with own_postgres() as made:
        yield made


@pytest.fixture
def token(own: OwnPostgres) -> str:
    with closing(Accounts(own.database)) as accounts:
        accounts.add("operator", PASSWORD, name="Operator", agency="Police", roles=["operator"], acts_for=None)
        return accounts.sign_in("operator", PASSWORD)


def test_whatever_fails_each_entry_is_stored_once_and_every_board_comes_back(
    own: OwnPostgres, token: str, tmp_path: Path
) -> None:
    with several(3, own.database, tmp_path) as processes:
        days = [PlayedDay(processes, token) for _ in range(3)]
        boards = Boards(processes, token)
        boards.start()
        for day in days:
            boards.open(day.client.operation, BOARDS // 3)
        wait_for(boards.every, lambda board: board.live)
        for day in days:
            day.start()
        _storm(own, processes, days, boards)
        for day in days:
            day.join()
        told = {day.client.operation: day for day in days}
        wait_for(boards.every, lambda board: board.seq >= told[board.operation].position and board.live)
        boards.end()
        lines = [line for each in processes for line in each.log.read_text().splitlines()]
    assert [day.wrong for day in days] == [[], [], []]
    assert [board.wrong for board in boards.every if board.wrong] == []
    for board in boards.every:
        counts = told[board.operation].counts
        assert {key: counts[key] for key in board.counts} == board.counts
    assert sum((day.http.not_stored for day in days), Counter())["503"] >= 1, "somebody met the lock, or the restart"
    _stored_once(own, days)
    assert [line for line in lines if '"status": 500' in line or '"status":500' in line] == []


def _storm(own: OwnPostgres, processes: list[Process], days: list[PlayedDay], boards: Boards) -> None:
    """What fails, one after the other, while the days are played."""
    _until(days, 0.1)
    processes[0].kill()
    processes[0].start()
    _until(days, 0.3)
    assert len(own.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")) >= 2
    _until(days, 0.4)
    own.stop()
    wait_for(boards.every, lambda board: not board.live)
    boards.away = True
    time.sleep(AWAY)
    boards.away = False
    took = _started(own, boards.every)
    print(f"{BOARDS} boards were live {took:.2f} s after the database was back")
    assert took < 2 or not LONG
    _until(days, 0.7)
    with psycopg.connect(own.database) as elsewhere:
        elsewhere.execute(f"SELECT pg_advisory_xact_lock({WRITING})")
        (before,) = own.execute(HEAD)
        time.sleep(HELD)
        assert all(board.live for board in boards.every), "who only looks waits for nobody who writes"
        assert own.execute(HEAD) == [before]
    processes[0].wait()


def _started(own: OwnPostgres, every: list[Board]) -> float:
    """Seconds from when the database takes connections again until every board is live."""
    starting = threading.Thread(target=own.start)
    starting.start()
    while True:
        try:
            psycopg.connect(own.database).close()
            break
        except psycopg.OperationalError:
            time.sleep(0.01)
    took = wait_for(every, lambda board: board.live)
    starting.join()
    return took


def _until(days: list[PlayedDay], part: float) -> None:
    """Wait until this part of all rows is played."""
    wanted = part * sum(len(day.rows) for day in days)
    while sum(day.done for day in days) < wanted:
        assert all(day.is_alive() or day.done == len(day.rows) for day in days), [day.wrong for day in days]
        time.sleep(0.01)


def _stored_once(own: OwnPostgres, days: list[PlayedDay]) -> None:
    """Each entry that was acknowledged stands in the log where it was said to, once; nothing else does."""
    with closing(open_log(own.database)) as log:
        stored = 0
        for day in days:
            assert len(day.http.answered) == len(day.rows)
            for key, position in day.http.answered.items():
                events = events_of(log, EntryId(key))
                assert [each.position for each in events] == list(range(position - len(events) + 1, position + 1))
                stored += len(events)
        (made_known,) = own.execute("SELECT count(*) FROM events WHERE type LIKE 'Organisation%'")[0]
        assert log.head() == stored + int(str(made_known))
