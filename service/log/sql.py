"""The tables and statements of the log, in either store. The index is by (tag, type, position)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from eventsourcing.dcb.api import DCBAppendCondition, DCBQuery, DCBQueryItem

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

LAST = "SELECT max(position) FROM events"
"""The position of the last event; nothing where there is none."""


def matching(
    query: DCBQuery | None, after: int | None, limit: int | None, with_tags: bool = False
) -> tuple[str, list[Any]]:
    """The events that match any item of a query, in order of position; their tags as the rows hold them."""
    told = "SELECT position, type, data, tags FROM events" if with_tags else "SELECT position, type, data FROM events"
    items = query.items if query else []
    since = after or 0
    bound = "" if limit is None else f" LIMIT {int(limit)}"
    if not items:
        return f"{told} WHERE position > ? ORDER BY position{bound}", [since]
    found, values = _positions(items, since)
    return f"{told} WHERE position IN ({found}) ORDER BY position{bound}", values


def existing(condition: DCBAppendCondition) -> tuple[str, list[Any]]:
    """A row where any event after the condition's position matches its query."""
    items = condition.fail_if_events_match.items
    since = condition.after or 0
    if not items:
        return "SELECT 1 FROM events WHERE position > ? LIMIT 1", [since]
    found, values = _positions(items, since)
    return f"SELECT 1 FROM ({found}) AS found LIMIT 1", values


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
    return "SELECT position FROM (" + " INTERSECT ".join([one] * len(item.tags)) + ") AS with_all", values
