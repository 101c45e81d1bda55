"""A connection that several threads share stops no thread of the process, and fails no write, while one of them waits
for a lock of the file that another connection holds.
"""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from service.store import Db, beside_the_log, writing

pytestmark = pytest.mark.file
TABLE = "CREATE TABLE IF NOT EXISTS noted (word TEXT NOT NULL);"
ADDS, READS = "INSERT INTO noted VALUES (?)", "SELECT word FROM noted WHERE word >= ? ORDER BY word"


@pytest.fixture
def db(tmp_path: Path) -> Db:
    found = beside_the_log(f"sqlite:///{tmp_path}/store.db", TABLE, timeout=3)
    found.executemany(ADDS, [("first",), ("second",)])
    assert found.execute(READS, ("second",)).fetchall() == [("second",)]
    return found


def while_locked(path: Path, *does: Callable[[], object]) -> list[str]:
    """What each thread tells; the lock is let go by this very process: were it stopped, they would wait in vain."""
    told = list[str]()

    def tells(each: Callable[[], object]) -> None:
        try:
            told.append(str(each()))
        except sqlite3.OperationalError as error:
            told.append(str(error))

    using = [threading.Thread(target=tells, args=(each,)) for each in does]
    with closing(sqlite3.connect(path, isolation_level=None)) as elsewhere:
        elsewhere.execute("BEGIN EXCLUSIVE")
        for each in using:
            each.start()
            threading.Event().wait(0.3)  # so that one waits for the lock as the next comes
        elsewhere.execute("ROLLBACK")
    for each in using:
        each.join()
    return sorted(told)


def test_nobody_else_stops_while_two_threads_use_a_connection_that_waits_for_a_lock(tmp_path: Path, db: Db) -> None:
    adds = lambda: db.execute(ADDS, ("third",)).rowcount  # noqa: E731
    reads = lambda: db.execute(READS, ("second",)).fetchone()[0]  # noqa: E731
    assert while_locked(tmp_path / "store.db", adds, reads) == ["1", "second"]


def test_a_write_waits_for_its_lock_while_rows_are_still_being_read(tmp_path: Path, db: Db) -> None:
    rows = db.execute(READS, ("",))
    assert while_locked(tmp_path / "store.db", lambda: db.execute(ADDS, ("third",)).rowcount) == ["1"]
    assert [rows.fetchone(), *rows, rows.fetchone()] == [("first",), ("second",), None]


def test_what_another_thread_stores_is_not_taken_back_with_a_transaction_of_somebody_else(db: Db) -> None:
    within, done = threading.Event(), threading.Event()

    def taken_back() -> None:
        with suppress(ZeroDivisionError), writing(db):
            db.execute(ADDS, ("taken back",))
            within.set()
            done.wait(0.3)
            raise ZeroDivisionError

    def stored() -> None:
        within.wait()
        db.execute(ADDS, ("stored",))
        done.set()

    both = [threading.Thread(target=each) for each in (taken_back, stored)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert [word for (word,) in db.execute(READS, ("g",)).fetchall()] == ["second", "stored"]


def test_two_threads_that_store_something_whole_take_turns(db: Db) -> None:
    def adds(word: str) -> None:
        with writing(db):
            (n,) = db.execute("SELECT count(*) FROM noted").fetchone()
            db.execute(ADDS, (f"{word} is number {n}",))

    every = [threading.Thread(target=adds, args=(f"z{n}",)) for n in range(12)]
    for each in every:
        each.start()
    for each in every:
        each.join()
    numbers = [int(word.split()[-1]) for (word,) in db.execute(READS, ("z",)).fetchall()]
    assert sorted(numbers) == [*range(2, 14)]
