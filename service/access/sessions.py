"""Who is signed in: opaque tokens, each session bound to its account as it stood when somebody signed in.

An account has an epoch, which grows with every change to it; a session of an earlier epoch has ended.
"""

import secrets
import time
from collections.abc import Callable, Iterable, Sequence

from service.access.ended_sessions import Over
from service.access.held_sessions import NOTED, HeldSessions, Row, Session, digest, marks
from service.access.kept_row import BrokenRow, moment_in, text_in, viewer_of
from service.store import Db

ABSOLUTE = 16 * 3600
"""Seconds a session lasts at the most: a shift."""
IDLE = 3600
"""Seconds without a request or an open live view after which it ends."""
UNTOUCHED = 15 * 60
"""Seconds without anybody's touch after which the password is asked for again before an identity is opened."""
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


class Sessions(HeldSessions):
    """Every session of a store, and in memory those in use here."""

    def __init__(self, db: Db, clock: Callable[[], float], looking: Db | None = None) -> None:
        super().__init__(looking or db, clock)
        self._db = db
        self._over = Over(self._looking)

    def begin(self, username: str, epoch: int) -> str:
        """Begin a session of an account as it stands at an epoch; its token."""
        token, now = secrets.token_urlsafe(32), self.clock()
        over = (now - ABSOLUTE, now - IDLE)
        self._db.execute("DELETE FROM signed_in WHERE started < ? OR seen < ?", over)
        row = (digest(token), username, epoch, secrets.token_urlsafe(24), now, now, now)
        self._db.execute("INSERT INTO signed_in VALUES (?, ?, ?, ?, ?, ?, ?, 1)", row)
        return token

    def _read(self, keys: Sequence[str]) -> dict[str, Row]:
        rows = self._looking.execute(f"{READ} ({marks(keys)})", tuple(keys)).fetchall()
        return {key: row for key, *row in rows}

    def _as_read(self, key: str, row: Row | None) -> Session | None:
        """Of a row: its mark against forgery, its three times, whether it is proven; then its account.

        One that cannot be read is over, as is that of an account that cannot be read.
        """
        now, read = self.clock(), _session(key, row) if row else None
        if row is None or read is None or key in self._over or now - row[1] > ABSOLUTE or now - row[2] > IDLE:
            self._forget(key)
            return None
        session = self._held.setdefault(key, read)
        session.checked, session.seen, session.touched = time.monotonic(), row[2], max(session.touched, row[3])
        if now - row[2] >= NOTED:
            session.seen = now
            note = (now, session.touched, session.proven, key)
            self._note("UPDATE signed_in SET seen = ?, touched = ?, proven = ? WHERE token = ?", note)
        return session

    def in_use(self) -> int:
        """How many sessions that have not ended were seen here within the time after which one ends."""
        since = self.clock() - IDLE
        return sum(not each.ended and each.seen >= since for each in list(self._held.values()))

    def touch(self, session: Session) -> None:
        """Somebody did something; after too long a pause it may be somebody else, who has to prove who they are."""
        if self.left_alone(session):
            session.proven = False
        session.touched = self.clock()

    def left_alone(self, session: Session) -> bool:
        """Whether whoever is there now has to prove who they are before they see a name."""
        return not session.proven or self.clock() - session.touched > UNTOUCHED

    def prove(self, session: Session) -> None:
        """The password was typed again."""
        session.proven, session.touched = True, self.clock()
        note = (session.touched, session.key)
        self._db.execute("UPDATE signed_in SET proven = 1, touched = ? WHERE token = ?", note)

    def end(self, token: str) -> None:
        """End one session, in every tab; here also where the store takes nothing now."""
        key = digest(token)
        if self._stands(key):
            self._over.add(key)
        self._forget(key)
        self._over.write()

    def check(self, sessions: Iterable[Session]) -> None:
        """The same, and what was ended meanwhile goes from the store."""
        self._over.write()
        super().check(sessions)

    def end_all_of(self, username: str) -> None:
        """End every session of an account."""
        for key, held in list(self._held.items()):
            if held.viewer.user == username:
                self._forget(key)
        self._db.execute("DELETE FROM signed_in WHERE username = ?", (username,))


def _session(key: str, row: Row) -> Session | None:
    csrf, started, seen, touched, proven, *account = row
    try:
        begun, last, done = (moment_in(each, "times") for each in (started, seen, touched))
        return Session(key, viewer_of(tuple(account)), text_in(csrf, "csrf"), begun, last, done, bool(proven))
    except BrokenRow:
        return None
