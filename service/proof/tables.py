"""The rows of each table against what the chain tells of them; the tags against those that the events give."""

from collections.abc import Iterator
from itertools import pairwise

from service.log.begun import ROWS, TABLES
from service.log.chain import EVENT
from service.log.digests import digest_of
from service.log.tags import tags_in
from service.proof.reading import BROKEN, Fault, is_there, rows_of
from service.proof.told import Told
from service.store import Db


def compare(db: Db, told: Told) -> Iterator[Fault]:
    """Every row that is missing, changed or added, table by table."""
    for kind, sql in ROWS.items():
        yield from _rows(db, TABLES[kind], sql, told.rows[kind])
    yield from _gaps(db, told)
    try:
        yield from _tags(db)
    except BROKEN as error:
        yield Fault("tags", "", f"cannot be read: {error}")


def _rows(db: Db, table: str, sql: str, wanted: dict[object, bytes]) -> Iterator[Fault]:
    if not wanted and not is_there(db, table):
        return
    unseen = dict(wanted)
    broken: list[Fault] = []
    for name, *values in rows_of(db, table, sql, broken):
        if name not in wanted:
            yield Fault(table, str(name), "was added: no entry of the chain covers it")
        elif unseen.pop(name, None) != digest_of(values):
            yield Fault(table, str(name), "was changed")
    yield from broken
    yield from (Fault(table, str(name), "is missing") for name in ([] if broken else unseen))


def _gaps(db: Db, told: Told) -> Iterator[Fault]:
    """Positions are 1, 2, 3 ...: an event that neither the chain nor the table has is missing all the same."""
    broken: list[Fault] = []
    there = {at for (at,) in rows_of(db, "events", "SELECT position FROM events", broken)}
    known = sorted(at for at in there | told.rows[EVENT].keys() if isinstance(at, int) and at > 0)
    for before, after in pairwise([0, *known]):
        if after > before + 1:
            last = f" to {after - 1}" if after > before + 2 else ""
            yield Fault("events", f"{before + 1}{last}", "is missing: positions have no gaps")


def _tags(db: Db) -> Iterator[Fault]:
    """Each tag of an event has its row; where there are more rows than that, those which no event gives are found."""
    broken: list[Fault] = []
    found = 0
    for at, name, held in rows_of(db, "events", "SELECT position, type, tags FROM events ORDER BY position", broken):
        for tag in tags_in(held):
            if _tag_is_there(db, tag, name, at):
                found += 1
            elif not broken:
                yield Fault("tags", f"{at} {tag}", "is missing: the event gives it")
    if sum(1 for _ in rows_of(db, "tags", "SELECT 1 FROM tags", broken)) != found:
        for tag, name, at in rows_of(db, "tags", "SELECT tag, type, position FROM tags", broken):
            if not _event_gives(db, tag, name, at):
                yield Fault("tags", f"{at} {tag}", "was added: no such event gives it")
    yield from (each for each in broken if each.table == "tags")


def _tag_is_there(db: Db, *row: object) -> bool:
    sql = "SELECT 1 FROM tags WHERE tag = ? AND type = ? AND position = ?"
    return db.execute(sql, row).fetchone() is not None


def _event_gives(db: Db, tag: object, name: object, at: object) -> bool:
    event = db.execute("SELECT type, tags FROM events WHERE position = ?", (at,)).fetchone()
    return event is not None and event[0] == name and tag in tags_in(event[1])
