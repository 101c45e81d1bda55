"""The event log: one interface, a durable SQLite file by default, memory for fast tests."""

import sqlite3

from service.log.interface import SERVER, Append, Log, NotStored, VaultWrite
from service.log.memory import MemoryLog
from service.log.sqlite import SqliteLog

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
    """The log behind a database URL: `sqlite:///relative.db`, `sqlite:////absolute.db` or `memory://`."""
    if database == "memory://":
        return MemoryLog()
    return SqliteLog(sqlite_path(database))


def sqlite_path(database: str) -> str:
    """The file of a SQLite URL. Raises ValueError for any other, naming what is supported."""
    head, found, path = database.partition(":///")
    if head != "sqlite" or not found or not path:
        raise ValueError(f"{database!r} is not supported; write sqlite:///path/to/file.db or memory://")
    return path


def beside_the_log(database: str, schema: str, timeout: float = 5) -> sqlite3.Connection:
    """A connection to the store's file for what is no part of the log, its tables made; in memory where the log is.

    `timeout` are the seconds for which it waits while another process writes. Any thread may use it.
    """
    path = ":memory:" if database == "memory://" else sqlite_path(database)
    db = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode=WAL")
    db.executescript(schema)
    return db
