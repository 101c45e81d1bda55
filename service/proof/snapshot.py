"""One moment of a PostgreSQL database, to be read only: a table is read page by page, whatever its size."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import Any
from uuid import uuid4

import psycopg

from service.store import NotStored
from service.store.pool import Connection, connect
from service.store.statements import Values, statement, values_of

PAGE = 5000


class Snapshot:
    """See `service.store.Db`; nothing can be written."""

    def __init__(self, held: Connection) -> None:
        self._held = held

    def execute(self, sql: str, values: Values = (), /) -> Any:
        """Carry out one statement; one without values may give any number of rows, and gives them one by one."""
        if values:
            return self._held.execute(statement(sql), values_of(values), binary=True)
        return self._each(sql)

    def _each(self, sql: str) -> Iterator[tuple[Any, ...]]:
        with self._held.cursor(uuid4().hex) as cursor:
            cursor.itersize = PAGE
            yield from cursor.execute(statement(sql), binary=True)

    def executemany(self, sql: str, rows: Iterable[Values], /) -> Any:
        """Nothing is written to what is being proved."""
        raise NotImplementedError

    def close(self) -> None:
        self._held.close()


@contextmanager
def snapshot_of(database: str) -> Iterator[Snapshot]:
    """The database as it stands now, until it is let go. Raises NotStored where it is away."""
    try:
        with closing(connect(database)) as held:
            held.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield Snapshot(held)
    except psycopg.OperationalError as error:
        raise NotStored(str(error)) from error
