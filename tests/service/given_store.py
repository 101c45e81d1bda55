"""A small store with a row of every kind, and how somebody changes it behind our back."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from eventsourcing.dcb.api import DCBEvent

from service.access.access_log import AccessLog
from service.log import SqliteLog
from service.privacy.vault import Vault
from service.proof import Verification, verify

COLUMNS = {
    "events": ("position", "type", "data", "tags"),
    "tags": ("tag", "type", "position"),
    "vault": ("reference", "subject", "kind", "sealed"),
    "vault_keys": ("subject", "wrapped"),
    "access_log": ("number", "at", "actor", "agency", "operation", "what", "subject", "reason", "mark"),
    "chain": ("number", "kind", "row", "digest", "hash"),
}
KEY = {"tags": 3, "vault": 1, "vault_keys": 1, "events": 1, "access_log": 1, "chain": 1}
"""How many of its first columns name a row of each table."""
GONE, STAYS = "person:op-1/P01", "person:op-1/P02"


def make(folder: Path) -> str:
    """Seven events, four sealed texts of which two were erased with their key, three looks; the path of the file."""
    path = str(folder / "s.db")
    with closing(SqliteLog(path)) as log, closing(AccessLog(f"sqlite:///{path}")) as looks:
        vault = Vault(log)
        for n, subject in enumerate((GONE, GONE, STAYS, STAYS, "operation:op-1"), start=1):
            reference, write = vault.seal(subject, "note", f"text {n}")
            log.append([DCBEvent("NoteMade", reference.encode(), [subject, f"entry:{n}"])], sealed=[write])
        for n in range(3):
            looks.record("casey", "Council", "op-1", "person", f"P0{n}", "asked by health" if n else None)
        log.append([DCBEvent("PersonSealedDataErased", b"{}", [GONE])], sealed=[vault.destroy(GONE)])
        log.append([DCBEvent("CentreClosed", b"{}", ["operation:op-1"])])
    return path


def copy(path: str, folder: Path) -> str:
    """The same store in another folder, with what lies beside it."""
    for suffix in ("", ".head", ".key"):
        shutil.copy(path + suffix, folder / f"s.db{suffix}")
    return str(folder / "s.db")


def tamper(path: str, *statements: str, values: tuple[object, ...] = ()) -> None:
    """Change the file as somebody with SQLite would."""
    with closing(sqlite3.connect(path)) as db:
        for sql in statements:
            assert db.execute(sql, values if "?" in sql else ()).rowcount, f"{sql} changes nothing"
        db.commit()


def rows(path: str, table: str) -> list[tuple[object, ...]]:
    """The rows of a table, in the order of their names."""
    with closing(sqlite3.connect(path)) as db:
        names = ", ".join(COLUMNS[table])
        return db.execute(f"SELECT {names} FROM {table} ORDER BY {COLUMNS[table][0]}").fetchall()


def named(table: str) -> str:
    """The condition that finds one row by its name."""
    return " AND ".join(f"{column} = ?" for column in COLUMNS[table][: KEY[table]])


def faulty_tables(found: Verification) -> set[str]:
    return {fault.table for fault in found.faults}


def proved(path: str) -> Verification:
    return verify(path)


def remove_the_end(path: str, after: int) -> None:
    """As somebody would who knows the chain: events, tags and entries from a position on, so that all fits."""
    with closing(sqlite3.connect(path)) as db:
        sql = "SELECT min(number) FROM chain WHERE kind = 'event' AND row > ?"
        (first,) = db.execute(sql, (after,)).fetchone()
        db.execute("DELETE FROM events WHERE position > ?", (after,))
        db.execute("DELETE FROM tags WHERE position > ?", (after,))
        db.execute("DELETE FROM chain WHERE number >= ?", (first,))
        db.commit()
