"""The webhooks that organisations registered, in the store's file: how far each was sent, and who sends it just now.

One process sends for a webhook at a time: it holds a lease, which it takes and keeps by one UPDATE that says what it
must find. A process that is gone loses it by time alone.
"""

import base64
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag

from domain.kernel import EVENTS
from domain.words import Agency
from service.access.access import Viewer
from service.access.forms import must_be_right
from service.access.guessing import AHEAD
from service.access.kept_row import BrokenRow, count_in, moment_in, moment_or_none, names_in, shown, text_in
from service.access.programs import MadeBefore, roles_of, wrong_name, wrong_roles
from service.log import beside_the_log
from service.privacy.box import Box

SCHEMA = """
CREATE TABLE IF NOT EXISTS webhook (id TEXT PRIMARY KEY, name TEXT NOT NULL, agency TEXT NOT NULL, roles TEXT NOT NULL,
    address TEXT NOT NULL, types TEXT NOT NULL, made_by TEXT NOT NULL, made REAL NOT NULL, position INTEGER NOT NULL,
    state TEXT NOT NULL, reason TEXT, tries INTEGER NOT NULL, failing_since REAL, next_at REAL NOT NULL, sent_at REAL,
    secret BLOB NOT NULL, lease_by TEXT NOT NULL, lease_until REAL NOT NULL);
"""
COLUMNS = (
    "id, name, agency, roles, address, types, made_by, made, position, state, reason, tries, failing_since, sent_at"
)
REMOVED = "removed"
"""Of one that was removed the row stays, without its secret and where it led, so that no form makes it again."""
STATES = ("on", "failed", "gone", REMOVED)
NOWHERE = "https://removed.invalid/"


