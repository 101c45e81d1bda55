"""The store of a database URL, for what keeps tables in it beside the events."""

import sqlite3

from service.store.address import is_postgres, sqlite_path
from service.store.db import Db
from service.store.one_at_a_time import OneAtATime


def beside_the_log(database: str, schema: str, timeout: float = 5) -> Db:
    """The store for what is no part of the log; in memory where the log is. Any thread may use it.

    A file has its tables made, and `timeout` are the seconds for which it waits while another process writes.
    """
    if is_postgres(database):
        from service.store.postgres import Postgres

        return Postgres(database)
    path = ":memory:" if database == "memory://" else sqlite_path(database)
    db = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False, factory=OneAtATime)
    db.text_factory = _text
    db.execute("PRAGMA journal_mode=WAL")
    db.executescript(schema)
    return db


def _text(stored: bytes) -> str | bytes:
    """A text as it is read: where its bytes are none, the bytes, so that one such row does not hide all others."""
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return stored
