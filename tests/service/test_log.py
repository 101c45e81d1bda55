"""Every log passes the library's own recorder tests, and ours where a durable store could go wrong."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from unittest.mock import Mock

import pytest
from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.dcb.tests import DCBRecorderTestCase
from eventsourcing.persistence import IntegrityError

from service.log import Append, MemoryLog, SqliteLog, beside_the_log, open_log
from service.log.batch import Batch
from service.log.postgres import PostgresLog
from service.store import writing
from tests import postgres

Durable = SqliteLog | PostgresLog


class TestSqliteLogAsTheLibrarySeesIt(DCBRecorderTestCase):
    @pytest.fixture(autouse=True)
    def _path(self, tmp_path: Path) -> None:
        self.path = str(tmp_path / "log.db")

    def test_append_and_read(self) -> None:
        log = SqliteLog(self.path)
        self._test_append_read(log)
        log.close()

    def test_subscribe(self) -> None:
        log = SqliteLog(self.path)
        self._test_append_subscribe(log)
        log.close()


class TestMemoryLogAsTheLibrarySeesIt(DCBRecorderTestCase):
    def test_append_and_read(self) -> None:
        self._test_append_read(MemoryLog())

    def test_subscribe(self) -> None:
        self._test_append_subscribe(MemoryLog())


class TestPostgresLogAsTheLibrarySeesIt(DCBRecorderTestCase):
    def test_append_and_read(self) -> None:
        with postgres.database() as database, closing(PostgresLog(database)) as log:
            self._test_append_read(log)

    def test_subscribe(self) -> None:
        with postgres.database() as database, closing(PostgresLog(database)) as log:
            self._test_append_subscribe(log)


@pytest.fixture
def log(either_store: str) -> Iterator[Durable]:
    made = open_log(either_store)
    assert isinstance(made, Durable)
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[SqliteLog]:
    made = SqliteLog(str(tmp_path / "log.db"))
    yield made
    made.close()


def event(name: str, *tags: str) -> DCBEvent:
    return DCBEvent(name, b"{}", list(tags))


def only_if_free(tag: str, after: int | None = None, types: tuple[str, ...] = ("Taken",)) -> DCBAppendCondition:
    return DCBAppendCondition(DCBQuery([DCBQueryItem(list(types), [tag])]), after)


def test_twenty_threads_racing_for_one_bed_give_one_winner(log: Durable) -> None:
    start, won = threading.Barrier(20), []

    def race(number: int) -> None:
        start.wait()
        try:
            won.append((number, log.append([event("Taken", "bed:5")], only_if_free("bed:5"))))
        except IntegrityError:
            pass

    threads = [threading.Thread(target=race, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert log.head() == 1, "refused appends leave no holes"


def test_another_tag_or_another_type_does_not_conflict(log: Durable) -> None:
    log.append([event("Taken", "bed:5"), event("Renamed", "bed:6")])
    assert log.append([event("Taken", "bed:6")], only_if_free("bed:6")) == 3


def test_a_group_answers_each_caller_rightly(log: Durable) -> None:
    log.append([event("Taken", "bed:1")])
    answers = log.append_all([Append([event("Taken", f"bed:{n}")], only_if_free(f"bed:{n}")) for n in (1, 2, 1, 3)])
    assert [None if isinstance(each, IntegrityError) else each for each in answers] == [None, 2, None, 3]


def test_whatever_waits_for_a_lock_is_stored_in_one_transaction_once_it_is_free(
    log: Durable, either_store: str
) -> None:
    """Whoever found nobody writing writes alone; those who came meanwhile are stored together."""
    with closing(beside_the_log(either_store, "")) as elsewhere, ThreadPoolExecutor(8) as callers, ExitStack() as held:
        held.enter_context(writing(elsewhere))
        first = callers.submit(log.append, [event("Taken", "bed:0")])
        while not log._written or log._waiting:
            time.sleep(0.001)
        others = [callers.submit(log.append, [event("Taken", f"bed:{n}")]) for n in range(1, 8)]
        while len(log._waiting) < len(others):
            time.sleep(0.001)
        held.close()
        assert first.result() == 1
        assert sorted(each.result() for each in others) == list(range(2, 9))
        covered = elsewhere.execute("SELECT row FROM chain WHERE kind = 'event' ORDER BY number").fetchall()
    assert [int(row) for (row,) in covered] == [1, 2]


def test_a_command_that_is_interrupted_while_it_writes_leaves_the_log_to_others(
    log: Durable, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Batch, "add", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            log.append([event("Taken", "bed:1")])
    assert log.append([event("Taken", "bed:2")]) == 1


def test_a_closed_log_takes_nothing(log: Durable) -> None:
    log.close()
    with pytest.raises(RuntimeError, match="closed"):
        log.append([event("Taken", "bed:1")])


def test_an_unconditional_append_cannot_break_a_boundary(log: Durable) -> None:
    _, head = log.read_list(DCBQuery([DCBQueryItem(["Taken"], ["bed:1"])]))
    log.append([event("Taken", "bed:1")])
    with pytest.raises(IntegrityError):
        log.append([event("Taken", "bed:1")], only_if_free("bed:1", head))


@pytest.mark.parametrize("conditional", [True, False])
def test_a_subscriber_gets_every_event_of_eight_writers(log: Durable, conditional: bool) -> None:
    got: list[int] = []
    total = 8 * 40

    def follow() -> None:
        with log.subscribe() as subscription:
            for each in subscription:
                got.append(each.position)
                if len(got) == total:
                    return

    def write(number: int) -> None:
        for turn in range(40):
            tag = f"w:{number}-{turn}"
            log.append([event("Taken", tag)], only_if_free(tag) if conditional else None)

    reader = threading.Thread(target=follow)
    reader.start()
    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in writers:
        thread.start()
    for thread in (*writers, reader):
        thread.join(timeout=20)
    assert got == list(range(1, total + 1))


def test_another_process_may_write_to_the_same_store(log: Durable, either_store: str) -> None:
    log.append([event("Taken", "bed:1")])
    code = f"""
        from service.log import open_log
        from tests.service.test_log import event
        other = open_log({either_store!r})
        for n in range(50): other.append([event("Taken", f"other:{{n}}")])
        other.close()
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)])
    for n in range(50):
        log.append([event("Taken", f"mine:{n}")])
    assert process.wait(timeout=30) == 0
    assert [row[0] for row in log.since(0, 1000)] == list(range(1, 102))


