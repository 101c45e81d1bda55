"""The events of one transaction of PostgreSQL: two ways to the database and back, however many there are."""

from collections.abc import Sequence

from eventsourcing.dcb.api import DCBAppendCondition

from service.log.batch import LAST, Batch
from service.log.chain import HEAD, Chain, head_in
from service.log.interface import Append
from service.log.sql import existing
from service.store import Db
from service.store.pool import Connection
from service.store.statements import statement

_EVENTS = (
    "INSERT INTO events (position, type, data, tags) "
    "SELECT * FROM unnest(%b::bigint[], %b::text[], %b::bytea[], %b::text[])"
)
_TAGS = "INSERT INTO tags (tag, type, position) SELECT * FROM unnest(%b::text[], %b::text[], %b::bigint[])"


class PostgresBatch(Batch):
    """Every condition is asked of the log at once, as it stands under the lock."""

    def __init__(self, db: Db, held: Connection, appends: Sequence[Append]) -> None:
        conditions = [each.condition for each in appends if each.condition is not None]
        with held.pipeline():
            last, head = held.execute(LAST), held.execute(HEAD, binary=True)
            asked = [held.execute(statement(sql), values) for sql, values in map(existing, conditions)]
            position: int = last.fetchone()[0]  # type: ignore[index,assignment]
            super().__init__(db, Chain(db, head_in(head.fetchone())), position)
            self._refused = {id(each): bool(rows.fetchall()) for each, rows in zip(conditions, asked, strict=True)}
        self._held = held

    def refuses(self, condition: DCBAppendCondition) -> bool:
        return self._refused[id(condition)] or self.holds(condition)

    def write(self) -> None:
        self.write_sealed()
        self.chain.add_events(self.events)
        with self._held.pipeline():
            if self.events:
                self._held.execute(_EVENTS, [list(column) for column in zip(*self.events, strict=True)])
            if self.tags:
                self._held.execute(_TAGS, [list(column) for column in zip(*self.tags, strict=True)])
            self.chain.write()
