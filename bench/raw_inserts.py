"""What a store does with nothing around it: pages made durable, and plain inserts, each its own transaction.

`whole` inserts the same rows as an append of one event: the event, its four tags, its entry of the chain.
"""

import os
import sqlite3
import threading
from pathlib import Path
from uuid import uuid4

import psycopg

from bench.calls import DATA, TAGS, rate
from tests import postgres

TABLES = (
    "CREATE TABLE e ({position}, data {bytes})",
    "CREATE TABLE t (tag text, position bigint, PRIMARY KEY (tag, position))",
    "CREATE TABLE c ({position}, digest {bytes})",
)
HASH = bytes(32)


def fsyncs(folder: Path) -> float:
    """How often a second the disk makes a page durable."""
    handle = os.open(folder / "page", os.O_RDWR | os.O_CREAT)
    page = b"p" * 8192

    def work(number: int, call: int) -> None:
        os.pwrite(handle, page, 0)
        os.fdatasync(handle)

    found = rate(1, work)
    os.close(handle)
    return found


def into_sqlite(folder: Path, whole: bool = False) -> float:
    """Inserts a second of one writer into the same kind of file."""
    db = sqlite3.connect(folder / f"raw-{uuid4().hex}.db", isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    for table in TABLES:
        db.execute(table.format(position="position INTEGER PRIMARY KEY", bytes="BLOB"))

    def work(number: int, call: int) -> None:
        db.execute("BEGIN")
        db.execute("INSERT INTO e (data) VALUES (?)", (DATA,))
        if whole:
            db.executemany("INSERT INTO t VALUES (?, ?)", _tags(number, call))
            db.execute("INSERT INTO c (digest) VALUES (?)", (HASH,))
        db.execute("COMMIT")

    found = rate(1, work)
    db.close()
    return found


def into_postgres(callers: int, whole: bool = False) -> float:
    """Inserts a second, each caller with a connection of its own."""
    with postgres.database() as database:
        with psycopg.connect(database) as held:
            for table in TABLES:
                held.execute(table.format(position="position bigserial PRIMARY KEY", bytes="bytea"))
        own = threading.local()
        made: list[psycopg.Connection[tuple[object, ...]]] = []

        def work(number: int, call: int) -> None:
            if not hasattr(own, "held"):
                own.held = psycopg.connect(database, autocommit=True)
                made.append(own.held)
            if not whole:
                own.held.execute("INSERT INTO e (data) VALUES (%s) RETURNING position", (DATA,)).fetchone()
                return
            with own.held.pipeline(), own.held.transaction():
                own.held.execute("INSERT INTO e (data) VALUES (%s)", (DATA,))
                tags, positions = zip(*_tags(number, call), strict=True)
                own.held.execute(
                    "INSERT INTO t SELECT * FROM unnest(%s::text[], %s::bigint[])", (list(tags), list(positions))
                )
                own.held.execute("INSERT INTO c (digest) VALUES (%s)", (HASH,))

        found = rate(callers, work)
        for each in made:
            each.close()
        return found


def _tags(number: int, call: int) -> list[tuple[str, int]]:
    return [(f"tag:{number}-{each}", call) for each in range(TAGS)]
