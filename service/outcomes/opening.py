"""Opening the tables across operations: where they lie, their settings, whether they still say what the code means."""

from zlib import crc32

from sqlalchemy import Engine, create_engine, event, insert, inspect, select, text
from sqlalchemy.engine import URL, Connection, ExceptionContext, make_url
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.pool import StaticPool

from projections.across import ROWS
from projections.measures.declared import every
from service.log import sqlite_path
from service.outcomes.tables import METADATA, TrackedTable, table
from service.store import NotStored, is_postgres

WAIT = 600
"""Seconds for which a process waits while another one builds."""
SCHEMA = "outcomes"
"""Where the tables lie in PostgreSQL, beside those of the log."""
BUILDING = 0x4F555443
"""The lock of whoever builds there."""
VERSION = "version"
_TRACKED = table(TrackedTable).c


def open_tables(database: str) -> Engine:
    """The tables beside a database URL. Made again where the code that fills them is not the one that filled them.

    In PostgreSQL `firstlight migrate` does so; until then a newer version of the service finds them as they are.
    """
    engine = engine_of(database)
    if not is_postgres(database):
        with writing(engine).begin() as db:
            made_anew(db)
    return engine


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


def made_anew(db: Connection) -> bool:
    """Make the tables where there are none, or another version's; whether they were made."""
    if inspect(db).has_table(_TRACKED.name.table.name) and version_of(db) == tables_version():
        return False
    if db.dialect.name == "postgresql":
        db.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
    METADATA.drop_all(db)
    METADATA.create_all(db)
    db.execute(insert(table(TrackedTable)), [{"name": VERSION, "position": tables_version()}])
    return True


def version_of(db: Connection) -> int | None:
    """What the tables say of which code filled them."""
    return db.execute(select(_TRACKED.position).where(_TRACKED.name == VERSION)).scalar()


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
    if isinstance(context.sqlalchemy_exception, OperationalError | InterfaceError | InternalError):
        raise NotStored(str(context.original_exception)) from context.original_exception


def tables_version() -> int:
    """A number that changes with what is declared to fill the tables: each figure, and each kind of row."""
    figures = [f"{code} {each.version}" for code, each in every().items()]
    rows = [f"{name} {version}" for name, version in ROWS.items()]
    return crc32("\n".join((*figures, *rows)).encode()) & 0x7FFFFFFF
