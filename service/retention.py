"""What is kept beside the events goes once its time is over: looks at people's data, invitations, own templates.

The time of a look begins when it was made, that of an invitation when its link ended, that of a version of a template
on its day. What belongs to an operation that runs stays, however old it is.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

from domain.words import OperationId
from projections.across.operations import OVER, OperationCard
from projections.local_time import start_of
from service.access.reasons import reference_in
from service.invitations import kept as invitations
from service.log.begun import opened_chain
from service.log.chain import adding, retention
from service.log.vault import leave_nothing
from service.plan_templates import kept as templates

WAIT = 0.5
"""Seconds for which it waits while another process writes."""
Cards = Mapping[OperationId, OperationCard]
"""The operations of the log."""


class Gone(NamedTuple):
    """How many of each kind."""

    looks: int
    invitations: int
    templates: int


class Retention:
    """Counts and removes what is older than a local day, whatever the service does meanwhile."""

    def __init__(self, database: str) -> None:
        self._db, self._head = opened_chain(database, WAIT, invitations.SCHEMA + templates.SCHEMA)
        if isinstance(self._db, sqlite3.Connection):
            self._db.execute("PRAGMA secure_delete=ON")

    def over(self, before: date, cards: Cards) -> Gone:
        """How many were kept from before a day and belong to nothing that runs."""
        looks, versions = (
            self._db.execute(f"SELECT count(*) FROM {table} WHERE {column} < ?", (limit,)).fetchone()[0]
            for table, column, limit in (
                ("access_log", "at", _begins(before).isoformat()),
                ("plan_template", "version", before.isoformat()),
            )
        )
        return Gone(looks, len(self._ended(before, cards)), versions)

    def remove(self, before: date, source: str, cards: Cards) -> Gone:
        """Remove them in one transaction; the chain names the looks that went, and where the period stands.

        Their reasons go with them. What they said is overwritten in the file, and the write-ahead file is emptied as
        soon as nobody reads it.
        """
        with adding(self._db, self._head) as chain:
            sql = "DELETE FROM access_log WHERE at < ? RETURNING number, reason"
            looks = self._db.execute(sql, (_begins(before).isoformat(),)).fetchall()
            texts = [reference for _, reason in looks if (reference := reference_in(reason))]
            if looks:
                retention(chain, (number for number, _ in looks), texts, before=before.isoformat(), source=source)
            if texts:
                self._db.executemany("DELETE FROM vault WHERE reference = ?", [(each,) for each in texts])
                leave_nothing(self._db)
            ended = self._ended(before, cards)
            self._db.executemany("DELETE FROM invitation WHERE id = ?", [(each,) for each in ended])
            versions = self._db.execute("DELETE FROM plan_template WHERE version < ?", (before.isoformat(),)).rowcount
        if isinstance(self._db, sqlite3.Connection):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Gone(len(looks), len(ended), versions)

    def close(self) -> None:
        self._db.close()
        self._head.close()

    def _ended(self, before: date, cards: Cards) -> list[str]:
        """The invitations whose link ended before a day, and whose operation does not run."""
        sql = "SELECT id, operation FROM invitation WHERE until < ?"
        found: Iterable[tuple[str, str]] = self._db.execute(sql, (int(_begins(before).timestamp()),)).fetchall()
        return [id for id, operation in found if not _runs(cards.get(OperationId(operation)), before)]


def _runs(card: OperationCard | None, before: date) -> bool:
    """Whether an operation is going on, or is still planned: it moved on since the day."""
    if card is None or card.state in OVER:
        return False
    return card.state == "live" or card.changed is None or card.changed >= _begins(before)


def _begins(day: date) -> datetime:
    """When a local day begins (UTC)."""
    return start_of(day).astimezone(UTC)
