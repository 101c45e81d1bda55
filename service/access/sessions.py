"""Who is signed in: opaque tokens, each session bound to its account as it stood when somebody signed in.

An account has an epoch, which grows with every change to it; a session of an earlier epoch has ended. What is known of
a session is read again from the file after half a second, so that a change by another process counts here at once too.
"""

import hashlib
import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from domain.words import Agency
from service.access.access import Viewer
from service.store import Db

ABSOLUTE = 16 * 3600
"""Seconds a session lasts at the most: a shift."""
IDLE = 3600
"""Seconds without a request or an open live view after which it ends."""
UNTOUCHED = 15 * 60
"""Seconds without anybody's touch after which the password is asked for again before an identity is opened."""
CHECKED = 0.5
"""Seconds for which a session that was read from the file is taken as it was."""
NOTED = 60
"""Seconds after which it is written down that a session is in use."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS signed_in (token TEXT PRIMARY KEY, username TEXT NOT NULL, epoch INTEGER NOT NULL,
    csrf TEXT NOT NULL, started REAL NOT NULL, seen REAL NOT NULL, touched REAL NOT NULL,
    proven INTEGER NOT NULL DEFAULT 1);
DROP TABLE IF EXISTS session;
"""
READ = """
SELECT s.token, s.csrf, s.started, s.seen, s.touched, s.proven, a.username, a.name, a.agency, a.roles, a.acts_for
FROM signed_in s JOIN account a ON a.username = s.username
WHERE s.epoch = a.epoch AND a.disabled = 0 AND s.token IN
"""
AT_ONCE = 500
"""Sessions that are read together."""
Row = Sequence[Any]
"""A session's mark against forgery, its three times, whether it is proven; then its account."""


@dataclass(eq=False, slots=True)
class Session:
    """Somebody signed in, until something ends it. `proven`: the person there typed the password and never left since.

    Times are seconds of the accounts' clock; `checked` is one of the machine's own.
    """

    key: str
    viewer: Viewer
    csrf: str
    started: float
    seen: float
    touched: float
    proven: bool = True
    ended: bool = False
    checked: float = field(default_factory=time.monotonic)


class Sessions:
    """Every session of a file, and in memory those in use here."""

    def __init__(self, db: Db, clock: Callable[[], float], looking: Db | None = None) -> None:
        """`looking` is a connection that waits for no lock: whoever has a session is known while others write."""
        self._db, self._clock, self._looking = db, clock, looking or db
        self._held: dict[str, Session] = {}

    def begin(self, username: str, epoch: int) -> str:
        """Begin a session of an account as it stands at an epoch; its token."""
        token, now = secrets.token_urlsafe(32), self._clock()
        over = (now - ABSOLUTE, now - IDLE)
        self._db.execute("DELETE FROM signed_in WHERE started < ? OR seen < ?", over)
        row = (_digest(token), username, epoch, secrets.token_urlsafe(24), now, now, now)
        self._db.execute("INSERT INTO signed_in VALUES (?, ?, ?, ?, ?, ?, ?, 1)", row)
        return token

    def held(self, token: str) -> Session | None:
        """A session that was read a moment ago, without a look at the file; None where `get` has to look."""
        held = self._held.get(_digest(token))
        if held is None or held.ended or time.monotonic() - held.checked > CHECKED:
            return None
        return held if self._clock() - held.seen < NOTED else None

    def get(self, token: str) -> Session | None:
        """The session behind a token while it lasts; None once it has ended, or never was."""
        return self.held(token) or self._checked(_digest(token))

    def _checked(self, key: str) -> Session | None:
        """The session as the file has it now; None where it is over."""
        return self._as_read(key, self._read([key]).get(key))

    def _read(self, keys: Sequence[str]) -> dict[str, Row]:
        marks = ", ".join("?" * len(keys))
        rows = self._looking.execute(f"{READ} ({marks})", tuple(keys)).fetchall() if keys else []
        return {key: row for key, *row in rows}

    def _as_read(self, key: str, row: Row | None) -> Session | None:
        """The session of a row that was just read, written down as in use; None where it is over."""
        now = self._clock()
        if row is None or now - row[1] > ABSOLUTE or now - row[2] > IDLE:
            self._forget(key)
            return None
        session = self._held.setdefault(key, _session(key, row))
        session.checked, session.seen, session.touched = time.monotonic(), row[2], max(session.touched, row[3])
        if now - row[2] >= NOTED:
            session.seen = now
            note = (now, session.touched, session.proven, key)
            self._note("UPDATE signed_in SET seen = ?, touched = ?, proven = ? WHERE token = ?", note)
        return session

    def _note(self, sql: str, values: tuple[object, ...]) -> None:
        """Write down what may as well be written the next time, where somebody else is writing."""
        with suppress(sqlite3.OperationalError):
            self._looking.execute(sql, values)

    def check(self, sessions: Iterable[Session]) -> None:
        """Look again at sessions whose live views are open, which is being there; those that are over are `ended`."""
        every = list(sessions)
        for start in range(0, len(every), AT_ONCE):
            some = every[start : start + AT_ONCE]
            rows = self._read([session.key for session in some])
            for session in some:
                if self._as_read(session.key, rows.get(session.key)) is not session:
                    session.ended = True

    def in_use(self) -> int:
        """How many sessions that have not ended were seen here within the time after which one ends."""
        since = self._clock() - IDLE
        return sum(not each.ended and each.seen >= since for each in list(self._held.values()))

    def touch(self, session: Session) -> None:
        """Somebody did something; after too long a pause it may be somebody else, who has to prove who they are."""
        now = self._clock()
        if now - session.touched > UNTOUCHED:
            session.proven = False
        session.touched = now

    def prove(self, session: Session) -> None:
        """The password was typed again."""
        session.proven, session.touched = True, self._clock()
        note = (session.touched, session.key)
        self._db.execute("UPDATE signed_in SET proven = 1, touched = ? WHERE token = ?", note)

    def end(self, token: str) -> None:
        """End one session, in every tab."""
        self._forget(_digest(token))
        self._db.execute("DELETE FROM signed_in WHERE token = ?", (_digest(token),))

    def _forget(self, key: str) -> None:
        if held := self._held.pop(key, None):
            held.ended = True

    def end_all_of(self, username: str) -> None:
        """End every session of an account."""
        for key, held in list(self._held.items()):
            if held.viewer.user == username:
                self._forget(key)
        self._db.execute("DELETE FROM signed_in WHERE username = ?", (username,))


def _session(key: str, row: Row) -> Session:
    csrf, started, seen, touched, proven, *account = row
    return Session(key, viewer_of(tuple(account)), csrf, started, seen, touched, bool(proven))


def viewer_of(row: tuple[str, ...]) -> Viewer:
    """Who an account's row says it is: user name, name, agency, roles, whom it may act for."""
    username, name, agency, roles, acts_for = row
    acting = json.loads(acts_for)
    return Viewer(
        username, name, Agency(agency), frozenset(json.loads(roles)), None if acting is None else frozenset(acting)
    )


def _digest(token: str) -> str:
    """Tokens are kept only as their hash: a copy of the file signs nobody in."""
    return hashlib.sha256(token.encode()).hexdigest()
