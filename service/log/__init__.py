"""The event log: one interface, a durable SQLite file by default, PostgreSQL for many, memory for fast tests."""

from service.log.interface import SERVER, Append, Log, VaultWrite
from service.log.memory import MemoryLog
from service.log.sqlite import SqliteLog
from service.store import NotStored, WentBack, beside_the_log, is_postgres, sqlite_path

__all__ = [
    "SERVER",
    "Append",
    "Log",
    "MemoryLog",
    "NotStored",
    "SqliteLog",
    "VaultWrite",
    "WentBack",
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
