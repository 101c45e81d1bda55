"""The tags of an event as its row holds them, and the table by which events are found, made from them."""

from service.store import Db, writing

BETWEEN = "\x1f"
"""Keeps an event's tags apart; no tag holds it."""
ADD_TAG = "INSERT INTO tags (tag, type, position) VALUES (?, ?, ?)"


def tags_in(held: object) -> list[str]:
    """The tags of an event as its row holds them; none in what is no text."""
    return list(dict.fromkeys(held.split(BETWEEN))) if isinstance(held, str) and held else []


def rebuild_tags(db: Db) -> tuple[int, int]:
    """Fill the table of tags again from the events, in one transaction: how many tags, of how many events."""
    with writing(db):
        db.execute("DELETE FROM tags")
        rows = db.execute("SELECT position, type, tags FROM events ORDER BY position")
        made = ((tag, name, position) for position, name, held in rows for tag in tags_in(held))
        tags = db.executemany(ADD_TAG, made).rowcount
        (events,) = db.execute("SELECT count(*) FROM events").fetchone()
    return max(tags, 0), events
