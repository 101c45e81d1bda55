"""A PostgreSQL database, used as a connection of SQLite is: what keeps tables beside the log is written once for both.

Errors are SQLite's too: NotStored where the database is away or busy, sqlite3.IntegrityError where a row is there.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, TypeVar

import psycopg

from service.store.address import without_password
from service.store.answered import Answered
from service.store.errors import NotStored
from service.store.pool import Connection, leave, pool_of
from service.store.statements import Values, statement, values_of

T = TypeVar("T")
WRITING = 0x46495253
"""The lock of whoever writes to the log and its chain: each entry covers the one before, so there is one at a time."""
LOCK = f"SELECT pg_advisory_xact_lock({WRITING})"


class Postgres:
    """Any thread may use it; a transaction belongs to the thread that began it."""

    def __init__(self, database: str) -> None:
        self.database = database
        self._pool = pool_of(database)
        self._own = threading.local()

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The connection of this thread's transaction, or any. Raises NotStored, sqlite3.IntegrityError."""
        try:
            if (own := getattr(self._own, "connection", None)) is not None:
                yield own
                return
            with self._pool.taken() as held:
                yield held
        except psycopg.IntegrityError as error:
            raise sqlite3.IntegrityError(str(error)) from error
        except (psycopg.OperationalError, psycopg.InterfaceError, psycopg.InternalError) as error:
            # the last: a transaction that waited too long was ended, or this one only reads, being a standby
            raise NotStored(f"{without_password(self.database)}: {error}") from error

    def execute(self, sql: str, values: Values = ()) -> Answered:
        """Carry out one statement. A question is asked again where the connection ended, anything else never."""

        def asked() -> Answered:
            with self.connection() as held:
                return _rows(held.execute(statement(sql), values_of(values), binary=True))

        inside = getattr(self._own, "connection", None) is not None
        return asked() if inside or not sql.lstrip().startswith("SELECT") else at_most_twice(asked)

    def executemany(self, sql: str, rows: Iterable[Values]) -> Answered:
        """Carry out one statement for each of several rows."""
        with self.connection() as held, held.cursor() as cursor:
            cursor.executemany(statement(sql), [values_of(each) for each in rows])
            return Answered([], cursor.rowcount)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """What is done inside by this thread is stored, or nothing of it; nobody else writes to the log meanwhile."""

        def begun(held: Connection) -> Connection:
            held.execute(f"BEGIN; {LOCK}")
            return held

        with self.writing(begun) as held:
            yield held
            held.execute("COMMIT")

    @contextmanager
    def writing(self, begin: Callable[[Connection], T]) -> Iterator[T]:
        """The same by steps of one's own: `begin` begins a transaction, who is inside commits it.

        Until it has begun nothing was done that could be done twice, so it is begun again on another connection.
        """
        with ExitStack() as taken:
            begun = at_most_twice(lambda: self._begun(taken, begin))
            try:
                yield begun
            except BaseException:
                with suppress(psycopg.Error):
                    self._own.connection.execute("ROLLBACK")
                raise
            finally:
                self._own.connection = None

    def _begun(self, taken: ExitStack, begin: Callable[[Connection], T]) -> T:
        held = taken.enter_context(self.connection())
        self._own.connection = held
        try:
            return begin(held)
        except BaseException as error:
            self._own.connection = None
            taken.close()
            if isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError)):
                raise NotStored(f"{without_password(self.database)}: {error}") from error
            raise

    def close(self) -> None:
        """Let go of the database."""
        leave(self.database)


def at_most_twice(ask: Callable[[], T]) -> T:
    """What something gives that changes nothing: asked again where the first try met a connection that had ended."""
    try:
        return ask()
    except NotStored as error:
        if isinstance(error.__cause__, psycopg.errors.LockNotAvailable):  # whoever waited for it waits no longer
            raise
        return ask()


def _rows(cursor: psycopg.Cursor[tuple[Any, ...]]) -> Answered:
    return Answered(cursor.fetchall() if cursor.description else [], cursor.rowcount)
