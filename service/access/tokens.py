"""Tokens for programs: each of one organisation, with roles that stand already, an end, and nothing that opens a name.

A token is shown once and kept only as its hash. One that was revoked is felt everywhere within a second.
"""

import base64
import json
import os
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from domain.words import Agency
from service.access.access import Viewer
from service.access.forms import must_be_right
from service.access.held_sessions import NOTED, HeldSessions, Row, Session, digest, marks
from service.access.kept_row import BrokenRow, moment_in, moment_or_none, shown, text_in
from service.access.programs import MadeBefore, roles_of, wrong_name, wrong_roles
from service.log import beside_the_log

BEGINS = "fl_"
"""How every token begins: a session's never does, and who searches for lost secrets finds it."""
LONGEST = 366 * 24 * 3600.0
"""Seconds that a token lasts at the most."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS api_token (id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    agency TEXT NOT NULL, roles TEXT NOT NULL, reads_only INTEGER NOT NULL, made_by TEXT NOT NULL, made REAL NOT NULL,
    until REAL NOT NULL, used REAL, revoked REAL);
"""
COLUMNS = "id, name, agency, roles, reads_only, made_by, made, until, used, revoked"


class NoSuchToken(ValueError):
    """There is no such token, or it is another organisation's: which of the two is not said."""


@dataclass(frozen=True, slots=True)
class ApiToken:
    """One token as it is listed; times are seconds (Unix), `used` within the last minute or so."""

    id: str
    name: str
    agency: Agency
    roles: tuple[str, ...]
    reads_only: bool
    made_by: str
    made: float
    until: float
    used: float | None
    revoked: float | None
    broken: str | None = None
    """The column because of which it cannot be read, and opens nothing."""

    @property
    def viewer(self) -> Viewer:
        """Who the program is, for everything that asks who may see or do what."""
        roles = frozenset(self.roles)
        return Viewer(f"token {self.id}", self.name, self.agency, roles, by_token=True, reads_only=self.reads_only)


def wrong_end(until: float, now: float) -> dict[str, str]:
    """What is wrong with an end that is over, or too far ahead."""
    return {} if now < until <= now + LONGEST else {"until": "Give it an end that lies ahead, within a year."}


class ApiTokens(HeldSessions):
    """Makes, finds, lists and revokes them."""

    def __init__(self, database: str, clock: Callable[[], float] = time.time) -> None:
        self._db = beside_the_log(database, SCHEMA, timeout=30)
        super().__init__(self._db if database == "memory://" else beside_the_log(database, SCHEMA, timeout=0), clock)

    def make(
        self,
        name: str,
        agency: str,
        roles: Iterable[str],
        until: float,
        made_by: str,
        *,
        reads_only: bool,
        secret: bytes | None = None,
    ) -> tuple[ApiToken, str]:
        """A new token, and what is shown of it once, by chance without a `secret`. Raises WrongFields, MadeBefore."""
        wanted, now = sorted(set(roles)), self.clock()
        must_be_right(wrong_name(name), wrong_roles(wanted), wrong_end(until, now))
        token = BEGINS + base64.urlsafe_b64encode(secret or os.urandom(32)).rstrip(b"=").decode()
        id, called = secrets.token_hex(4), name.strip()
        row = (id, digest(token), called, agency, json.dumps(wanted), int(reads_only), made_by, now, until)
        made = ApiToken(id, called, Agency(agency), tuple(wanted), reads_only, made_by, now, until, None, None)
        sql = "INSERT INTO api_token VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL) ON CONFLICT (digest) DO NOTHING"
        if not self._db.execute(sql, row).rowcount:
            self._made_before(made, token)
        return made, token

    def all(self) -> list[ApiToken]:
        """Every token there is or was, the latest first."""
        rows = self._db.execute(f"SELECT {COLUMNS} FROM api_token ORDER BY made DESC, id").fetchall()
        return [as_kept(row) for row in rows]

    def of(self, agency: Agency) -> list[ApiToken]:
        """Those of one organisation."""
        return [each for each in self.all() if each.agency.folded == agency.folded]

    def revoke(self, id: str, agency: Agency | None = None) -> ApiToken:
        """It opens nothing any more; `agency` is whose it has to be. Raises NoSuchToken."""
        every = self.all() if agency is None else self.of(agency)
        found = next((each for each in every if each.id == id), None)
        if found is None:
            raise NoSuchToken("There is no such token.")
        self._db.execute("UPDATE api_token SET revoked = ? WHERE id = ? AND revoked IS NULL", (self.clock(), id))
        return found

    def _made_before(self, made: ApiToken, token: str) -> None:
        sql = f"SELECT {COLUMNS} FROM api_token WHERE digest = ?"
        before = as_kept(self._db.execute(sql, (digest(token),)).fetchone())
        same = replace(before, id=made.id, made=made.made, used=None) == made
        raise MadeBefore(before.name, token if same else None)

    def _read(self, keys: Sequence[str]) -> dict[str, Row]:
        sql = (
            f"SELECT digest, {COLUMNS} FROM api_token WHERE revoked IS NULL AND until > ? AND digest IN ({marks(keys)})"
        )
        return {key: row for key, *row in self._looking.execute(sql, (self.clock(), *keys)).fetchall()}

    def _as_read(self, key: str, row: Row | None) -> Session | None:
        now, made = self.clock(), as_kept(row) if row else None
        if made is None or made.broken:
            self._forget(key)
            return None
        begun = Session(key, made.viewer, csrf="", started=made.made, seen=made.used or 0, touched=now, proven=False)
        session = self._held.setdefault(key, begun)
        session.checked = time.monotonic()
        if now - session.seen >= NOTED:
            session.seen = now
            self._note("UPDATE api_token SET used = ? WHERE digest = ?", (now, key))
        return session

    def close(self) -> None:
        self._looking.close()
        self._db.close()


def is_api_token(token: str) -> bool:
    """Whether what was sent is a program's token, by how it begins."""
    return token.startswith(BEGINS)


def as_kept(row: Row) -> ApiToken:
    """A token as it is kept; of one that cannot be read, what can be listed of it."""
    id, name, agency, roles, reads_only, made_by, made, until, used, revoked = row
    try:
        named = (text_in(id, "id"), text_in(name, "name"), Agency(text_in(agency, "agency")), roles_of(roles))
        times = (moment_in(made, "made"), moment_in(until, "until"), moment_or_none(used, "used"))
        over = moment_or_none(revoked, "revoked")
        return ApiToken(*named, bool(reads_only), text_in(made_by, "made_by"), *times, over)
    except BrokenRow as wrong:
        said = (shown(id), shown(name), Agency(shown(agency)))
        return ApiToken(*said, (), True, shown(made_by), 0, 0, None, None if revoked is None else 0, wrong.column)
