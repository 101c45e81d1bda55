"""The days in memory: each built from its operation's events when first asked for, then kept up with the log.

A read first catches up to the log's head, so everybody reads their own writes, and the command line beside a
server does too. Everything here runs in one thread: the server's event loop, or a command's main thread.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.kernel import Past
from domain.words import OperationId
from projections.day import Day
from projections.operations import KNOWS, Operations
from service.codec import decode
from service.log import Log

PAGE = 5000
KEPT = 200
"""Days held in memory at the most, those that somebody watches aside; the least recently asked for goes first."""
Heard = Callable[[OperationId, Day, list[Past]], None]


class Days:
    """Every operation's `Day`, live."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.operations = Operations()
        self.heard: list[Heard] = []
        self.watched: list[Callable[[OperationId], bool]] = []
        self._days: dict[OperationId, Day] = {}
        self._begin()

    def _begin(self) -> None:
        """The list of operations needs few types of event; the rest of the log is not read to start."""
        rows, head = self.log.read_list(DCBQuery([DCBQueryItem(types=[kind.__name__ for kind in KNOWS])]))
        for row in rows:
            self.operations.apply(decode(*row))
        self.position = head or 0

    def catch_up(self) -> None:
        """Take in whatever the log holds by now, and tell those who listen, each operation once."""
        changed: dict[OperationId, list[Past]] = {}
        while self.log.head() > self.position:
            for position, name, data, _ in self.log.since(self.position, PAGE):
                past = decode(position, name, data)
                self.position = position
                self.operations.apply(past)
                if day := self._days.get(past.event.operation):
                    day.apply(past)
                    changed.setdefault(past.event.operation, []).append(past)
        for operation, pasts in changed.items():
            for heard in self.heard:
                heard(operation, self._days[operation], pasts)

    def get(self, operation: OperationId) -> Day | None:
        """The day as it stands now; None where there is no such operation."""
        self.catch_up()
        day = self._days.pop(operation, None)
        if day is None:
            pasts = list(events_of_operation(self.log, operation))
            if not pasts:
                return None
            self._make_room()
            day = Day.of(operation, pasts)
        self._days[operation] = day
        return day

    def _make_room(self) -> None:
        for operation in list(self._days):
            if len(self._days) < KEPT:
                return
            if not any(watches(operation) for watches in self.watched):
                del self._days[operation]

    def at(self, operation: OperationId, at: datetime | None = None, known_at: datetime | None = None) -> Day | None:
        """The day at a moment, as known at another (UTC, inclusive); None where there is no such operation."""
        day = self.get(operation)
        return Day.of(operation, day.pasts, at, known_at) if day else None


def events_of_operation(log: Log, operation: OperationId) -> Iterator[Past]:
    """Every event of one operation in log order."""
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(tags=[operation.tag])]))
    return (decode(*row) for row in rows)
