"""The chain: an entry for whatever is stored, each covering the one before, kept in the transaction of the row.

An entry names its row and holds a digest of it, never what it says. What is destroyed is named by an entry of the same
transaction, so that there is no moment in which an erasure looks like tampering. Several processes may add entries:
each goes on from the head that it reads inside its own writing transaction.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from service.log.digests import digest_of, digest_of_event, link
from service.log.head import Head, HeadFile
from service.store import Db, writing

EVENT, VAULT, KEY, ACCESS = "event", "vault", "key", "access"
"""Kinds of entries that say that a row was added; `row` is its position, reference, subject or number.

Events that were stored at once have one entry: the position of the first, and the digest of each.
"""
ERASED, REWRAPPED, RETENTION = "erased", "rewrapped", "retention"
"""Kinds that say what went or was replaced; `row` is JSON that names it."""
BEGUN, LOST = "begun", "lost"
"""Kinds that say what nobody can prove: rows that stood before the chain, entries that were gone when it was opened."""

SCHEMA = """
CREATE TABLE chain (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, row NOT NULL, digest BLOB NOT NULL,
    hash BLOB NOT NULL)
"""
START = bytes(32)
NOTHING = b""
"""The digest of an entry that covers no row."""
HEAD = "SELECT number, hash FROM chain ORDER BY number DESC LIMIT 1"
_INSERT = "INSERT INTO chain (number, kind, row, digest, hash) VALUES (?, ?, ?, ?, ?)"


class Chain:
    """The entries that one open writing transaction adds; `write` inserts them."""

    def __init__(self, db: Db, head: Head | None = None) -> None:
        """`head` is the last entry, where it was read in this transaction already."""
        self._db = db
        self._made: list[tuple[int, str, int | str, bytes, bytes]] = []
        self.number, self.hash = head or head_of(db)

    def add(self, kind: str, row: int | str, digest: bytes = NOTHING) -> None:
        """One more entry."""
        self.number += 1
        self.hash = link(self.hash, self.number, kind, row, digest)
        self._made.append((self.number, kind, row, digest, self.hash))

    def add_row(self, kind: str, row: int | str, values: Sequence[object]) -> None:
        """An entry for a row that is added with these values, in the order of its table's columns."""
        self.add(kind, row, digest_of(values))

    def add_events(self, events: Sequence[tuple[int, str, bytes, str]]) -> None:
        """One entry for the events of a transaction (position, type, data, tags): the first's position, all digests."""
        if events:
            self.add(EVENT, events[0][0], b"".join([digest_of_event(*event) for event in events]))

    def say(self, kind: str, **what: object) -> None:
        """An entry that names what went, and when (UTC)."""
        self.add(kind, json.dumps({"at": datetime.now(UTC).isoformat(), **what}))

    def write(self) -> None:
        """Insert the entries into the open transaction."""
        if isinstance(self._db, sqlite3.Connection):
            self._db.executemany(_INSERT, self._made)
        else:  # there a column has one type, and a few rows go one by one without waiting for each other
            for number, kind, row, digest, held in self._made:
                self._db.execute(_INSERT, (number, kind, str(row), digest, held))
        self._made.clear()


def head_of(db: Db) -> Head:
    """The last entry's number and hash."""
    return head_in(db.execute(HEAD).fetchone())


def head_in(row: tuple[Any, ...] | None) -> Head:
    """The same of what was read. One that was changed into no hash stops nobody from storing."""
    number, held = row or (0, START)
    return Head(number, held if isinstance(held, bytes) else START)


@contextmanager
def adding(db: Db, head: HeadFile) -> Iterator[Chain]:
    """One writing transaction with its entries: all of it is stored, or nothing."""
    with writing(db):
        chain = Chain(db)
        yield chain
        chain.write()
    head.keep(chain.number, chain.hash)


def rewrapped(chain: Chain, keys: Iterable[tuple[str, bytes]]) -> None:
    """Say that the vault's keys were wrapped anew. To be called in the transaction that replaces them."""
    chain.say(REWRAPPED, keys={key[0]: digest_of(key).hex() for key in sorted(keys)})


def retention(chain: Chain, access_rows: Iterable[int], texts: Iterable[str] = (), **why: object) -> None:
    """Say that rows of the access log (their numbers) went, their time being up, with the sealed texts that belonged to
    them (their references), and under which period. In the transaction of their going.
    """
    chain.say(RETENTION, rows=sorted(access_rows), texts=sorted(texts), **why)
