"""The two stores that everything is measured on, each empty and for a while."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import psycopg

from service.store import is_postgres, sqlite_path
from service.store.key_file import VARIABLE
from tests import postgres

STORES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
"""Each by what its figures are called by, with the name that people know it under."""


@contextmanager
def store(kind: str) -> Iterator[str]:
    """The address of an empty store of a kind; its key lies where nothing else of it is kept."""
    with TemporaryDirectory() as folder:
        if kind == "sqlite":
            yield f"sqlite:///{folder}/bench.db"
            return
        with patch.dict(os.environ, {VARIABLE: f"{folder}/bench.key"}), postgres.database() as database:
            yield database


def bytes_of(database: str) -> int:
    """How much of the disk a store takes, its tables and indexes and what is yet to be copied into them."""
    if is_postgres(database):
        with psycopg.connect(database) as held:
            return int((held.execute("SELECT pg_database_size(current_database())").fetchone() or (0,))[0])
    path = Path(sqlite_path(database))
    return sum(each.stat().st_size for each in (path, path.with_name(f"{path.name}-wal")) if each.exists())
