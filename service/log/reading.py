"""The library's ways of reading, over any log of ours: a response that knows the head, and a subscription."""

from collections import deque
from typing import Any

from eventsourcing.dcb.api import DCBQuery, DCBReadResponse, DCBSequencedEvent, DCBSubscription

PAGE = 500
SAFETY_POLL = 1.0
"""Seconds after which a subscriber looks for what another process wrote."""


class ListResponse(DCBReadResponse):
    """Events already read, and the position up to which they are complete."""

    def __init__(self, found: list[DCBSequencedEvent], head: int | None) -> None:
        self._found = iter(found)
        self._head = head

    @property
    def head(self) -> int | None:
        return self._head

    def __next__(self) -> DCBSequencedEvent:
        return next(self._found)


class Subscription(DCBSubscription[Any]):
    """Every event after a position, now and as they come. It reads the log itself, so no wake-up can be lost."""

    def __init__(self, log: Any, query: DCBQuery | None, after: int | None) -> None:
        super().__init__(log, query, after)
        self._page: deque[DCBSequencedEvent] = deque()

    def __next__(self) -> DCBSequencedEvent:
        while not self._page:
            if self._has_been_stopped:
                raise StopIteration
            head = self._recorder.head()
            self._page.extend(self._recorder.read(self._query, after=self._last_position, limit=PAGE))
            if not self._page:
                self._last_position = max(self._last_position, head)
                self._recorder.wait_beyond(head, SAFETY_POLL)
        found = self._page.popleft()
        self._last_position = found.position
        return found
