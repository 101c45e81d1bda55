"""Takes in what the log has gained: each operation that changed is built anew, in one transaction with the position.

The rows of an operation are a function of its events up to the position kept, so an event counts exactly once: a kill
in between leaves the tables as they were, at the position they were at.
"""

from collections.abc import Callable, Iterator
from datetime import date
from zlib import crc32

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem
from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.engine import Connection

from domain.words import OperationId
from service.days import events_of_operation
from service.log import Log
from service.outcomes.engine import writing
from service.outcomes.filling import ALL, replace
from service.outcomes.spans import renew
from service.outcomes.tables import SpanTable, TrackedTable, table
from service.same_log import mark_at
from service.stored import events_in

PAGE = 5000
NAME, MARK = "outcomes", "outcomes mark"
_TRACKED = table(TrackedTable).c
_FORGET = delete(table(TrackedTable)).where(_TRACKED.name.in_((NAME, MARK)))
Progress = Callable[[int, int], None]
"""Told how many events are done, of how many."""


def position_of(db: Connection) -> int:
    """The position up to which everything is taken in; below nothing where what is kept of it cannot be read."""
    found: object = db.execute(select(_TRACKED.position).where(_TRACKED.name == NAME)).scalar() or 0
    return found if isinstance(found, int) else -1


def is_of(db: Connection, log: Log, position: int) -> bool:
    """Whether what was taken in up to a position is of this log, as far as the tables say: an earlier copy may have
    been restored beside them, and grown beyond it.
    """
    found = db.execute(select(_TRACKED.position).where(_TRACKED.name == MARK)).scalar()
    return found is None or found == _as_number(mark_at(log, position))


def _as_number(mark: str) -> int:
    return crc32(mark.encode())


def take_in(log: Log, engine: Engine, progress: Progress | None = None, anew: bool = False) -> None:
    """Bring the tables up to the log's head; `anew` builds them from nothing."""
    with writing(engine).begin() as db:
        position, head = position_of(db), log.head()
        if anew or not 0 <= position <= head or not is_of(db, log, position):
            position = 0
            _empty(db)
        if position < head:
            _take_in(db, log, position, head, progress or (lambda done, of: None))
            db.execute(_FORGET)
            kept = {NAME: head, MARK: _as_number(mark_at(log, head))}
            db.execute(insert(table(TrackedTable)), [{"name": name, "position": each} for name, each in kept.items()])


def _empty(db: Connection) -> None:
    for kind in (*ALL, SpanTable):
        db.execute(delete(table(kind)))
    db.execute(_FORGET)


def _take_in(db: Connection, log: Log, position: int, head: int, progress: Progress) -> None:
    dates: set[date] = set()
    done = 0
    for operation in _changed(log, position, head):
        recorded_events = [recorded for recorded in events_of_operation(log, operation) if recorded.position <= head]
        dates |= replace(db, operation, recorded_events)
        done += sum(recorded.position > position for recorded in recorded_events)
        progress(done, head - position)
    renew(db, dates)


def _changed(log: Log, position: int, head: int) -> Iterator[OperationId]:
    """Every operation with an event in between, once; from nothing, each that was ever proposed."""
    if not position:
        yield from _proposed(log, head)
        return
    tags: dict[str, None] = {}
    while position < head:
        rows = log.since(position, PAGE)
        position = rows[-1][0]
        tags.update((tag, None) for at, _, _, held in rows if at <= head for tag in held)
    prefix = f"{OperationId.prefix}:"
    yield from (OperationId(tag.removeprefix(prefix)) for tag in tags if tag.startswith(prefix))


def _proposed(log: Log, head: int) -> Iterator[OperationId]:
    query = DCBQuery([DCBQueryItem(types=["OperationProposed"])])
    position = 0
    while rows := log.read_list(query, position, PAGE)[0]:
        position = rows[-1][0]
        yield from (each.event.operation for each in events_in(log, rows) if each.position <= head)
