"""A connection to a file that several threads share: one of them uses it at a time, and the others let the rest go on.

SQLite makes threads wait for each other itself, but a value is given to a statement without letting go of the
interpreter: whoever came to that while another thread waited for a lock of the file stood in the way of every thread of
the process, boards and heartbeats too, for as long as that lock was held. And while one thread still reads rows,
another one's write does not wait for a lock at all, but fails: so rows are read as the statement is carried out.
"""

import sqlite3
from collections.abc import Iterable
from threading import RLock
from typing import Any

from service.store.answered import Answered


class OneAtATime(sqlite3.Connection):
    """A connection with a turn, which every statement takes until its rows are read."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.turn = RLock()

    def execute(self, sql: str, values: Any = (), /) -> Answered:  # type: ignore[override]  # a Db, as `Postgres` is
        """Carry out one statement, and read its rows."""
        with self.turn:
            cursor = super().execute(sql, values)
            return Answered(cursor.fetchall(), cursor.rowcount)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Answered:  # type: ignore[override]
        """Carry out one statement for each of several rows of values."""
        with self.turn:
            return Answered([], super().executemany(sql, rows).rowcount)

    def executescript(self, script: str, /) -> Answered:  # type: ignore[override]
        """Carry out several statements."""
        with self.turn:
            return Answered([], super().executescript(script).rowcount)
