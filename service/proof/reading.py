"""Reading a store to be proved: nothing is written, nothing is taken for granted, whatever bytes stand there."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.log.digests import text
from service.log.head import has_wal
from service.store import Db, is_postgres

WAIT = 10.0
BROKEN = (sqlite3.Error, UnicodeError)
"""What SQLite raises over a file that it cannot read; the message itself may be of the file's own bytes."""
READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
"""What it says of a file beside which it may make no other, as it does for whoever reads while others write."""
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: in which table, at which position or row."""

    table: str
    row: str
    what: str

    def __str__(self) -> str:
        """One line, whatever the row is called."""
        line = f"{self.table} {self.row}: {self.what}" if self.row else f"{self.table}: {self.what}"
        return "".join(letter if letter.isprintable() else "?" for letter in line)


def opened(store: str) -> AbstractContextManager[Db]:
    """One moment of a store, by its path or its PostgreSQL address, to be read only. Raises BROKEN where it is none."""
    if is_postgres(store):
        from service.proof.snapshot import snapshot_of

        return snapshot_of(store)
    return file_opened(store)


@contextmanager
def file_opened(path: str) -> Iterator[sqlite3.Connection]:
    """A file as it stands now; one on a disk that takes nothing too, where no write-ahead file lies beside it."""
    try:
        made = _reader(path)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in READ_ONLY or has_wal(path):
            raise
        made = _reader(path, "&immutable=1")
    with closing(made) as db:
        yield db


def _reader(path: str, more: str = "") -> sqlite3.Connection:
    address = f"{Path(path).absolute().as_uri()}?mode=ro{more}"
    db = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
    try:
        db.text_factory = text
        db.execute("BEGIN")
        db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def rows_of(db: Db, table: str, sql: str, faults: list[Fault]) -> Iterator[Row]:
    """The rows of a table; where they cannot be read to the end, that is a fault."""
    try:
        yield from db.execute(sql)
    except BROKEN as error:
        faults.append(Fault(table, "", f"cannot be read: {error}"))


def is_there(db: Db, table: str) -> bool:
    """Whether there is a table of this name."""
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    if not isinstance(db, sqlite3.Connection):
        sql = "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?"
    return db.execute(sql, (table,)).fetchone() is not None


def damage(db: Db) -> Iterator[Fault]:
    """What SQLite itself finds wrong with the pages and indexes of the file; PostgreSQL minds its own."""
    if not isinstance(db, sqlite3.Connection):
        return
    try:
        for (found,) in db.execute("PRAGMA integrity_check"):
            if found != "ok":
                yield Fault("file", "", str(found).replace("\n", " "))
    except BROKEN as error:
        yield Fault("file", "", f"cannot be read: {error}")
