"""The durable log in a PostgreSQL database: whatever waits in a process is committed at once, one process at a time.

Each entry of the chain covers the one before, so whoever writes holds one lock from its first look to its commit, and
positions are those of the commits, without gaps: what a reader sees is whole up to the last position that it sees.
Others hear of it by NOTIFY after the commit, and look every second whether or not they heard.
"""

from collections.abc import Sequence
from typing import Any

from eventsourcing.dcb.api import DCBRecorder

from service.log.event_tables import EventTables
from service.log.grouped import Grouped
from service.log.head import HeadFile
from service.log.interface import Append
from service.log.listening import Listening
from service.log.postgres_batch import PostgresBatch
from service.log.sql import LAST
from service.log.vault import VaultTables
from service.store import NotStored
from service.store.key_file import key_file
from service.store.migrated import must_be_migrated
from service.store.postgres import Postgres, at_most_twice
from service.store.statements import statement
from service.tracing_across import traces_of


class PostgresLog(EventTables, Grouped, VaultTables, DCBRecorder):
    """See `service.log.interface.Log`; also the eventsourcing library's `DCBRecorder`."""

    near = False

    def __init__(self, database: str) -> None:
        """Raises OlderTables where the database is not migrated, NotStored where it is away."""
        super().__init__()
        self._db = Postgres(database)
        try:
            must_be_migrated(self._db)
        except BaseException:
            self._db.close()
            raise
        self._head = HeadFile(None)  # the database itself answers for its end
        self._listening = Listening(database, self._tell)

    @property
    def _reader(self) -> Postgres:
        return self._db

    # -- reading

    def _read(self, sql: str, values: Sequence[object]) -> tuple[list[Any], int | None]:
        return at_most_twice(lambda: self._asked(sql, values))

    def _asked(self, sql: str, values: Sequence[object]) -> tuple[list[Any], int | None]:
        """The rows, and the head of a moment before them: whatever lies beyond it came in between."""
        with self._db.connection() as held, held.pipeline():
            asked = held.execute(LAST), held.execute(statement(sql), values, binary=True)
            head: int | None = asked[0].fetchone()[0]  # type: ignore[index,assignment]
            rows: list[Any] = asked[1].fetchall()
        while rows and rows[-1][0] > (head or 0):
            rows.pop()
        return rows, head

    # -- writing

    def _committed(self, appends: Sequence[Append]) -> list[int | Exception]:
        """The answers of one transaction; where that fails, of each on its own, so that no neighbour suffers.

        Where the database went away in its middle nobody knows whether it was stored: it is not tried again here.
        """
        try:
            with self._db.writing(lambda held: PostgresBatch(self._db, held, appends)) as batch:
                answers = [batch.answer(each) for each in appends]
                batch.write()
        except NotStored as error:
            return [error] * len(appends)
        except Exception as error:
            if len(appends) > 1:
                return [answer for each in appends for answer in self._committed([each])]
            return [error]
        tags = (tag for each in appends for event in each.events for tag in event.tags)
        self._listening.say(batch.last, traces_of(tags))
        return answers

    def vault_key_file(self) -> str | None:
        return key_file(self._db.database)

    def _went(self) -> None:
        """What PostgreSQL keeps of a row that went is its own to clear; the key that opened it is gone."""

    def close(self) -> None:
        if self._end():
            self._listening.close()
            self._db.close()
