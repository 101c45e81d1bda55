"""The live views: a snapshot or the missed deltas first, then one delta for each change.

Everybody who holds the same view of the same operation with the same audience shares one rendering and one encoded
frame. Whoever acted is updated by the same frame as everybody else.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from time import time_ns

from fastapi import WebSocket

from domain.kernel import RecordedEvent
from domain.words import OperationId
from projections.operation.state import OperationState
from service.access.access import audience, may_see_operation
from service.access.held_sessions import Session
from service.access.visibility import on_the_wall
from service.application import Application
from service.metrics import COMMIT_TO_FRAME
from service.tracing import caused_by, part, tell
from web.live.broadcast import broadcast
from web.live.channel import Channel
from web.live.views import Holder, View

COMMITS = 500
"""Commits whose moment is remembered until their frames are sent."""
NOT_HELD = 100
"""Views kept that no screen holds just now."""
SIGNED_OUT, NOT_THEIRS = 4401, 4403
"""Why a live view is closed, as its socket says it."""
HEARTBEAT = 10.0
"""Seconds between signs of life. A screen that has heard nothing for twice as long calls itself not live."""


class Hub:
    """Every channel of a running service; `views` draw each view by its name, `shapes` say what matters to it."""

    def __init__(self, views: Mapping[str, View], shapes: Mapping[str, Callable[[Holder], Holder]]) -> None:
        self.views, self.shapes = views, shapes
        self.follows = True
        """Whether the log could be read; a screen that nobody brings up to date is not live."""
        self.channels: dict[tuple[OperationId, str, Holder], Channel] = {}
        self._commits: deque[tuple[int, int]] = deque(maxlen=COMMITS)
        self._closing: set[asyncio.Future[None]] = set()

    def channel(self, state: OperationState, view: str, holder: Holder) -> Channel:
        """The channel of a view, up to date: whoever joins it starts from where all others are."""
        key = (state.id, view, holder)
        found = self.channels.get(key)
        if found is None:
            self._let_go()
            found = self.channels[key] = Channel(state.id, view, self.views[view], holder)
            found.update(state, [])
        elif found.drawn and found.seq < state.position:
            self._cut_off(found, state)
            broadcast(found.sockets, found.update(state, []))
        elif not found.sockets:
            found.pass_time(state)  # Nobody was told meanwhile.
        return found

    def _let_go(self) -> None:
        """Of the views that nobody holds keep the latest: whoever asks for one after another fills no memory."""
        for key in [key for key, channel in self.channels.items() if not channel.sockets][:-NOT_HELD]:
            del self.channels[key]

    def shape(self, view: str, holder: Holder) -> Holder:
        """A holder with no more of it than matters to a view, so that as many as can share one."""
        shape = self.shapes.get(view)
        return shape(holder) if shape else Holder(holder.seen_by)

    def watches(self, operation: OperationId) -> bool:
        """Whether any screen is open on an operation."""
        return any(channel.sockets for channel in self.channels.values() if channel.operation == operation)

    def committed(self, head: int) -> None:
        """Note when the log had come to a head; from whichever thread wrote."""
        self._commits.append((head, time_ns()))

    def heard(self, operation: OperationId, state: OperationState, recorded_events: list[RecordedEvent]) -> None:
        """Bring every open screen of an operation up to date; a revoked partner's sockets are closed."""
        trails, since = caused_by(each.envelope.entry for each in recorded_events), self._since(recorded_events[0])
        begun = since or min((each.since for each in trails), default=0)  # of another process's: since it was heard of
        tell("follow", trails, begun, time_ns())
        told = False
        for channel in [each for each in self.channels.values() if each.operation == operation]:
            if not channel.sockets:
                del self.channels[(channel.operation, channel.view, channel.holder)]
                continue
            self._cut_off(channel, state)
            with part("draw", *trails, view=channel.view):
                frame = channel.update(state, recorded_events)
            with part("send", *trails, sockets=len(channel.sockets)):
                broadcast(channel.sockets, frame)
            told = True
        if told and since:
            COMMIT_TO_FRAME.observe((time_ns() - since) / 1e9)

    def _since(self, recorded: RecordedEvent) -> int | None:
        """When an event was committed (nanoseconds of the clock); None where another process did so, or just now."""
        return next((at for head, at in list(self._commits) if head >= recorded.position), None)

    def passed(self, state: OperationState) -> None:
        """Tell the open screens of an operation what time alone has changed: somebody waits over the limit now."""
        for channel in [each for each in self.channels.values() if each.operation == state.id and each.sockets]:
            if frame := channel.pass_time(state):
                broadcast(channel.sockets, frame)

    def open_on(self) -> set[OperationId]:
        """The operations on which any screen is open."""
        return {channel.operation for channel in self.channels.values() if channel.sockets}

    def _cut_off(self, channel: Channel, state: OperationState) -> None:
        for socket, session in list(channel.sockets.items()):
            if not may_see_operation(session.viewer, state):
                self._close(channel, socket, NOT_THEIRS)

    def changed(self, app: Application) -> None:
        """Close the live views of those who see something else now that their organisation is another."""
        for channel in self.channels.values():
            for socket, session in list(channel.sockets.items()):
                if in_view(app, session, channel.view) != channel.holder.seen_by:
                    self._close(channel, socket, NOT_THEIRS)

    def sessions(self) -> set[Session]:
        """The sessions that hold any live view open."""
        return {session for channel in self.channels.values() for session in channel.sockets.values()}

    def end(self) -> None:
        """Close the live views of sessions that have ended."""
        for channel in self.channels.values():
            for socket in [each for each, session in channel.sockets.items() if session.ended]:
                self._close(channel, socket, SIGNED_OUT)

    def _close(self, channel: Channel, socket: WebSocket, code: int) -> None:
        """It is told nothing from here on, and closed as soon as the loop comes to it."""
        del channel.sockets[socket]
        task = asyncio.ensure_future(socket.close(code))
        self._closing.add(task)  # Of a task that nobody holds Python may let go before it has run.
        task.add_done_callback(self._closing.discard)

    def lose(self) -> None:
        """The log cannot be read: every screen says at once that it is not live."""
        if self.follows:
            self.follows = False
            self._tell("not_live")

    def find(self) -> None:
        """The log was read to its end: whoever was told of nothing is as live as before."""
        if not self.follows:
            self.follows = True
            self._tell("heartbeat")

    def _tell(self, kind: str) -> None:
        for channel in self.channels.values():
            if channel.drawn:
                broadcast(channel.sockets, channel.sign(kind))

    async def beat(self) -> None:
        """Say every few seconds that the line is alive, so that a screen can tell silence from calm."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            if self.follows:
                self._tell("heartbeat")


def in_view(app: Application, session: Session, view: str) -> frozenset[str]:
    """What a session may see in a view, by what its organisation is at this moment."""
    seen_by = audience(app.viewer(session.viewer))
    return on_the_wall(seen_by) if view == "wall" else seen_by
