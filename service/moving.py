"""Moving a store from its SQLite file to PostgreSQL: every row as it is, proved by the chain on both sides."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from service.proof import Verification, verify
from service.proof.reading import is_there
from service.store import writing
from service.store.key_file import key_file
from service.store.migrated import must_be_migrated
from service.store.pool import Connection
from service.store.postgres import Postgres

PAGE = 5000
_OURS = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'alembic_version'"
_COLUMNS = """
SELECT column_name, data_type FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = %s ORDER BY ordinal_position
"""


class NotMoved(Exception):
    """Nothing was moved; the sentence says why."""


def move(path: str, database: str) -> Verification:
    """Copy the store at a path into a migrated, empty database, and what was proved there. Nobody writes meanwhile.

    The file stays as it was. The key is copied to where the database's is looked for, where none lies there.
    Raises NotMoved, OlderTables, NotStored.
    """
    with (
        closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as file,
        writing(file),
        closing(Postgres(database)) as made,
    ):
        must_be_migrated(made)
        before = verify(path)
        if not before.sound:
            raise NotMoved("the store is not sound: firstlight verify says what is wrong with it")
        with made.transaction() as held:
            tables = [str(name) for (name,) in held.execute(_OURS).fetchall()]
            if any(held.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in tables):
                raise NotMoved("the database is not empty")
            for name in tables:
                _copied(file, held, name)
        _key_copied(path, database)
        return _proved(before, made, database, tables)


def _copied(file: sqlite3.Connection, held: Connection, name: str) -> None:
    """One table; one that the file never had is empty."""
    if not is_there(file, name):
        return
    columns = held.execute(_COLUMNS, (name,)).fetchall()
    texts = [kind == "text" for _, kind in columns]
    listed = ", ".join(f'"{column}"' for column, _ in columns)
    with held.cursor() as cursor, cursor.copy(f'COPY "{name}" ({listed}) FROM STDIN') as copy:
        for row in _rows(file, f'SELECT {listed} FROM "{name}"'):
            copy.write_row([str(v) if text and v is not None else v for text, v in zip(texts, row, strict=True)])


def _rows(file: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    found = file.execute(sql)
    while page := found.fetchmany(PAGE):
        yield from page


def _key_copied(path: str, database: str) -> None:
    there = Path(key_file(database))
    if Path(f"{path}.key").exists() and not there.exists():
        shutil.copy(f"{path}.key", there)
        there.chmod(0o400)


def _proved(before: Verification, made: Postgres, database: str, tables: list[str]) -> Verification:
    """The proof of what was copied; what does not prove the same is removed again."""
    after = verify(database)
    head = (before.position, before.entry, before.hash)
    if after.sound and (after.position, after.entry, after.hash) == head:
        return after
    made.execute("TRUNCATE " + ", ".join(f'"{name}"' for name in tables))
    wrong = "; ".join(str(each) for each in after.faults) or "the chain ends elsewhere"
    raise NotMoved(f"what was copied is not what stood there, and was removed again: {wrong}")
