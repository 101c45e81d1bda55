"""The events of one transaction of PostgreSQL: two journeys to the database, however many events there are."""

from collections.abc import Iterator, Sequence

from eventsourcing.dcb.api import DCBAppendCondition

from service.log.batch import Batch
from service.log.chain import HEAD, Chain, head_in
from service.log.interface import Append
from service.log.sql import LAST, existing
from service.log.tags import BETWEEN
from service.store import Db
from service.store.pool import Connection
from service.store.postgres import LOCK
from service.store.statements import statement

_EVENTS = (
    "INSERT INTO events (position, type, data, tags) "
    "SELECT * FROM unnest(%b::bigint[], %b::text[], %b::bytea[], %b::text[])"
)
_TAGS = "INSERT INTO tags (tag, type, position) SELECT * FROM unnest(%b::text[], %b::text[], %b::bigint[])"
_ASKED = "FROM unnest(%b::bigint[], %b::text[], %b::text[], %b::bigint[]) AS asked (n, tag, types, after)"
_FOUND = f"""
SELECT asked.n {_ASKED} WHERE CASE
    WHEN asked.types = '' THEN EXISTS
        (SELECT 1 FROM tags WHERE tags.tag = asked.tag AND tags.position > asked.after)
    ELSE EXISTS (SELECT 1 FROM unnest(string_to_array(asked.types, '{BETWEEN}')) AS of (type)
        JOIN tags ON tags.tag = asked.tag AND tags.type = of.type AND tags.position > asked.after)
END
"""
"""Which of many conditions on one tag an event matches: each is one look into the index."""
Asked = tuple[int, str, str, int]


class PostgresBatch(Batch):
    """Every condition is asked of the log at once, as it stands under the lock."""

    def __init__(self, db: Db, held: Connection, appends: Sequence[Append]) -> None:
        """Begin the transaction. Raises psycopg.OperationalError; then nothing was done."""
        self._held = held
        conditions = [each.condition for each in appends if each.condition is not None]
        simple = [row for n, each in enumerate(conditions) for row in _simple(n, each)]
        others = [each for each in conditions if not _is_simple(each)]
        with held.pipeline():
            held.execute("BEGIN")
            held.execute(LOCK)
            last, head = held.execute(LAST), held.execute(HEAD, binary=True)
            found = held.execute(_FOUND, _columns(simple)) if simple else None
            asked = [held.execute(statement(sql), values) for sql, values in map(existing, others)]
            super().__init__(db, Chain(db, head_in(head.fetchone())), *last.fetchone())  # type: ignore[misc]
            self._refused = {id(each) for each, rows in zip(others, asked, strict=True) if rows.fetchone()}
            self._refused |= {id(conditions[n]) for (n,) in found} if found else set()  # type: ignore[call-overload]

    def refuses(self, condition: DCBAppendCondition) -> bool:
        return id(condition) in self._refused or self.holds(condition)

    def write(self) -> None:
        """Insert them all, and commit."""
        self.write_sealed()
        self.chain.add_events(self.events)
        with self._held.pipeline():
            if self.events:
                self._held.execute(_EVENTS, _columns(self.events))
            if self.tags:
                self._held.execute(_TAGS, _columns(self.tags))
            self.chain.write()
            self._held.execute("COMMIT")


def _columns(rows: Sequence[tuple[object, ...]]) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _is_simple(condition: DCBAppendCondition) -> bool:
    """Whether each of its items asks for one tag."""
    items = condition.fail_if_events_match.items
    return bool(items) and all(len(item.tags) == 1 for item in items)


def _simple(n: int, condition: DCBAppendCondition) -> Iterator[Asked]:
    if _is_simple(condition):
        for item in condition.fail_if_events_match.items:
            yield n, item.tags[0], BETWEEN.join(item.types), condition.after or 0
