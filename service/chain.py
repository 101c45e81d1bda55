"""A running hash over the log, each entry covering the one before, so that tampering shows.

The hashes are kept in position order by a follower; an exported checkpoint ("position:hash") proves later, offline,
that nothing before it was changed, removed or slipped in.
"""

import hashlib
import sqlite3
from dataclasses import dataclass

from service.log import Log, SqliteLog

PAGE = 5000
_START = b"\x00" * 32


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification found: the head and its hash, and the first position that does not hold, if any."""

    sound: bool
    position: int
    hash: str
    wrong_at: int | None = None
    reason: str | None = None


def extend(log: SqliteLog) -> tuple[int, str]:
    """Keep the hashes of what was appended since; gives the last position and its hash."""
    db = sqlite3.connect(log.path, timeout=30, isolation_level=None)
    try:
        row = db.execute("SELECT position, hash FROM chain ORDER BY position DESC LIMIT 1").fetchone()
        position, before = row or (0, _START)
        while rows := log.since(position, PAGE):
            made = []
            for at, name, data, tags in rows:
                before = _link(before, at, name, data, tags)
                made.append((at, before))
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT OR IGNORE INTO chain (position, hash) VALUES (?, ?)", made)
            db.execute("COMMIT")
            position = rows[-1][0]
        return position, before.hex()
    finally:
        db.close()


def verify(log: Log, checkpoint: tuple[int, str] | None = None) -> Verification:
    """Compute every hash again from the events; compare with those kept and with a checkpoint."""
    kept = _kept(log)
    position, before = 0, _START
    while rows := log.since(position, PAGE):
        for at, name, data, tags in rows:
            if at != position + 1:
                return Verification(False, position, before.hex(), position + 1, "missing")
            before = _link(before, at, name, data, tags)
            position = at
            if kept.get(at, before) != before:
                return Verification(False, position, before.hex(), at, "changed")
            if checkpoint and checkpoint[0] == at and checkpoint[1] != before.hex():
                return Verification(False, position, before.hex(), at, "differs from the checkpoint")
    last = max([*kept, checkpoint[0] if checkpoint else 0], default=0)
    if last > position:
        return Verification(False, position, before.hex(), position + 1, "missing")
    return Verification(True, position, before.hex())


def _link(before: bytes, at: int, name: str, data: bytes, tags: list[str]) -> bytes:
    digest = hashlib.sha256(before)
    for each in (str(at).encode(), name.encode(), data, "\x1f".join(tags).encode()):
        digest.update(len(each).to_bytes(8, "big") + each)
    return digest.digest()


def _kept(log: Log) -> dict[int, bytes]:
    if not isinstance(log, SqliteLog):
        return {}
    db = sqlite3.connect(log.path)
    try:
        return dict(db.execute("SELECT position, hash FROM chain").fetchall())
    finally:
        db.close()
