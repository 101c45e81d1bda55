"""One store as everybody writes to it, and one writing transaction of it: all of it is stored, or nothing."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Any, Protocol

from service.store.one_at_a_time import OneAtATime

if TYPE_CHECKING:
    from service.store.postgres import Postgres


class Db(Protocol):
    """A connection of SQLite, or a `Postgres`; statements are written once, in what both understand.

    That is `?` or `:name` for a value, RETURNING, ON CONFLICT, and numbers for yes and no.
    """

    def execute(self, sql: str, values: Any = ..., /) -> Any:
        """Carry out one statement."""

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Any:
        """Carry out one statement for each of several rows."""

    def close(self) -> None:
        """Let go of it."""


def writing(db: Db) -> AbstractContextManager[object]:
    """Store what is done inside, or nothing of it where that raises; nobody else writes meanwhile."""
    if isinstance(db, sqlite3.Connection):
        return _writing_to_the_file(db)
    postgres: Postgres = db  # type: ignore[assignment]  # there is no third, and psycopg is not loaded to see that
    return postgres.transaction()


@contextmanager
def _writing_to_the_file(db: sqlite3.Connection) -> Iterator[None]:
    # A statement of another thread would be part of it, and gone with it where it is taken back.
    with db.turn if isinstance(db, OneAtATime) else nullcontext():
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
            raise
