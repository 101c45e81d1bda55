"""The invitations that were made, in the store's file: whether each was sent, its code, and whether it still opens.

One is open for an organisation in an operation at a time; those before it stay, so that their use can be told.
"""

import hmac
import secrets
import time
from collections.abc import Callable, Iterable

from domain.words import Agency
from service.access import guessing
from service.access.guessing import Tries
from service.invitations.invitation import COLUMNS, WRONG_CODES, Invitation, as_kept
from service.invitations.links import SignedLink, address, new_id, read
from service.log import beside_the_log
from service.store import writing

ACTOR = "by the link of an invitation"
"""Who stands in the access log and in an entry for whoever used a link."""
A_MOMENT = 60.0
"""Seconds after a letter within which a second tap sends no other."""
BEING_SENT = "it is being sent just now"
"""Stands as the reason until it is known; where whoever sent it was killed it stays, and it may be sent again."""
CODE_FOR = 600.0
"""Seconds for which a code is good."""
CODE_EVERY = 60.0
"""Seconds between two codes, so that nobody's mail is flooded."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS invitation (id TEXT PRIMARY KEY, operation TEXT NOT NULL, partner TEXT NOT NULL,
    council TEXT NOT NULL, asked_by TEXT NOT NULL, until INTEGER NOT NULL, open INTEGER NOT NULL DEFAULT 1,
    sent_at REAL, not_sent TEXT, code TEXT, code_at REAL, wrong INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS invitation_operation ON invitation (operation);
"""
_WRONG = """
UPDATE invitation SET wrong = wrong + 1, open = CASE WHEN wrong < ? THEN 1 ELSE 0 END WHERE id = ? AND open = 1
RETURNING code, code_at
"""


class Invitations:
    """Keeps them; `key` (32 bytes) signs the links and hides the codes."""

    def __init__(self, database: str, key: bytes, clock: Callable[[], float] = time.time) -> None:
        self._db = beside_the_log(database, SCHEMA + guessing.SCHEMA)
        self._key, self.clock = key, clock
        self.tries = Tries(self._db, clock)

    def of(self, operation: str) -> dict[str, Invitation]:
        """The latest invitation of each organisation, by its folded name; of those that can be read, where any can."""
        rows = self._read("operation = ? ORDER BY open, until", (operation,))
        return {Agency(each.partner).folded: each for each in sorted(rows, key=lambda each: not each.broken)}

    def opened(self, operation: str, partner: str, council: str, asked_by: str, until: float) -> Invitation:
        """The invitation that is open for an organisation; a new one where none is, or its time is over.

        Whoever asks at the same moment, in whichever process, is given the same one.
        """
        with writing(self._db):
            now = self.of(operation).get(Agency(partner).folded)
            if now and now.open and now.until > self.clock():
                return now
            self.close_all(operation, [partner])
            row = (new_id(), operation, partner, council, asked_by, int(until))
            sql = "INSERT INTO invitation (id, operation, partner, council, asked_by, until) VALUES (?, ?, ?, ?, ?, ?)"
            self._db.execute(sql, row)
            return self._of_id(row[0])

    def close_all(self, operation: str, partners: Iterable[str]) -> None:
        """The links of these organisations open nothing any more."""
        wanted = {Agency(each).folded for each in partners}
        for each in self._read("operation = ? AND open <> 0", (operation,)):
            if Agency(each.partner).folded in wanted:
                self._db.execute("UPDATE invitation SET open = 0 WHERE id = ?", (each.id,))

    def address(self, invitation: Invitation) -> str:
        """The last part of its link."""
        return address(self._key, SignedLink(invitation.id, invitation.until))

    def found(self, text: str) -> tuple[Invitation | None, str | None]:
        """The invitation behind a link, and why it does not open; None where it does.

        That is guessed, expired, revoked, or that the row cannot be read.
        """
        link = read(self._key, text)
        rows = self._read("id = ?", (link.id,)) if link else []
        if link is None or not rows:
            return None, "guessed"
        if rows[0].broken:
            return rows[0], "cannot be read"
        if link.until <= self.clock():
            return rows[0], "expired"
        return rows[0], None if rows[0].open else "revoked"

    def takes_up(self, invitation: Invitation) -> bool:
        """Be the one who sends its letter; not where somebody else, in whichever process, does or just did."""
        now = self.clock()
        sql = "UPDATE invitation SET sent_at = ?, not_sent = ? WHERE id = ? AND (sent_at IS NULL OR sent_at <= ?"
        given = (now, BEING_SENT, invitation.id, now - A_MOMENT, now + guessing.AHEAD, BEING_SENT)
        taken = self._db.execute(f"{sql} OR sent_at > ? OR (not_sent IS NOT NULL AND not_sent <> ?))", given)
        return bool(taken.rowcount)

    def was_sent(self, invitation: Invitation, why_not: str | None) -> None:
        """Whether its letter, as it stood before it was taken up, went out; one that did once stays sent."""
        at = invitation.sent_at if why_not else self.clock()
        self._db.execute("UPDATE invitation SET sent_at = ?, not_sent = ? WHERE id = ?", (at, why_not, invitation.id))

    def new_code(self, id: str) -> str | None:
        """A one-time code of six digits; None where the last one was made only now."""
        code, now = f"{secrets.randbelow(10**6):06}", self.clock()
        sql = "UPDATE invitation SET code = ?, code_at = ? WHERE id = ? AND (code_at IS NULL OR code_at <= ?"
        given = (self._hidden(id, code), now, id, now - CODE_EVERY, now + guessing.AHEAD)
        made = self._db.execute(f"{sql} OR code_at > ?)", given).rowcount
        return code if made else None

    def no_code(self, id: str) -> None:
        """The code could not be sent: another may be asked for at once."""
        self._db.execute("UPDATE invitation SET code = NULL, code_at = NULL WHERE id = ?", (id,))

    def takes(self, id: str, code: str) -> bool:
        """Whether a code is right, which uses it up. A wrong one is counted first, and the fifth closes the link."""
        row = self._db.execute(_WRONG, (WRONG_CODES - 1, id)).fetchone()
        good = row and row[0] and abs(self.clock() - row[1]) < CODE_FOR
        if not good or not hmac.compare_digest(row[0], self._hidden(id, code)):
            return False
        self._db.execute("UPDATE invitation SET wrong = 0, open = 1, code = NULL, code_at = NULL WHERE id = ?", (id,))
        return True

    def pass_of(self, id: str, until: int) -> str:
        """What a browser carries that has typed the code, until a second (Unix time)."""
        return f"{until}.{self._hidden(id, f'pass {until}')}"

    def passes(self, id: str, carried: str) -> bool:
        """Whether a browser carries that, and its time is not over."""
        until = carried.partition(".")[0]
        if not (until.isascii() and until.isdecimal() and len(until) < 12):
            return False
        right = self.pass_of(id, int(until)).encode()
        return int(until) > self.clock() and hmac.compare_digest(carried.encode(), right)

    def close(self) -> None:
        self._db.close()

    def _hidden(self, id: str, said: str) -> str:
        return hmac.digest(self._key, f"{id}|{said}".encode(), "sha256").hex()

    def _read(self, where: str, given: tuple[object, ...]) -> list[Invitation]:
        sql = f"SELECT {COLUMNS} FROM invitation WHERE {where}"
        return [as_kept(row) for row in self._db.execute(sql, given).fetchall()]

    def _of_id(self, id: str) -> Invitation:
        return self._read("id = ?", (id,))[0]
