"""Opening the tables across operations: their file, their settings, and whether they still say what the code means."""

from zlib import crc32

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.pool import StaticPool

from projections.across import ROWS
from projections.measures.declared import every
from service.log import sqlite_path
from service.outcomes.tables import METADATA

WAIT = 600
"""Seconds for which a process waits while another one builds."""


def open_tables(database: str) -> Engine:
    """The tables beside a database URL. Made again where the code that fills them is not the one that filled them."""
    if database == "memory://":
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        url = URL.create("sqlite", database=f"{sqlite_path(database)}.outcomes")
        engine = create_engine(url, connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begin)
    with writing(engine).begin() as db:
        if db.exec_driver_sql("PRAGMA user_version").scalar_one() != tables_version():
            METADATA.drop_all(db)
            METADATA.create_all(db)
            db.exec_driver_sql(f"PRAGMA user_version={tables_version()}")
    return engine


def writing(engine: Engine) -> Engine:
    """The same tables, each transaction the only one that writes from its beginning."""
    return engine.execution_options(writes=True)


def _connected(db: object, _: object) -> None:
    db.isolation_level = None  # type: ignore[attr-defined]
    for setting in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-65536"):
        db.execute(f"PRAGMA {setting}")  # type: ignore[attr-defined]


def _begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get("writes") else "BEGIN")


def tables_version() -> int:
    """A number that changes with what is declared to fill the tables: each figure, and each kind of row."""
    figures = [f"{code} {each.version}" for code, each in every().items()]
    rows = [f"{name} {version}" for name, version in ROWS.items()]
    return crc32("\n".join((*figures, *rows)).encode()) & 0x7FFFFFFF
