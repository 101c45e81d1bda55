"""The chain as a file is opened: it begins, with the rows that stand there from before; and what was lost is said."""

import sqlite3

from service.log.chain import ACCESS, BEGUN, EVENT, KEY, LOST, SCHEMA, VAULT, Chain, adding, head_of
from service.log.head import UNREADABLE, Head, HeadFile
from service.store import Db, beside_the_log, sqlite_path, writing

PAGE = 5000
WAIT = 10.0
"""Seconds for which whoever opens a store, or writes to its log, waits for another process's lock."""
TABLES = {EVENT: "events", VAULT: "vault", KEY: "vault_keys", ACCESS: "access_log"}
"""Where the rows of each kind stand."""
ROWS = {
    EVENT: "SELECT position, position, type, data, tags FROM events ORDER BY position",
    VAULT: "SELECT reference, reference, subject, kind, sealed FROM vault ORDER BY reference",
    KEY: "SELECT subject, subject, wrapped FROM vault_keys ORDER BY subject",
    ACCESS: "SELECT number, at, actor, agency, operation, what, subject, reason, mark FROM access_log ORDER BY number",
}
"""What names a row of each kind, then the values that its entry covers."""
ACCESS_LOG = """
CREATE TABLE IF NOT EXISTS access_log (number INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL,
    agency TEXT NOT NULL, operation TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT, mark BLOB)
"""
"""Who looked at whom. Each row has a number that stays, and a mark that makes its digest impossible to guess."""


def begin(db: sqlite3.Connection) -> None:
    """Make the chain where there is none yet, and take in the rows that stand there: once, whoever opens the file."""
    if _has(db, "chain", "kind"):
        return
    with writing(db):
        if not _has(db, "chain", "kind"):  # a table of that name without kinds is from before anything was kept in it
            db.execute("DROP TABLE IF EXISTS chain")
            db.execute(SCHEMA)
            _take_in(db)


def opened_chain(database: str, timeout: float, schema: str = "") -> tuple[Db, HeadFile]:
    """A store for what is no part of the log but of its chain, and where its head is kept; in memory it is all it has.

    It is opened with the tables of `schema`. `timeout` are the seconds for which it waits from then on while another
    process writes.
    """
    db = beside_the_log(database, schema, WAIT)
    if not isinstance(db, sqlite3.Connection):
        return db, HeadFile(None)
    begin(db)
    db.execute(ACCESS_LOG)
    db.execute(f"PRAGMA busy_timeout = {round(timeout * 1000)}")
    return db, HeadFile(None if database == "memory://" else sqlite_path(database))


def say_what_was_lost(db: sqlite3.Connection, head: HeadFile, known: Head | None) -> None:
    """An entry where FILE.head, read before the file was opened, knew more than the file holds, or cannot be read.

    Once the chain says so, the head is kept again; what stands beside a file that is only now made says nothing.
    """
    if known is None or known == UNREADABLE:
        if known:
            with adding(db, head) as chain:
                chain.say(LOST, number=known.number, hash=known.hash.hex())
        head.begin_anew()
        head.keep(*head_of(db))
    elif not _holds(db, known):
        with adding(db, head) as chain:
            chain.say(LOST, number=known.number, hash=known.hash.hex())


def _holds(db: sqlite3.Connection, known: Head) -> bool:
    row = db.execute("SELECT hash FROM chain WHERE number = ?", (known.number,)).fetchone()
    return known.number == 0 or (row is not None and row[0] == known.hash)


def _has(db: sqlite3.Connection, table: str, column: str) -> bool:
    sql = "SELECT 1 FROM pragma_table_info(?) WHERE name = ?"
    return db.execute(sql, (table, column)).fetchone() is not None


def _take_in(db: sqlite3.Connection) -> None:
    if _has(db, "access_log", "at") and not _has(db, "access_log", "number"):
        _number_the_looks(db)
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    chain = Chain(db)
    for kind in (kind for kind in ROWS if TABLES[kind] in there):
        rows = db.execute(ROWS[kind])
        while page := rows.fetchmany(PAGE):
            for name, *values in page:
                chain.add_row(kind, name, values)
            chain.write()
    if chain.number:
        chain.say(BEGUN, rows=chain.number)
        chain.write()


def _number_the_looks(db: sqlite3.Connection) -> None:
    """A table of looks from before the chain: a number that SQLite gave by itself may change as the file is packed."""
    looks = "at, actor, agency, operation, what, subject, reason"
    db.execute("ALTER TABLE access_log RENAME TO access_log_before")
    db.execute(ACCESS_LOG)
    db.execute(
        f"INSERT INTO access_log (number, {looks}, mark) "
        f"SELECT rowid, {looks}, randomblob(16) FROM access_log_before ORDER BY rowid"
    )
    db.execute("DROP TABLE access_log_before")
