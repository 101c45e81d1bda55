"""Local accounts, in the same file as the log: argon2, revocable at once in every process."""

import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from pwdlib import PasswordHash
from pwdlib.exceptions import PwdlibError

from domain.bounds import NAME
from domain.names import same_name
from domain.reading import is_a_name
from domain.words import Agency
from service.access import guessing, sessions
from service.access.access import Viewer
from service.access.guessing import Tries, WrongSignIn
from service.access.held_sessions import Session
from service.access.kept_row import ACCOUNT, BrokenRow, broken_column, shown, viewer_of
from service.access.sessions import Sessions
from service.access.table import MAY_DO
from service.log import beside_the_log
from service.store import writing

SHORTEST = 12
SCHEMA = """
CREATE TABLE IF NOT EXISTS account (username TEXT PRIMARY KEY, password TEXT NOT NULL, name TEXT NOT NULL,
    agency TEXT NOT NULL, roles TEXT NOT NULL, acts_for TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0,
    epoch INTEGER NOT NULL DEFAULT 0);
"""
NEW_COLUMN = "ALTER TABLE account ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0"


class NoSuchAccount(ValueError):
    """There is no account under this name."""

    def __init__(self, username: str) -> None:
        super().__init__(f"there is no account {username}")


class TakenName(ValueError):
    """There is an account under this name already."""

    def __init__(self, username: str) -> None:
        super().__init__(f"there is an account {username} already")


class ChangedMeanwhile(ValueError):
    """An account is no longer as it was when somebody looked at it."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it is kept; `version` grows with every change to it."""

    viewer: Viewer
    disabled: bool
    version: int


