"""The way to the tables across operations: where they lie, their settings, and what it is when they do not answer."""

import sqlite3

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection, ExceptionContext, make_url
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.pool import StaticPool

from service.log import sqlite_path
from service.store import NotStored, is_postgres

WAIT = 600
"""Seconds for which a process waits while another one builds."""
SCHEMA = "outcomes"
"""Where the tables lie in PostgreSQL, beside those of the log."""
BUILDING = 0x4F555443
"""The lock of whoever builds there."""
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
BROKEN_WORDS = "the file that ends in .outcomes is broken, and can be removed while nothing runs"


class BrokenTables(NotStored):
    """The tables' own file is damaged: nothing is lost with it, and nothing can be read of it."""


def engine_of(database: str) -> Engine:
    """The way to the tables."""
    if is_postgres(database):
        engine = create_engine(address(database), pool_pre_ping=True, connect_args=_SETTINGS)
    elif database == "memory://":
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        url = URL.create("sqlite", database=f"{sqlite_path(database)}.outcomes")
        engine = create_engine(url, connect_args={"timeout": WAIT})
    if not is_postgres(database):
        event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _away)
    return engine


_SETTINGS = {"options": f"-c search_path={SCHEMA} -c lock_timeout={WAIT}s", "connect_timeout": 5}


def address(database: str) -> URL:
    """A PostgreSQL URL as SQLAlchemy wants it, which asks for the driver as well."""
    return make_url(database).set(drivername="postgresql+psycopg")


def writing(engine: Engine) -> Engine:
    """The same tables, each transaction the only one that writes from its beginning."""
    return engine.execution_options(writes=True)


def _connected(db: object, _: object) -> None:
    db.isolation_level = None  # type: ignore[attr-defined]
    for setting in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-65536"):
        db.execute(f"PRAGMA {setting}")  # type: ignore[attr-defined]


def _begin(db: Connection) -> None:
    writes = db.get_execution_options().get("writes")
    if db.dialect.name == "sqlite":
        db.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        db.exec_driver_sql(f"SELECT pg_advisory_xact_lock({BUILDING})")
    else:
        db.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _away(context: ExceptionContext) -> None:
    """A database that is away, busy or full, as the rest of the service knows it."""
    if getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF in BROKEN:
        raise BrokenTables(f"{BROKEN_WORDS} ({context.original_exception})") from context.original_exception
    if isinstance(context.sqlalchemy_exception, OperationalError | InterfaceError | InternalError):
        raise NotStored(str(context.original_exception)) from context.original_exception
