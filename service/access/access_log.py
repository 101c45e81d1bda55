"""Who looked at a person's data, when, and why they opened an identity (Data Protection Act 2018 s62)."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from service.log import sqlite_path

SCHEMA = """
CREATE TABLE IF NOT EXISTS access_log (at TEXT NOT NULL, actor TEXT NOT NULL, agency TEXT NOT NULL,
    operation TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT);
"""

WAIT = 0.5
"""Seconds for which a look waits to be kept; after that nothing is shown."""


@dataclass(frozen=True, slots=True)
class Access:
    """One look: when (UTC, ISO), who, of which agency, at what, and the reason where one was asked for."""

    at: str
    actor: str
    agency: str
    operation: str
    what: str
    subject: str
    reason: str | None


class AccessLog:
    """Append-only; read by the auditor."""

    def __init__(self, database: str) -> None:
        path = ":memory:" if database == "memory://" else sqlite_path(database)
        self._db = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        self._db.executescript(SCHEMA)

    def record(
        self, actor: str, agency: str, operation: str, what: str, subject: str, reason: str | None = None
    ) -> None:
        """Keep that somebody looked; durable before what they asked for is shown."""
        at = datetime.now(UTC).isoformat()
        row = (at, actor, agency, operation, what, subject, reason)
        self._db.execute("INSERT INTO access_log VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def entries(self, operation: str) -> list[Access]:
        """Every look at an operation's people, in order."""
        sql = "SELECT * FROM access_log WHERE operation = ? ORDER BY at"
        return [Access(*row) for row in self._db.execute(sql, (operation,)).fetchall()]

    def has_opened(self, actor: str, operation: str, what: str) -> bool:
        """Whether somebody's account has looked at this."""
        sql = "SELECT 1 FROM access_log WHERE actor = ? AND operation = ? AND what = ? LIMIT 1"
        return self._db.execute(sql, (actor, operation, what)).fetchone() is not None

    def close(self) -> None:
        self._db.close()
