"""Local accounts and their sessions, in the same file as the log: argon2, opaque tokens, revocable at once."""

import hashlib
import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pwdlib import PasswordHash

from domain.words import Agency
from service.access.access import Viewer
from service.access.table import MAY_DO
from service.log import sqlite_path

SHORTEST = 12
ABSOLUTE = 12 * 3600
IDLE = 3600
FREE_TRIES = 5
LOCKED_FOR = 30.0
"""Seconds a name is locked after five wrong passwords; doubled with each further one."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS account (username TEXT PRIMARY KEY, password TEXT NOT NULL, name TEXT NOT NULL,
    agency TEXT NOT NULL, roles TEXT NOT NULL, acts_for TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, username TEXT NOT NULL, csrf TEXT NOT NULL,
    started REAL NOT NULL, seen REAL NOT NULL);
CREATE TABLE IF NOT EXISTS sign_in_failure (username TEXT PRIMARY KEY, times INTEGER NOT NULL, last REAL NOT NULL);
"""


class WrongSignIn(Exception):
    """Name and password do not fit, or the name is locked for `wait` seconds."""

    def __init__(self, wait: float = 0.0) -> None:
        super().__init__(f"locked for {wait:.0f} s" if wait else "wrong name or password")
        self.wait = wait


@dataclass(slots=True)
class Session:
    """Somebody signed in, for as long as nothing ends it."""

    viewer: Viewer
    csrf: str
    started: float
    seen: float


class Accounts:
    """The people who may sign in, and who has."""

    def __init__(self, database: str, clock: Callable[[], float] = time.time) -> None:
        path = ":memory:" if database == "memory://" else sqlite_path(database)
        self._db = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.executescript(SCHEMA)
        self._clock = clock
        self._hash = PasswordHash.recommended()
        self._decoy = self._hash.hash(secrets.token_hex())
        self._held: dict[str, Session] = {}

    def add(
        self,
        username: str,
        password: str,
        *,
        name: str,
        agency: str,
        roles: Iterable[str],
        acts_for: Iterable[str] | None = (),
    ) -> None:
        """Add an account. Raises ValueError where the name is taken, a role unknown or the password too short."""
        wanted = sorted(set(roles))
        if unknown := [role for role in wanted if role not in MAY_DO]:
            raise ValueError(f"no such role: {', '.join(unknown)}; there are {', '.join(MAY_DO)}")
        row = (username, self._hashed(password), name, agency, json.dumps(wanted))
        acting = json.dumps(None if acts_for is None else sorted(acts_for))
        try:
            self._db.execute(
                "INSERT INTO account (username, password, name, agency, roles, acts_for) VALUES (?, ?, ?, ?, ?, ?)",
                (*row, acting),
            )
        except sqlite3.IntegrityError:
            raise ValueError(f"there is an account {username} already") from None

    def _hashed(self, password: str) -> str:
        if len(password) < SHORTEST:
            raise ValueError(f"a password has at least {SHORTEST} characters")
        return self._hash.hash(password)

    def all(self) -> list[tuple[Viewer, bool]]:
        """Every account, and whether it is disabled."""
        rows = self._db.execute("SELECT username, disabled FROM account ORDER BY username").fetchall()
        return [(viewer, bool(disabled)) for name, disabled in rows if (viewer := self._viewer(name))]

    def set_password(self, username: str, password: str) -> None:
        """Change a password and end every session under the old one."""
        self._db.execute("UPDATE account SET password = ? WHERE username = ?", (self._hashed(password), username))
        self._end_sessions(username)

    def disable(self, username: str) -> None:
        """Nobody signs in under this name any more, and whoever has is signed out at once."""
        self._db.execute("UPDATE account SET disabled = 1 WHERE username = ?", (username,))
        self._end_sessions(username)

    def _end_sessions(self, username: str) -> None:
        self._db.execute("DELETE FROM session WHERE username = ?", (username,))
        self._held = {key: held for key, held in self._held.items() if held.viewer.user != username}

    def sign_in(self, username: str, password: str) -> str:
        """A new session's token. Raises WrongSignIn; takes as long for a name that does not exist."""
        now = self._clock()
        self._check_lock(username, now)
        row = self._db.execute("SELECT password, disabled FROM account WHERE username = ?", (username,)).fetchone()
        right = self._hash.verify(password, row[0] if row else self._decoy)
        if not right or row is None or row[1]:
            self._db.execute(
                "INSERT INTO sign_in_failure VALUES (?, 1, ?) "
                "ON CONFLICT (username) DO UPDATE SET times = times + 1, last = excluded.last",
                (username, now),
            )
            raise WrongSignIn
        self._db.execute("DELETE FROM sign_in_failure WHERE username = ?", (username,))
        token = secrets.token_urlsafe(32)
        session = (_digest(token), username, secrets.token_urlsafe(24), now, now)
        self._db.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?)", session)
        return token

    def _check_lock(self, username: str, now: float) -> None:
        sql = "SELECT times, last FROM sign_in_failure WHERE username = ?"
        times, last = self._db.execute(sql, (username,)).fetchone() or (0, 0.0)
        if times >= FREE_TRIES:
            until = last + LOCKED_FOR * 2 ** min(times - FREE_TRIES, 8)
            if now < until:
                raise WrongSignIn(until - now)

    def session(self, token: str) -> Session | None:
        """The session behind a token while it lasts; None once it has ended, or never was."""
        key, now = _digest(token), self._clock()
        held = self._held.get(key) or self._read_session(key)
        if held is None:
            return None
        if now - held.started > ABSOLUTE or now - held.seen > IDLE:
            self.sign_out(token)
            return None
        if now - held.seen > 60:
            self._db.execute("UPDATE session SET seen = ? WHERE token = ?", (now, key))
            held.seen = now
        self._held[key] = held
        return held

    def _read_session(self, key: str) -> Session | None:
        sql = "SELECT username, csrf, started, seen FROM session WHERE token = ?"
        row = self._db.execute(sql, (key,)).fetchone()
        viewer = self._viewer(row[0]) if row else None
        return Session(viewer, *row[1:]) if row and viewer else None

    def sign_out(self, token: str) -> None:
        """End a session."""
        self._held.pop(_digest(token), None)
        self._db.execute("DELETE FROM session WHERE token = ?", (_digest(token),))

    def _viewer(self, username: str) -> Viewer | None:
        sql = "SELECT name, agency, roles, acts_for FROM account WHERE username = ?"
        row = self._db.execute(sql, (username,)).fetchone()
        if row is None:
            return None
        name, agency, roles, acts_for = row
        acting = json.loads(acts_for)
        return Viewer(
            username,
            name,
            Agency(agency),
            frozenset(json.loads(roles)),
            None if acting is None else frozenset(acting),
        )

    def close(self) -> None:
        self._db.close()


def _digest(token: str) -> str:
    """Tokens are kept only as their hash: a copy of the file signs nobody in."""
    return hashlib.sha256(token.encode()).hexdigest()