class Accounts:
    """The people who may sign in, and who has."""

    def __init__(self, database: str, clock: Callable[[], float] = time.time) -> None:
        self._db = beside_the_log(database, SCHEMA + sessions.SCHEMA + guessing.SCHEMA, timeout=30)
        if isinstance(self._db, sqlite3.Connection):
            with suppress(sqlite3.OperationalError):  # a file made before accounts had an epoch
                self._db.execute(NEW_COLUMN)
        self._looking = self._db if database == "memory://" else beside_the_log(database, "", timeout=0)
        self.sessions = Sessions(self._db, clock, self._looking)
        self._tries = Tries(self._db, clock)
        self._hash = PasswordHash.recommended()
        self._decoy = self._hash.hash(secrets.token_hex())

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
        """Add an account. Raises ValueError where a name is taken or none, a role unknown or the password too short."""
        _must_be_names(username, name, agency)
        row = (username, self._hashed(password), name, agency, _roles(roles), _acting(acts_for))
        with writing(self._db):  # nobody adds one of a like name between the look and the row
            for (kept,) in self._db.execute("SELECT username FROM account").fetchall():
                if same_name(shown(kept), username):
                    raise TakenName(shown(kept))
            self._db.execute(
                "INSERT INTO account (username, password, name, agency, roles, acts_for) VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )

    def _hashed(self, password: str) -> str:
        if len(password) < SHORTEST:
            raise ValueError(f"a password has at least {SHORTEST} characters")
        return self._hash.hash(password)

    def all(self) -> list[tuple[Viewer, bool]]:
        """Every account that can be read, and whether it is disabled."""
        return [(each.viewer, each.disabled) for each in self._every()]

    def of(self, agency: Agency) -> list[Account]:
        """Those of one organisation, by their user names."""
        return [each for each in self._every() if each.viewer.agency.folded == agency.folded]

    def _every(self) -> list[Account]:
        sql = "SELECT username, name, agency, roles, acts_for, disabled, epoch FROM account ORDER BY username"
        found: list[Account] = []
        for *row, disabled, epoch in self._db.execute(sql).fetchall():
            with suppress(BrokenRow):
                found.append(Account(viewer_of(tuple(row)), bool(disabled), epoch))
        return found

    def broken(self) -> list[tuple[str, str]]:
        """The accounts under which nobody can sign in, because of what is kept of them: user name and column."""
        rows = self._db.execute(f"SELECT {ACCOUNT} FROM account ORDER BY username").fetchall()
        return [(shown(row[0]), column) for row in rows if (column := broken_column(row))]

    def is_password(self, username: str, password: str) -> bool:
        """Whether this is the password of an account, as nobody asks who is to be let in by it."""
        row = self._db.execute("SELECT password FROM account WHERE username = ?", (username,)).fetchone()
        return row is not None and self._matches(password, row[0])

    def set_password(self, username: str, password: str, seen: int | None = None) -> None:
        """Change a password and end every session under the old one."""
        self._change(username, seen, password=self._hashed(password))

    def disable(self, username: str) -> None:
        """Nobody signs in under this name any more, and whoever has is signed out at once, whatever else changed."""
        self._change(username, None, disabled=1)

    def enable(self, username: str, seen: int | None = None) -> None:
        """The account may sign in again, under the password that it had."""
        self._change(username, seen, disabled=0)

    def change(
        self,
        username: str,
        *,
        name: str | None = None,
        agency: str | None = None,
        roles: Iterable[str] = (),
        acts_for: Iterable[str] | None = (),
        seen: int | None = None,
    ) -> None:
        """Change what is given; whoever is signed in signs in again as what they are now."""
        wanted = {"name": name, "agency": agency}
        _must_be_names(*(value for value in wanted.values() if value is not None))
        wanted |= {"roles": _roles(given)} if (given := list(roles)) else {}
        wanted |= {"acts_for": _acting(acts_for)} if acts_for != () else {}
        self._change(username, seen, **{column: value for column, value in wanted.items() if value is not None})

    def _change(self, username: str, seen: int | None, **columns: object) -> None:
        """Write columns and end every session. Raises NoSuchAccount; ChangedMeanwhile where it has another version than
        was `seen`."""
        named = "".join(f"{column} = :{column}, " for column in columns)
        same = "" if seen is None else " AND epoch = :seen"
        sql = f"UPDATE account SET {named}epoch = epoch + 1 WHERE username = :username{same}"
        if not self._db.execute(sql, {**columns, "username": username, "seen": seen}).rowcount:
            raise NoSuchAccount(username) if seen is None else ChangedMeanwhile(username)
        self.sessions.end_all_of(username)

    def sign_in(self, username: str, password: str, address: str = "") -> str:
        """A new session's token. Raises WrongSignIn, BrokenRow; takes as long for a name that does not exist."""
        return self.sessions.begin(username, self._verified(username, password, address))

    def prove(self, session: Session, password: str, address: str = "") -> None:
        """Take the password again from somebody signed in. Raises WrongSignIn."""
        self._verified(session.viewer.user, password, address)
        self.sessions.prove(session)

    def _verified(self, username: str, password: str, address: str) -> int:
        """The epoch of an account that may sign in with this password. Raises WrongSignIn; BrokenRow where the
        password is right and the account cannot be read."""
        self._tries.count(username, address)
        sql = (
            "SELECT password, epoch, disabled, username, name, agency, roles, acts_for FROM account WHERE username = ?"
        )
        row = self._db.execute(sql, (username,)).fetchone()
        right = self._matches(password, row[0] if row else self._decoy)
        if not right or row is None or row[2]:
            raise WrongSignIn
        self._tries.forget(username, address)
        viewer_of(row[3:])
        epoch: int = row[1]
        return epoch

    def _matches(self, password: str, kept: str) -> bool:
        """Whether a password is the one that is kept; nobody's where what is kept is none, which takes as long."""
        try:
            return self._hash.verify(password, kept)
        except (PwdlibError, TypeError, ValueError):
            self._hash.verify(password, self._decoy)
            return False

    def session(self, token: str) -> Session | None:
        """The session behind a token while it lasts; None once it has ended, or never was."""
        return self.sessions.get(token)

    def check(self, sessions: Iterable[Session]) -> None:
        """Look again at sessions that are there without asking; a file that is busy is looked at the next time."""
        self.sessions.check(sessions)

    def sign_out(self, token: str) -> None:
        """End a session, in every tab."""
        self.sessions.end(token)

    def close(self) -> None:
        self._looking.close()
        self._db.close()


def _must_be_names(*names: str) -> None:
    for each in names:
        if not is_a_name(each):
            raise ValueError(f"{each!r} is no name: write 1 to {NAME.characters} letters of one alphabet, on one line")


def _roles(roles: Iterable[str]) -> str:
    wanted = sorted(set(roles))
    if unknown := [role for role in wanted if role not in MAY_DO]:
        raise ValueError(f"no such role: {', '.join(unknown)}; there are {', '.join(MAY_DO)}")
    return json.dumps(wanted)


def _acting(acts_for: Iterable[str] | None) -> str:
    return json.dumps(None if acts_for is None else sorted(acts_for))
