"""The days in memory: each built from its operation's events when first asked for, then kept up with the log.

A read first catches up to the log's head, so everybody reads their own writes, and the command line beside a
server does too. Everything here runs in one thread: the server's event loop, or a command's main thread. The event
loop calls `follow` and `load` first: what takes long is then read and folded in a thread of its own. A log that is not
near is never asked by the event loop itself: there `follow` alone takes in.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.kernel import Event, RecordedEvent
from domain.words import OperationId
from projections.across import directory, operations, organisations
from projections.across.directory import Directories
from projections.across.operations import Operations
from projections.across.organisations import Organisations
from projections.operation.state import OperationState
from service.followed import Followed
from service.kinds import Everybody
from service.log import Log, NotStored
from service.stored import events_in

AT_ONCE = 500
"""Events that the event loop takes in at once; a log further ahead is read beside it and taken in by such steps."""
KEPT = 200
"""Days held in memory at the most, those that somebody watches aside; the least recently asked for goes first."""
T = TypeVar("T", Organisations, Directories)
Heard = Callable[[OperationId, OperationState, list[RecordedEvent]], None]


class Days:
    """Every operation's `OperationState`, live."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.operations = Operations()
        self.organisations = Organisations()
        self.directories = Directories()
        self.everybody = Everybody(self.organisations, self.directories)
        self.heard: list[Heard] = []
        self.changed: list[Callable[[], None]] = []
        self.watched: list[Callable[[OperationId], bool]] = []
        self._days: dict[OperationId, OperationState] = {}
        self._building = asyncio.Lock()
        self._following, self._asked = asyncio.Lock(), 0
        self._failed: Exception | None = None
        self.served = False
        """Whether an event loop follows the log, and nobody else may wait for it."""
        self._begin()

    def _begin(self) -> None:
        """Operations, organisations and directories need few types of event; the rest is not read to start."""
        kinds = (*operations.KNOWS, *organisations.KNOWS, *directory.KNOWS)
        rows, head = self.log.read_list(DCBQuery([DCBQueryItem(types=[kind.__name__ for kind in kinds])]))
        for recorded in events_in(self.log, rows):
            self.operations.apply(recorded)
            self.organisations.apply(recorded)
            self.directories.apply(recorded)
        self.followed = Followed(self.log, head or 0)

    @property
    def position(self) -> int:
        """How far the log was taken in."""
        return self.followed.position

    def catch_up(self) -> None:
        """Take in whatever the log holds by now, and tell those who listen, each operation once. Raises WentBack."""
        if not self.served or self.log.near:
            self._take_in_all(self.followed.ahead(self.followed.head()))

    async def follow(self) -> None:
        """The same for the event loop, where others have their turn while a long way is read, and between its steps."""
        if not self.log.near:
            await self._follow_from_afar()
            return
        while (head := self.followed.head()) - self.position > AT_ONCE:
            self._take_in_all(await self._next())
        self._take_in_all(self.followed.ahead(head))

    async def _next(self) -> list[RecordedEvent]:
        known = self.followed
        return await asyncio.to_thread(known.after, *known.read_to, AT_ONCE)

    async def _follow_from_afar(self) -> None:
        """Of all who wait for their turn one asks, and what it finds holds whatever was committed before they came.

        Where the store is away one finds that out for all of them.
        """
        asked_before = self._asked
        async with self._following:
            if self._asked == asked_before:
                await self._ask()
        if self._failed:
            raise self._failed

    async def _ask(self) -> None:
        self._asked += 1
        self._failed = None
        try:
            found = None
            while found is None or len(found) == AT_ONCE:
                found = await self._next()
                self._take_in_all(found)
        except Exception as error:
            self._failed = error

    def _take_in_all(self, recorded_events: Iterable[RecordedEvent]) -> None:
        changed: dict[OperationId, list[RecordedEvent]] = {}
        everybody = False
        try:
            for recorded in recorded_events:
                if recorded.position > self.position:  # else somebody took it in while it was read
                    everybody |= self._take_in(recorded)
                    if recorded.event.operation in self._days:
                        changed.setdefault(recorded.event.operation, []).append(recorded)
        finally:  # Where the store fails half-way, what was taken in is told all the same.
            for operation, each in changed.items():
                self._days[operation].apply(*each)
            self._tell(changed, everybody)

    def _take_in(self, recorded: RecordedEvent) -> bool:
        """Take it in beside the days; whether it changes who an organisation is, and so every day."""
        self.followed.took(recorded)
        self.operations.apply(recorded)
        self.directories.apply(recorded)
        return self.organisations.apply(recorded)

    def _tell(self, changed: Mapping[OperationId, list[RecordedEvent]], everybody: bool) -> None:
        """Tell those who listen, once every day holds what came: they may ask for any of them."""
        for told in self.changed if everybody else ():
            told()
        for operation, recorded_events in changed.items():
            for heard in self.heard:
                heard(operation, self._days[operation], recorded_events)

    def get(self, operation: OperationId) -> OperationState | None:
        """The day as it stands now; None where there is no such operation. Raises CannotBeRead."""
        state = self.as_far_as_readable(operation)
        if state is not None:
            state.must_be_whole()
        return state

    def as_far_as_readable(self, operation: OperationId) -> OperationState | None:
        """The same where some entries cannot be read: `broken_by` names them. Enough to tell who may know of it."""
        self.catch_up()
        return self.as_taken_in(operation)

    def as_taken_in(self, operation: OperationId) -> OperationState | None:
        """The same as far as the log was taken in, by whoever has just caught up."""
        state = self._days.pop(operation, None)
        if state is None:
            if self.served and not self.log.near:  # the loop waits for no database: whoever asks loads it first
                if operation in self.operations.cards:
                    raise NotStored(f"{operation} was let go of while it was asked for")
                return None
            state = folded(self.log, operation)
            if state is None:
                return None
            self._make_room()
        self._days[operation] = state
        return state

    async def load(self, operation: OperationId) -> None:
        """Have a day in memory before it is asked for. It is folded in a thread, once however many wait for it.

        One that is there stands as far as whoever asks has followed the log.
        """
        if operation in self._days:
            return
        if not self.log.near:
            await self.follow()
        async with self._building:
            if operation in self._days:
                return
            state = await asyncio.to_thread(folded, self.log, operation)
            if state is None or operation in self._days:
                return
            if self.log.near:
                self._hold(state, events_of_operation(self.log, operation, state.position))
                return
            async with self._following:  # nobody takes in what came while it was folded
                came = await asyncio.to_thread(lambda: list(events_of_operation(self.log, operation, state.position)))
                self._hold(state, came)

    def _hold(self, state: OperationState, came: Iterable[RecordedEvent]) -> None:
        state.apply(*came)
        self._make_room()
        self._days[state.id] = state

    def held(self) -> int:
        """How many days are in memory."""
        return len(self._days)

    def _make_room(self) -> None:
        for operation in list(self._days):
            if len(self._days) < KEPT:
                return
            if not any(watches(operation) for watches in self.watched):
                del self._days[operation]

    def at(
        self, operation: OperationId, at: datetime | None = None, known_at: datetime | None = None
    ) -> OperationState | None:
        """The day at a moment, as known at another (UTC, inclusive); None where there is no such operation."""
        state = self.get(operation)
        return OperationState.of(operation, state.recorded_events, at, known_at) if state else None


def events_of_operation(log: Log, operation: OperationId, after: int | None = None) -> Iterator[RecordedEvent]:
    """Every event of one operation in log order, or those after a position."""
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(tags=[operation.tag])]), after)
    return events_in(log, rows)


def organisations_in(log: Log) -> Organisations:
    """Every organisation that the log knows."""
    return _told(log, Organisations(), organisations.KNOWS)


def _told(log: Log, projection: T, kinds: Iterable[type[Event]]) -> T:
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=[kind.__name__ for kind in kinds])]))
    for recorded in events_in(log, rows):
        projection.apply(recorded)
    return projection


def everybody_in(log: Log) -> Everybody:
    """Every organisation that the log knows, and every council's directory."""
    return Everybody(organisations_in(log), _told(log, Directories(), directory.KNOWS))


def folded(log: Log, operation: OperationId) -> OperationState | None:
    """One operation as the log has it; None where there is no such operation."""
    recorded_events = list(events_of_operation(log, operation))
    return OperationState.as_far_as_readable(operation, recorded_events) if recorded_events else None
