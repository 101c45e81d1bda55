"""The tables of events, in either store: what a log answers of them, over the connection of the thread that asks."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from eventsourcing.dcb.api import DCBEvent, DCBQuery, DCBReadResponse, DCBSequencedEvent, DCBSubscription

from service.log.interface import Row
from service.log.reading import ListResponse, Subscription
from service.log.sql import LAST, matching
from service.log.tags import rebuild_tags, tags_in
from service.store import Db


class EventTables(ABC):
    """See `service.log.interface.Log`, and the reading part of the eventsourcing library's `DCBRecorder`."""

    @property
    @abstractmethod
    def _reader(self) -> Db:
        """The connection of the thread that asks."""

    @abstractmethod
    def _read(self, sql: str, values: Sequence[object]) -> tuple[list[Any], int | None]:
        """The rows of a statement, in order of position, and the log's head in the same moment."""

    def read_list(
        self, query: DCBQuery | None = None, after: int | None = None, limit: int | None = None
    ) -> tuple[list[Row], int | None]:
        return self._read(*matching(query, after, limit))

    def read(
        self, query: DCBQuery | None = None, *, after: int | None = None, limit: int | None = None
    ) -> DCBReadResponse:
        rows, head = self._read(*matching(query, after, limit, with_tags=True))
        found = [DCBSequencedEvent(DCBEvent(name, data, tags_in(tags)), at) for at, name, data, tags in rows]
        return ListResponse(found, (found[-1].position if found else None) if limit is not None else head)

    def since(self, position: int, limit: int) -> list[tuple[int, str, bytes, list[str]]]:
        rows, _ = self._read(*matching(None, position, limit, with_tags=True))
        return [(at, name, data, tags_in(tags)) for at, name, data, tags in rows]

    def head(self) -> int:
        (last,) = self._reader.execute(LAST).fetchone()
        return last or 0

    def subscribe(self, query: DCBQuery | None = None, *, after: int | None = None) -> DCBSubscription[Any]:
        return Subscription(self, query, after)

    def rebuild_tags(self) -> tuple[int, int]:
        """Fill the table of tags again from the events: how many tags, of how many events."""
        return rebuild_tags(self._reader)
