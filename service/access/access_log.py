"""Who looked at a person's data, when, and why they opened an identity (Data Protection Act 2018 s62)."""

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from service.access.kept_row import shown, text_in
from service.answering import ANSWERING
from service.log.begun import opened_chain
from service.log.chain import ACCESS, adding

_LOOK = "at, actor, agency, operation, what, subject, reason"
_LATEST = f"""
SELECT number, {_LOOK} FROM access_log WHERE operation = ? AND number < ? AND agency = coalesce(?, agency)
AND subject = coalesce(?, subject) ORDER BY number DESC LIMIT ?
"""
_KEEP = f"""
INSERT INTO access_log (number, {_LOOK}, mark)
SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM access_log RETURNING number
"""
MARK = 16
"""Random bytes of each row: once it is gone, nobody can guess at it by the digest that the chain keeps."""

WAIT = 0.5
"""Seconds for which a look waits to be kept; after that nothing is shown."""


@dataclass(frozen=True, slots=True)
class Access:
    """One look: when (UTC, ISO), who, of which agency, at what; the reason where one was asked for, as it is kept."""

    at: str
    actor: str
    agency: str
    operation: str
    what: str
    subject: str
    reason: str | None
    broken: bool = False
    """Whether the row cannot be read: what is left of it says no more than that somebody looked."""


class AccessLog:
    """Append-only; read by the auditor."""

    def __init__(self, database: str) -> None:
        self._db, self._head = opened_chain(database, WAIT)
        self._one_at_a_time = threading.Lock()

    def record(
        self, actor: str, agency: str, operation: str, what: str, subject: str, reason: str | None = None
    ) -> None:
        """Keep that somebody looked; durable before what they asked for is shown, where it is."""
        if (asked := ANSWERING.get()) is None or asked.shown:
            self.keep(actor, agency, operation, what, subject, reason)

    def keep(self, actor: str, agency: str, operation: str, what: str, subject: str, reason: str | None = None) -> None:
        """Keep what somebody did or tried, whatever they are shown of it."""
        at = datetime.now(UTC).isoformat()
        row = (at, actor, agency, operation, what, subject, reason, os.urandom(MARK))
        with self._one_at_a_time, adding(self._db, self._head) as chain:
            (stored,) = self._db.execute(_KEEP, row).fetchone()
            chain.add_row(ACCESS, stored, row)

    def entries(self, operation: str) -> list[Access]:
        """Every look at an operation's people, in order."""
        sql = f"SELECT {_LOOK} FROM access_log WHERE operation = ? ORDER BY at"
        return [_as_kept(row) for row in self._db.execute(sql, (operation,)).fetchall()]

    def reasons(self, operation: str) -> list[tuple[str, str]]:
        """What of an operation was opened for a reason, and the reason as it is kept."""
        sql = "SELECT what, reason FROM access_log WHERE operation = ? AND reason IS NOT NULL"
        rows = self._db.execute(sql, (operation,)).fetchall()
        return [(what, reason) for what, reason in rows if isinstance(what, str) and isinstance(reason, str)]

    def latest(
        self, operation: str, most: int, *, agency: str | None, subject: str | None, before: int
    ) -> list[tuple[int, Access]]:
        """The latest looks with a number below `before`, each with its number: of one organisation, at one subject."""
        rows = self._db.execute(_LATEST, (operation, before, agency, subject, most)).fetchall()
        return [(number, _as_kept(row)) for number, *row in rows]

    def has_opened(self, actor: str, operation: str, what: str) -> bool:
        """Whether somebody's account has looked at this."""
        sql = "SELECT 1 FROM access_log WHERE actor = ? AND operation = ? AND what = ? LIMIT 1"
        return self._db.execute(sql, (actor, operation, what)).fetchone() is not None

    def close(self) -> None:
        self._db.close()
        self._head.close()


def _as_kept(row: Sequence[Any]) -> Access:
    """A look as it is kept, where each of its texts is one, and its moment one of the calendar."""
    at, *said, reason = row
    try:
        moment = datetime.fromisoformat(text_in(at, "at"))
        whole = moment.tzinfo is not None and all(isinstance(each, str) for each in (*said, reason or ""))
    except ValueError:  # a BrokenRow is one too
        whole = False
    if whole:
        return Access(*row)
    actor, agency, operation, what, subject = (shown(each) for each in said)
    return Access("", actor, agency, operation, what, subject, None, broken=True)
