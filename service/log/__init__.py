"""The event log: one interface, a durable SQLite file by default, PostgreSQL for many, memory for fast tests."""

import sqlite3

from service.log.interface import SERVER, Append, Log, VaultWrite
from service.log.memory import MemoryLog
from service.log.sqlite import SqliteLog
from service.store import Db, NotStored, is_postgres, sqlite_path

__all__ = [
    "SERVER",
    "Append",
    "Log",
    "MemoryLog",
    "NotStored",
    "SqliteLog",
    "VaultWrite",
    "beside_the_log",
    "open_log",
    "sqlite_path",
]


def open_log(database: str) -> Log:
    """The log behind a database URL: `sqlite:////absolute.db`, `postgresql://user@host/name` or `memory://`."""
    if database == "memory://":
        return MemoryLog()
    if is_postgres(database):
        from service.log.postgres import PostgresLog

        return PostgresLog(database)
    return SqliteLog(sqlite_path(database))


def beside_the_log(database: str, schema: str, timeout: float = 5) -> Db:
    """The store for what is no part of the log; in memory where the log is. Any thread may use it.

    A file has its tables made, and `timeout` are the seconds for which it waits while another process writes.
    """
    if is_postgres(database):
        from service.store.postgres import Postgres

        return Postgres(database)
    path = ":memory:" if database == "memory://" else sqlite_path(database)
    db = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode=WAL")
    db.executescript(schema)
    return db