def test_a_reader_does_not_wait_for_a_writer(log: Durable, either_store: str) -> None:
    log.append([event("Taken", "bed:1")])
    with closing(beside_the_log(either_store, "")) as other, writing(other):
        rows, head = log.read_list(DCBQuery([DCBQueryItem(["Taken"], ["bed:1"])]))
    assert (len(rows), head) == (1, 1)


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(either_store: str) -> None:
    code = f"""
        import sys
        from service.log import open_log
        from tests.service.test_log import event
        log = open_log({either_store!r})
        while True:
            print(log.append([event("Taken", "a"), event("Taken", "b")]), flush=True)
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(random.uniform(0.02, 0.2))
    os.kill(process.pid, signal.SIGKILL)
    acknowledged = [int(line) for line in process.stdout.read().splitlines() if line.strip()]
    process.stdout.close()
    process.wait()
    log = open_log(either_store)
    assert log.head() >= max(acknowledged, default=2)
    assert log.head() % 2 == 0, "an entry is stored whole or not at all"
    assert [row[0] for row in log.since(0, 10**6)] == list(range(1, log.head() + 1))
    log.close()


def test_a_full_disk_refuses_and_loses_nothing(file: SqliteLog) -> None:
    file.append([event("Taken", "bed:1")])
    file._db.execute("PRAGMA max_page_count = 20")
    with pytest.raises(sqlite3.OperationalError):
        file.append([DCBEvent("Big", b"x" * 1_000_000, ["big"])])
    file._db.execute("PRAGMA max_page_count = 1000000")
    assert file.append([event("Taken", "bed:2")]) == 2


def test_an_unknown_store_is_named_with_what_is_supported() -> None:
    with pytest.raises(ValueError, match="sqlite:///"):
        open_log("mysql://somewhere")