class NoSuchWebhook(ValueError):
    """There is no such webhook, or it is another organisation's: which of the two is not said."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """One address of an organisation; times are seconds (Unix).

    `position` is up to where everything was delivered, or was not for it. `state` is on, failed (given up after
    hours) or gone (it answered that it wants no more); `reason` says what went wrong last.
    """

    id: str
    name: str
    agency: Agency
    roles: tuple[str, ...]
    address: str
    types: tuple[str, ...]
    made_by: str
    made: float
    position: int
    state: str
    reason: str | None
    tries: int
    failing_since: float | None
    sent_at: float | None
    broken: str | None = None
    """The column because of which it cannot be read, and nothing is sent."""

    @property
    def viewer(self) -> Viewer:
        """Who it is, for everything that asks who may see what: a program that only reads."""
        roles = frozenset(self.roles)
        return Viewer(f"webhook {self.id}", self.name, self.agency, roles, by_token=True, reads_only=True)


def wrong_types(types: Iterable[str]) -> dict[str, str]:
    """What is wrong where an entry is named that there is no type of."""
    unknown = ", ".join(each for each in types if each not in EVENTS)
    return {"types": f"There is no type of entry called {unknown[:200]}."} if unknown else {}


class Webhooks:
    """Keeps them; `key` (32 bytes) seals what signs. `loopback`, for tests, lets them lead to this machine."""

    def __init__(self, database: str, key: bytes, clock: Callable[[], float] = time.time) -> None:
        self._db = beside_the_log(database, SCHEMA, timeout=30)
        self._box, self.clock, self.loopback = Box(key), clock, False

    def make(
        self,
        name: str,
        agency: str,
        roles: Iterable[str],
        address: str,
        types: Iterable[str],
        by: str,
        after: int,
        secret: bytes | None = None,
    ) -> tuple[Webhook, str]:
        """A new one, for what comes after a position, and its secret, by chance where none is given.

        Raises WrongFields, MadeBefore.
        """
        wanted, kinds = sorted(set(roles)), sorted(set(types))
        must_be_right(wrong_name(name), wrong_roles(wanted), wrong_types(kinds))
        secret = secret or os.urandom(32)
        id = hashlib.sha256(secret).hexdigest()[:8]
        asked = (name.strip(), agency, json.dumps(wanted), address.strip(), json.dumps(kinds))
        sealed = self._box.seal(secret, id.encode())
        sql = "INSERT INTO webhook VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'on', NULL, 0, NULL, 0, NULL, ?, '', 0)"
        stored = self._db.execute(f"{sql} ON CONFLICT (id) DO NOTHING", (id, *asked, by, self.clock(), after, sealed))
        made, shown = self._of_id(id), f"whsec_{base64.b64encode(secret).decode()}"
        if not stored.rowcount:
            same = (made.name, made.agency, json.dumps(made.roles), made.address, json.dumps(made.types)) == asked
            raise MadeBefore(made.name, shown if same else None)
        return made, shown

    def of(self, agency: Agency) -> list[Webhook]:
        """Those of one organisation, the latest first."""
        every = self._read("state <> ? ORDER BY made DESC, id", (REMOVED,))
        return [each for each in every if each.agency.folded == agency.folded]

    def secret(self, id: str) -> bytes:
        """What signs the deliveries of one. Raises NoSuchWebhook, BrokenRow."""
        sql = "SELECT secret FROM webhook WHERE id = ? AND state <> ?"
        row = self._db.execute(sql, (id, REMOVED)).fetchone()
        if row is None:
            raise NoSuchWebhook("There is no such webhook.")
        try:
            return self._box.open(row[0], id.encode())
        except (InvalidTag, TypeError, ValueError):
            raise BrokenRow("secret") from None

    def again(self, id: str, agency: Agency) -> Webhook:
        """Go on sending from where it stands, at once. Raises NoSuchWebhook."""
        found = self._own(id, agency)
        sql = "UPDATE webhook SET state = 'on', tries = 0, failing_since = NULL, next_at = 0 WHERE id = ?"
        self._db.execute(sql, (id,))
        return found

    def remove(self, id: str, agency: Agency) -> Webhook:
        """Nothing goes there any more. Raises NoSuchWebhook."""
        found = self._own(id, agency)
        sql = "UPDATE webhook SET state = ?, address = ?, secret = ?, reason = NULL WHERE id = ?"
        self._db.execute(sql, (REMOVED, NOWHERE, b"", id))
        return found

    def due(self) -> list[tuple[str, int]]:
        """Those for which somebody may send now and nobody does, each with its position."""
        now = self.clock()
        is_due = "(next_at <= ? OR next_at > ?) AND (lease_until <= ? OR lease_until > ?)"
        found = self._read(f"state = 'on' AND {is_due} ORDER BY id", (now, now + AHEAD) * 2)
        return [(each.id, each.position) for each in found if not each.broken]

    def lease(self, id: str, by: str, seconds: float) -> Webhook | None:
        """Be the one who sends, for so long; None where somebody else is, or there is nothing to send any more."""
        now = self.clock()
        sql = "UPDATE webhook SET lease_by = ?, lease_until = ? WHERE id = ? AND state = 'on'"
        given = (by, now + seconds, id, by, now, now + AHEAD)
        taken = self._db.execute(f"{sql} AND (lease_by = ? OR lease_until <= ? OR lease_until > ?)", given)
        return next(iter(self._read("id = ?", (id,))), None) if taken.rowcount else None

    def release(self, id: str, by: str) -> None:
        """Somebody else may send from now on."""
        self._db.execute("UPDATE webhook SET lease_until = 0 WHERE id = ? AND lease_by = ?", (id, by))

    def delivered(self, id: str, by: str, position: int, seconds: float) -> bool:
        """It took everything up to a position; whether the same one may go on sending, for so many seconds more."""
        now = self.clock()
        sql = """UPDATE webhook SET position = ?, lease_until = ?, sent_at = ?, tries = 0, failing_since = NULL,
            reason = NULL WHERE id = ? AND lease_by = ? AND state = 'on' AND position < ?"""
        return bool(self._db.execute(sql, (position, now + seconds, now, id, by, position)).rowcount)

    def passed(self, id: str, by: str, position: int) -> None:
        """Nothing more up to a position was for it, nor is what it did not take before."""
        sql = """UPDATE webhook SET position = ?, tries = 0, failing_since = NULL, reason = NULL
            WHERE id = ? AND lease_by = ? AND position < ?"""
        self._db.execute(sql, (position, id, by, position))

    def failed(self, id: str, by: str, reason: str, wait: float, give_up: float, gone: bool = False) -> None:
        """A delivery did not go through: it is tried again after so many seconds, or no more.

        It is given up once it has failed for `give_up` seconds, counted anew from when somebody said *Send again*.
        """
        now = self.clock()
        state = "'gone'" if gone else "CASE WHEN coalesce(failing_since, ?) <= ? THEN 'failed' ELSE 'on' END"
        sql = f"""UPDATE webhook SET reason = ?, tries = tries + 1, failing_since = coalesce(failing_since, ?),
            next_at = ?, state = {state} WHERE id = ? AND lease_by = ? AND state = 'on'"""
        self._db.execute(sql, (reason, now, now + wait, *(() if gone else (now, now - give_up)), id, by))

    def close(self) -> None:
        self._db.close()

    def _own(self, id: str, agency: Agency) -> Webhook:
        found = next((each for each in self.of(agency) if each.id == id), None)
        if found is None:
            raise NoSuchWebhook("There is no such webhook.")
        return found

    def _of_id(self, id: str) -> Webhook:
        return self._read("id = ?", (id,))[0]

    def _read(self, where: str, given: tuple[object, ...]) -> list[Webhook]:
        rows = self._db.execute(f"SELECT {COLUMNS} FROM webhook WHERE {where}", given).fetchall()
        return [as_kept(row) for row in rows]


def as_kept(row: tuple[object, ...]) -> Webhook:
    """A webhook as it is kept; of one that cannot be read, what can be listed of it."""
    id, name, agency, roles, address, types, made_by, made, position, state, reason, tries, since, sent = row
    try:
        named = (text_in(id, "id"), text_in(name, "name"), Agency(text_in(agency, "agency")), roles_of(roles))
        sends = (text_in(address, "address"), names_in(types, "types"), text_in(made_by, "made_by"))
        stands = (moment_in(made, "made"), count_in(position, "position"), _state(state))
        went = (None if reason is None else str(reason), count_in(tries, "tries"))
        times = (moment_or_none(since, "failing_since"), moment_or_none(sent, "sent_at"))
        return Webhook(*named, *sends, *stands, *went, *times)
    except BrokenRow as wrong:
        said = (shown(id), shown(name), Agency(shown(agency)), (), shown(address), (), shown(made_by))
        return Webhook(*said, 0, 0, "failed", None, 0, None, None, wrong.column)


def _state(kept: object) -> str:
    if kept not in STATES:
        raise BrokenRow("state")
    return str(kept)
