"""A connection that several threads share stops no thread of the process, and fails no write, while one of them waits
for a lock of the file that another connection holds.
"""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from service.store import Db, beside_the_log

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
