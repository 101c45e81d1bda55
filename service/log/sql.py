"""The statements of the SQLite log. Tags and types are interned; the index is by (tag, type, position)."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem

from service.log.chain import ERASED, VAULT, Chain
from service.log.interface import VaultWrite
from service.log.tags import BETWEEN
from service.log.vault import leave_nothing

SCHEMA = """
CREATE TABLE IF NOT EXISTS events (position INTEGER PRIMARY KEY, type TEXT NOT NULL, data BLOB NOT NULL,
    tags TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tags (tag TEXT NOT NULL, type TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (tag, type, position)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS events_by_type ON events (type, position);
CREATE TABLE IF NOT EXISTS vault_keys (subject TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vault (reference TEXT PRIMARY KEY, subject TEXT NOT NULL, kind TEXT NOT NULL,
    sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_by_subject ON vault (subject);
"""


def matching(query: DCBQuery | None, after: int | None, limit: int | None) -> tuple[str, list[Any]]:
    """The events that match any item of a query, in order of position."""
    items = query.items if query else []
    since = after or 0
    bound = "" if limit is None else f" LIMIT {int(limit)}"
    if not items:
        return f"SELECT position, type, data FROM events WHERE position > ? ORDER BY position{bound}", [since]
    found, values = _positions(items, since)
    sql = f"SELECT position, type, data FROM events WHERE position IN ({found}) ORDER BY position{bound}"
    return sql, values


def existing(db: sqlite3.Connection, condition: DCBAppendCondition) -> bool:
    """Whether any event after the condition's position matches its query."""
    items = condition.fail_if_events_match.items
    since = condition.after or 0
    if not items:
        sql, values = "SELECT 1 FROM events WHERE position > ? LIMIT 1", [since]
    else:
        found, values = _positions(items, since)
        sql = f"SELECT 1 FROM ({found}) LIMIT 1"
    return db.execute(sql, values).fetchone() is not None


def _positions(items: Sequence[DCBQueryItem], since: int) -> tuple[str, list[Any]]:
    """The positions that match any item; tags that are asked for the same types are asked for together.

    A statement joins five hundred parts at the most, and an entry may name as many people.
    """
    parts: list[str] = []
    values: list[Any] = []
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for item in items:
        if len(item.tags) == 1:
            alike[tuple(item.types)].append(item.tags[0])
            continue
        sql, more = _item(item, since)
        parts.append(sql)
        values.extend(more)
    for types, tags in alike.items():
        of_types = f" AND type IN ({','.join('?' * len(types))})" if types else ""
        parts.append(f"SELECT position FROM tags WHERE tag IN ({','.join('?' * len(tags))}){of_types} AND position > ?")
        values += [*tags, *types, since]
    return " UNION ALL ".join(parts), values


def _item(item: DCBQueryItem, since: int) -> tuple[str, list[Any]]:
    """The positions that match one item: any of its types, all of its tags."""
    types = f" AND type IN ({','.join('?' * len(item.types))})" if item.types else ""
    if not item.tags:
        return f"SELECT position FROM events WHERE position > ?{types}", [since, *item.types]
    one = f"SELECT position FROM tags WHERE tag = ?{types} AND position > ?"
    values: list[Any] = []
    for tag in item.tags:
        values += [tag, *item.types, since]
    return "SELECT position FROM (" + " INTERSECT ".join([one] * len(item.tags)) + ")", values


class Batch:
    """The events of one transaction, numbered, held back until all of its appends have been judged."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.chain = Chain(db)
        (self.head,) = db.execute("SELECT coalesce(max(position), 0) FROM events").fetchone()
        self.last: int = self.head
        self.destroyed = False
        self.events: list[tuple[int, str, bytes, str]] = []
        self.tags: list[tuple[str, str, int]] = []
        self.by_tag: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        self.found_by_tag = 0

    def refuses(self, condition: DCBAppendCondition) -> bool:
        """Whether an event after the condition's position matches, in the file or earlier in this batch."""
        if (condition.after or 0) < self.head and existing(self.db, condition):
            return True
        items = condition.fail_if_events_match.items
        if not items:
            return bool(self.events)
        self._find_by_tag()
        return any(self._holds(item) for item in items)

    def _find_by_tag(self) -> None:
        """Most transactions hold one append, and nobody asks what it holds: the others do so here."""
        for _, kind, _, tags in self.events[self.found_by_tag :]:
            held = (kind, frozenset(tags.split(BETWEEN)))
            for tag in held[1]:
                self.by_tag[tag].append(held)
        self.found_by_tag = len(self.events)

    def _holds(self, item: DCBQueryItem) -> bool:
        if not item.tags:
            return any(not item.types or row[1] in item.types for row in self.events)
        wanted = frozenset(item.tags)
        held = self.by_tag.get(item.tags[0], ())
        return any((not item.types or kind in item.types) and wanted <= tags for kind, tags in held)

    def add(self, events: Sequence[DCBEvent]) -> int:
        """Number the events; the last position."""
        for event in events:
            self.last += 1
            tags = dict.fromkeys(event.tags)
            self.events.append((self.last, event.type, event.data, BETWEEN.join(tags)))
            self.tags.extend((tag, event.type, self.last) for tag in tags)
        return self.last

    def write(self) -> None:
        """Insert them all into the open transaction."""
        if self.destroyed:
            leave_nothing(self.db)
        self.db.executemany("INSERT INTO events (position, type, data, tags) VALUES (?, ?, ?, ?)", self.events)
        self.db.executemany("INSERT INTO tags (tag, type, position) VALUES (?, ?, ?)", sorted(self.tags))
        self.chain.add_events(self.events)
        self.chain.write()

    def write_vault(self, writes: Sequence[VaultWrite]) -> None:
        """Store sealed rows, or destroy a subject's key and rows, with the event that is numbered next."""
        for write in writes:
            if write.reference is None:
                self._destroy(write.subject)
            else:
                row = (write.reference, write.subject, write.kind, write.sealed)
                self.db.execute("INSERT INTO vault (reference, subject, kind, sealed) VALUES (?, ?, ?, ?)", row)
                self.chain.add_row(VAULT, write.reference, row)

    def _destroy(self, subject: str) -> None:
        held = self.db.execute("SELECT reference FROM vault WHERE subject = ? ORDER BY reference", (subject,))
        references = [reference for (reference,) in held]
        self.db.execute("DELETE FROM vault_keys WHERE subject = ?", (subject,))
        self.db.execute("DELETE FROM vault WHERE subject = ?", (subject,))
        self.destroyed = True
        self.chain.say(ERASED, by=self.last + 1, subject=subject, references=references)
