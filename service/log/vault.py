"""The vault's tables, in the same file as the events: wrapped keys and sealed rows, and nothing left of what went."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from service.log.chain import KEY, adding, rewrapped
from service.log.head import HeadFile
from service.log.interface import SERVER
from service.store import Db, writing

_KEYS = "SELECT subject, wrapped FROM vault_keys ORDER BY subject <> ?, subject"
ADD_KEY = "INSERT INTO vault_keys (subject, wrapped) VALUES (?, ?)"
ADD_SEALED = "INSERT INTO vault (reference, subject, kind, sealed) VALUES (?, ?, ?, ?)"
_ANEW = {"vault_keys": ADD_KEY, "vault": ADD_SEALED}


class VaultTables:
    """What `service.log.interface.Log` offers of the vault, over the connection of the thread that asks."""

    path: str
    _head: HeadFile

    @property
    def _reader(self) -> Db:
        raise NotImplementedError

    def _went(self) -> None:
        """Something was destroyed, and must not stay in the write-ahead file."""
        raise NotImplementedError

    def vault_key(self, subject: str, fresh: bytes | None = None, server: bytes | None = None) -> bytes | None:
        return self._key(subject) if fresh is None or self.vault_keys([(subject, fresh)], server) else None

    def vault_keys(self, fresh: Sequence[tuple[str, bytes]], server: bytes | None) -> bool:
        sql = f"{ADD_KEY} ON CONFLICT DO NOTHING"
        with adding(self._reader, self._head) as chain:
            if self._key(SERVER) != server:
                return False
            for each in fresh:
                if self._reader.execute(sql, each).rowcount:
                    chain.add_row(KEY, each[0], each)
            return True

    def _key(self, subject: str) -> bytes | None:
        row = self._reader.execute("SELECT wrapped FROM vault_keys WHERE subject = ?", (subject,)).fetchone()
        return row[0] if row else None

    def vault_row(self, reference: str) -> tuple[str, str, bytes] | None:
        sql = "SELECT subject, kind, sealed FROM vault WHERE reference = ?"
        row: tuple[str, str, bytes] | None = self._reader.execute(sql, (reference,)).fetchone()
        return row

    def vault_sample(self) -> bytes | None:
        return sample(self._reader)

    def holds_anything(self) -> bool:
        sql = (
            "SELECT EXISTS (SELECT 1 FROM events) OR EXISTS (SELECT 1 FROM vault_keys) OR EXISTS (SELECT 1 FROM vault)"
        )
        return bool(self._reader.execute(sql).fetchone()[0])

    def vault_key_file(self) -> str | None:
        return f"{self.path}.key"

    @contextmanager
    def alone(self) -> Iterator[None]:
        with writing(self._reader):
            yield

    def rewrap(self, anew: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> int:
        db = self._reader
        with adding(db, self._head) as chain:
            made = anew(db.execute(_KEYS, (SERVER,)).fetchall())
            _replace(db, "vault_keys", made)
            rewrapped(chain, made)
        self._went()
        return len(made)


def sample(db: Db) -> bytes | None:
    """A wrapped key of a store, the server's own where there is one."""
    row = db.execute(f"{_KEYS} LIMIT 1", (SERVER,)).fetchone()
    return row[1] if row else None


def leave_nothing(db: Db) -> None:
    """Store every row of the vault anew, in the transaction in which some went.

    A row that SQLite once moved from one page to another may have left a copy of itself behind, which removing the row
    does not overwrite. Emptying a table does (`secure_delete`).
    """
    if not isinstance(db, sqlite3.Connection):  # a row of PostgreSQL stays where it was written
        return
    for table in _ANEW:
        _replace(db, table, db.execute(f"SELECT * FROM {table}").fetchall())


def _replace(db: Db, table: str, rows: list[tuple[str | bytes, ...]] | list[tuple[str, bytes]]) -> None:
    db.execute(f"DELETE FROM {table}")
    db.executemany(_ANEW[table], rows)
