"""A connection to a file that several threads share: one of them uses it at a time, and the others let the rest go on.

SQLite makes threads wait for each other itself, but a value is given to a statement without letting go of the
interpreter: whoever came to that while another thread waited for a lock of the file stood in the way of every thread of
the process, boards and heartbeats too, for as long as that lock was held. And while one thread still reads rows,
another one's write does not wait for a lock at all, but fails: so rows are read as the statement is carried out.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from threading import RLock
from typing import Any, Self


class OneAtATime(sqlite3.Connection):
    """A connection with a turn, which every statement takes until its rows are read."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.turn = RLock()

    def execute(self, sql: str, values: Any = (), /) -> "_InTurn":
        """Carry out one statement, and read its rows."""
        return self.cursor(_InTurn).execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> "_InTurn":
        """Carry out one statement for each of several rows of values."""
        return self.cursor(_InTurn).executemany(sql, rows)

    def executescript(self, script: str, /) -> "_InTurn":
        """Carry out several statements."""
        return self.cursor(_InTurn).executescript(script)


class _InTurn(sqlite3.Cursor):
    """Rows that were read already."""

    connection: OneAtATime
    _rows: Iterator[Any] = iter(())

    def execute(self, sql: str, values: Any = (), /) -> Self:
        with self.connection.turn:
            super().execute(sql, values)
            self._rows = iter(super().fetchall())
        return self

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Self:
        with self.connection.turn:
            super().executemany(sql, rows)
        return self

    def executescript(self, script: str, /) -> Self:
        with self.connection.turn:
            super().executescript(script)
        return self

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def __next__(self) -> Any:
        return next(self._rows)
