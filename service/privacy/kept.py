"""What somebody typed while their session ended: sealed, for the same account on the same device, an hour at most.

A form that is sent by nobody who is signed in stores nothing. It would be lost with the session, so the server keeps it
under the device's own mark until that account signs in there again. Nothing of it lies in the browser.
"""

import json
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from cryptography.exceptions import InvalidTag

from service.log import beside_the_log
from service.privacy.box import Box

HOUR = 3600.0
LARGEST = 400_000
"""Bytes of one form: every text of an operation at its longest, twice over."""
MOST = 5
"""Forms kept for one account on one device; the oldest goes first."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS kept_form (device TEXT NOT NULL, username TEXT NOT NULL, path TEXT NOT NULL,
    entry TEXT NOT NULL, at REAL NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (device, username, path, entry));
"""
_KEEP = """
INSERT INTO kept_form VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (device, username, path, entry) DO UPDATE SET at = excluded.at, sealed = excluded.sealed
"""
_THE_LATEST = """
DELETE FROM kept_form WHERE device = ? AND username = ? AND at < (SELECT min(at) FROM
    (SELECT at FROM kept_form WHERE device = ? AND username = ? ORDER BY at DESC LIMIT ?) AS latest)
"""
Typed = list[tuple[str, str]]
"""The fields of a form as the browser sends them, several under one name where several were ticked."""


class Device(NamedTuple):
    """A browser, and the account that signed in on it last."""

    id: str
    username: str


class KeptForms:
    """Keeps forms that were sent without a session; `key` (32 bytes) seals them and the marks of devices."""

    def __init__(self, database: str, key: bytes, clock: Callable[[], float] = time.time) -> None:
        self._db = beside_the_log(database, SCHEMA, timeout=0.5)
        if isinstance(self._db, sqlite3.Connection):
            self._db.execute("PRAGMA secure_delete=ON")
        self._box = Box(key)
        self._clock = clock

    def mark(self, mark: str | None, username: str) -> str:
        """The mark that a device carries from now on. What others had typed on it goes."""
        known = self.device(mark)
        device = Device(known.id if known else secrets.token_urlsafe(16), username)
        self._db.execute("DELETE FROM kept_form WHERE device = ? AND username <> ?", device)
        return self._box.seal(json.dumps(device).encode(), b"device").hex()

    def device(self, mark: str | None) -> Device | None:
        """The device behind a mark; None for a mark that is not ours."""
        try:
            return Device(*json.loads(self._box.open(bytes.fromhex(mark or ""), b"device")))
        except (ValueError, InvalidTag):
            return None

    def keep(self, device: Device, path: str, entry: str, typed: Typed) -> bool:
        """Keep what was sent to a path under its idempotency key; False where it is too large to be kept."""
        plain = json.dumps(typed).encode()
        if len(plain) > LARGEST:
            return False
        self.forget_old()
        sealed = self._box.seal(plain, _bound(device, path))
        row = (*device, path, entry, self._clock(), sealed)
        self._db.execute(_KEEP, row)
        self._db.execute(_THE_LATEST, (*device, *device, MOST))
        return True

    def typed(self, device: Device, path: str, entry: str) -> Typed | None:
        """What is kept for an account on a device under a path and key, while it is kept and can be read."""
        sql = "SELECT sealed FROM kept_form WHERE device = ? AND username = ? AND path = ? AND entry = ? AND at > ?"
        row = self._db.execute(sql, (*device, path, entry, self._clock() - HOUR)).fetchone()
        if row is None:
            return None
        try:
            return [(name, value) for name, value in json.loads(self._box.open(row[0], _bound(device, path)))]
        except (InvalidTag, ValueError, TypeError):  # an empty form is better than none
            return None

    def forget(self, device: Device, entry: str) -> None:
        """It was stored, or is no longer wanted."""
        with suppress(sqlite3.OperationalError):  # while another process writes: its hour passes all the same
            self._db.execute("DELETE FROM kept_form WHERE device = ? AND username = ? AND entry = ?", (*device, entry))

    def forget_old(self) -> None:
        """What is older than an hour goes."""
        with suppress(sqlite3.OperationalError):  # while another process writes: the next look finds them
            self._db.execute("DELETE FROM kept_form WHERE at <= ?", (self._clock() - HOUR,))

    def close(self) -> None:
        self._db.close()


def _bound(device: Device, path: str) -> bytes:
    return f"{device.id}|{device.username}|{path}".encode()
