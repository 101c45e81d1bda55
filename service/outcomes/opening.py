"""Opening the tables across operations: whether they can be read, and still say what the code means."""

import logging
from pathlib import Path
from zlib import crc32

from sqlalchemy import Engine, insert, inspect, select, text
from sqlalchemy.engine import Connection

from projections.across import ROWS
from projections.measures.declared import every
from service.log import sqlite_path
from service.outcomes.engine import SCHEMA, BrokenTables, engine_of, writing
from service.outcomes.tables import METADATA, TrackedTable, table
from service.store import is_postgres

VERSION = "version"
LOG = logging.getLogger("firstlight")
_TRACKED = table(TrackedTable).c


def open_tables(database: str) -> Engine:
    """The tables beside a database URL. Made again where the code that fills them is not the one that filled them, and
    where their file is none that can be read: the log holds all of it.

    In PostgreSQL `firstlight migrate` does so; until then a newer version of the service finds them as they are.
    """
    try:
        return _opened(database)
    except BrokenTables as broken:
        LOG.warning("%s; it is built again", broken)
        for file in (f"{sqlite_path(database)}.outcomes{end}" for end in ("", "-wal", "-shm")):
            Path(file).unlink(missing_ok=True)
        return _opened(database)


def _opened(database: str) -> Engine:
    engine = engine_of(database)
    if not is_postgres(database):
        try:
            with writing(engine).begin() as db:
                made_anew(db)
        except BrokenTables:
            engine.dispose()
            raise
    return engine


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


def tables_version() -> int:
    """A number that changes with what is declared to fill the tables: each figure, and each kind of row."""
    figures = [f"{code} {each.version}" for code, each in every().items()]
    rows = [f"{name} {version}" for name, version in ROWS.items()]
    return crc32("\n".join((*figures, *rows)).encode()) & 0x7FFFFFFF
