"""The durable log in one SQLite file: WAL, full synchronisation, whatever waits committed at once.

Readers have their own connections and never wait. Several processes may share the file: positions are taken inside the
writing transaction.
"""

import sqlite3
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from eventsourcing.dcb.api import DCBRecorder

from service.log.batch import Batch
from service.log.begun import WAIT, begin, say_what_was_lost
from service.log.chain import Chain
from service.log.event_tables import EventTables
from service.log.grouped import Grouped
from service.log.head import HeadFile, has_wal, known_before
from service.log.interface import Append
from service.log.same_file import SameFile
from service.log.sql import LAST, SCHEMA
from service.log.truncating import Truncating
from service.log.vault import VaultTables
from service.store import NotStored

PAGES = 4_000
"""Pages of the write-ahead file after which it is copied into the store: an entry of 500 people fills some 250."""


class SqliteLog(EventTables, Grouped, VaultTables, DCBRecorder):
    """See `service.log.interface.Log`; also the eventsourcing library's `DCBRecorder`."""

    near = True

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._truncating = Truncating(path)
        left = has_wal(path)
        known = known_before(path)
        self._head = HeadFile(path)
        self._db = self._connect()
        self._db.executescript(SCHEMA)
        begin(self._db)
        say_what_was_lost(self._db, self._head, known)
        self._same = SameFile(path)
        if left:  # a process that was killed may not have got to it
            self._truncating.ask()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        for setting in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "secure_delete=ON",
            "cache_size=-65536",
            f"wal_autocheckpoint={PAGES}",
        ):
            db.execute(f"PRAGMA {setting}")
        return db

    @property
    def _reader(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "db", None)
        if found is None:
            self._same.must_be_there()
            found = self._local.db = self._connect()
            self._readers.append(found)
        return found

    # -- reading

    def _read(self, sql: str, values: Sequence[object]) -> tuple[list[Any], int | None]:
        db = self._reader
        db.execute("BEGIN")
        try:
            rows = db.execute(sql, values).fetchall()
            (head,) = db.execute(LAST).fetchone()
        finally:
            db.execute("COMMIT")
        return rows, head

    def head(self) -> int:
        self._same.must_be_there()
        return super().head()

    # -- writing

    def _committed(self, appends: Sequence[Append]) -> list[int | Exception]:
        """The answers of one transaction; where that fails, of each on its own, so that no neighbour suffers."""
        try:
            self._same.must_be_there()
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            return [_not_stored(error)] * len(appends)
        try:
            batch = Batch(self._db, Chain(self._db), self._db.execute(LAST).fetchone()[0])
            answers = [batch.answer(each) for each in appends]
            batch.write()
            self._db.execute("COMMIT")
            self._same.must_be_there()  # else it went into one that was moved away meanwhile
            self._head.keep(batch.chain.number, batch.chain.hash)
            if batch.destroyed:
                self._went()
        except BaseException as error:
            if self._db.in_transaction:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
            if not isinstance(error, Exception):
                raise
            if len(appends) > 1:
                return [answer for each in appends for answer in self._committed([each])]
            return [_not_stored(error)]
        return answers

    def _went(self) -> None:
        self._truncating.ask()

    def close(self) -> None:
        if not self._end():
            return
        for db in (*self._readers, self._db):
            db.close()
        self._truncating.close()
        self._head.close()


def _not_stored(error: Exception) -> Exception:
    """A store that is busy, full or broken, as those who wait for an answer know it; any other error as it is."""
    if isinstance(error, NotStored) or not isinstance(error, sqlite3.OperationalError):
        return error
    told = NotStored(str(error))
    told.__cause__ = error
    return told
