"""The events of one operation, or of all that somebody sees, after a position: what they may know of it.

A reader goes on from `position`, whether or not anything up to it was theirs to know; at `head` there is no more yet.
"""

import asyncio
from dataclasses import dataclass

from domain.outside import OUTSIDE
from domain.words import OperationId
from projections.operation.state import OperationState
from service.access.access import Viewer
from service.access.visibility import must_see
from service.application import Application
from service.feed.cloud_events import CloudEvent, cloud_events
from service.feed.rows import Say, by_position
from service.stored import event_of

SCAN = 1000
"""Events of the whole log that are looked at in one go."""


@dataclass(frozen=True, slots=True)
class Fed:
    """Some events, up to where they were read, and how far the log has come."""

    events: list[CloudEvent]
    position: int
    head: int


class Feed:
    """Reads events for programs; `say` words an entry."""

    def __init__(self, app: Application, say: Say) -> None:
        self.app, self._say = app, say

    async def of_operation(self, viewer: Viewer, operation: str, after: int, limit: int) -> Fed:
        """Those of one operation. Raises NoSuchOperation, Forbidden and CannotBeRead, as every reading of it."""
        await self.app.load(viewer, operation)
        state = self.app.state_of(viewer, operation)
        return self._cut([state], viewer, after, self.app.days.position, limit)

    async def of_all(self, viewer: Viewer, after: int, limit: int) -> Fed:
        """Those of every operation that is theirs to see, from at most a thousand entries of the log.

        Raises Forbidden. Where one of those operations cannot be read, that is told in place of its entries.
        """
        must_see(viewer, "operation")
        await self.app.days.follow()
        head = self.app.days.position
        until, operations = await asyncio.to_thread(self._spoken_of, after, head)
        states = [state async for state in self.app.days_of(viewer, operations)]
        found = self._cut(states, viewer, after, until, limit)
        return Fed(found.events, found.position, max(head, found.position))

    def _spoken_of(self, after: int, head: int) -> tuple[int, list[OperationId]]:
        """Up to where the log was looked at, and which operations it speaks of on the way."""
        rows = [row for row in self.app.log.since(after, SCAN) if row[0] <= head]
        spoken = dict.fromkeys(event_of(*row).event.operation for row in rows)
        return (rows[-1][0] if rows else max(after, head)), [each for each in spoken if each != OUTSIDE]

    def _cut(self, states: list[OperationState], viewer: Viewer, after: int, until: int, limit: int) -> Fed:
        seen_by = must_see(viewer, "operation")
        found = [(each.position, state, each) for state in states for each in by_position(state, seen_by, after, until)]
        found.sort(key=lambda row: row[0])
        events: list[tuple[int, CloudEvent]] = []
        for state in states:
            own = [each for _, of, each in found[:limit] if of is state]
            told = cloud_events(state, own, seen_by, self._say)
            events += zip((each.position for each in own), told, strict=True)
        events.sort(key=lambda row: row[0])
        position = found[limit - 1][0] if len(found) > limit else max(after, until)
        return Fed([each for _, each in events], position, max(after, until))
