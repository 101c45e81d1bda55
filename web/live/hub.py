"""The live views: a snapshot or the missed deltas first, then one delta for each change.

Everybody who holds the same view of the same operation with the same audience shares one rendering and one encoded
frame. Whoever acted is updated by the same frame as everybody else.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from domain.kernel import RecordedEvent
from domain.words import OperationId
from projections.operation.state import OperationState
from service.access.access import audience, may_see_operation
from service.access.sessions import Session
from service.access.visibility import may_see, on_the_wall, shown_alarms, shown_counts
from service.application import Application
from service.codec import to_json
from web.http.application import application
from web.http.render import swapped
from web.http.sign_in import websocket_session
from web.live.broadcast import HELD_BACK, broadcast
from web.live.views import Parts, View, says

KEPT = 200
"""Frames kept for those who come back; older ones get a snapshot."""
HEARTBEAT = 10.0
"""Seconds between signs of life. A screen that has heard nothing for twice as long calls itself not live."""
LOG = logging.getLogger("firstlight")
router = APIRouter()


@dataclass
class Channel:
    """All sockets that hold one view of one operation for one audience."""

    operation: OperationId
    view: str
    render: View
    audience: frozenset[str]
    sockets: dict[WebSocket, Session] = field(default_factory=dict)
    parts: Parts = field(default_factory=dict)
    frames: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=KEPT))
    seq: int = 0
    drawn: bool = True
    """Whether the view could be drawn as things stand; else it is not live, and says so."""

    def snapshot(self, state: OperationState) -> bytes:
        """The whole view as it stands."""
        parts = self.render(state, self.audience)
        return self._frame(state, "snapshot", parts, "")

    def first(self, state: OperationState, after: int | None) -> list[bytes]:
        """What somebody gets who comes, or comes back after a position."""
        missed = self.missed(after) if after is not None and self.drawn else None
        if missed is not None:
            return missed
        try:
            state.must_be_whole()
            return [self.snapshot(state)]
        except Exception:
            return [self._not_live(state)]

    def update(self, state: OperationState, recorded_events: list[RecordedEvent]) -> bytes:
        """What every holder of this view gets: the delta, or a fresh snapshot where it could not be drawn before.

        Where it cannot be drawn, the frame says that it is not live.
        """
        try:
            state.must_be_whole()
            frame = self.change(state, recorded_events)
            if not self.drawn:
                self.frames.clear()
                frame = self.snapshot(state)
            self.drawn = True
        except Exception:
            return self._not_live(state)
        return frame

    def _not_live(self, state: OperationState) -> bytes:
        """No heartbeat follows: a screen that shows what was before must not look alive."""
        if self.drawn:
            LOG.exception("%s of %s cannot be drawn", self.view, self.operation)
        self.drawn = False
        return to_json({"seq": self.seq, "kind": "not_live"})

    def missed(self, after: int) -> list[bytes] | None:
        """The deltas after a position; None where they are no longer held, or are too much to send at once."""
        if (
            after > self.seq
            or (self.frames and after < self.frames[0][0] - 1)
            or (not self.frames and after < self.seq)
        ):
            return None
        missed = [frame for seq, frame in self.frames if seq > after]
        return missed if sum(map(len, missed)) < HELD_BACK / 2 else None

    def change(self, state: OperationState, recorded_events: list[RecordedEvent]) -> bytes:
        """The delta that brings every holder of this view up to the day."""
        parts = self.render(state, self.audience)
        changed = {name: html for name, html in parts.items() if self.parts.get(name) != html}
        self.parts, before = parts, self.seq
        self.seq = state.position
        frame = self._frame(state, "delta", changed, says(state, recorded_events, self.audience))
        if before:
            self.frames.append((state.position, frame))
        return frame

    def _frame(self, state: OperationState, kind: str, parts: Parts, words: str) -> bytes:
        frame: dict[str, object] = {
            "seq": state.position,
            "kind": kind,
            "counts": shown_counts(state, self.audience),
            "alarms": [alarm.code for alarm in shown_alarms(state, self.audience)],
        }
        if parts:
            frame |= {"content": "".join(swapped(name, html) for name, html in parts.items()), "swap": "none"}
        return to_json(frame | {"says": words} if words else frame)


class Hub:
    """Every channel of a running service; `views` render each view by its name."""

    def __init__(self, views: Mapping[str, View]) -> None:
        self.views = views
        self.follows = True
        """Whether the log could be read; a screen that nobody brings up to date is not live."""
        self.channels: dict[tuple[OperationId, str, frozenset[str]], Channel] = {}

    def channel(self, state: OperationState, view: str, seen_by: frozenset[str]) -> Channel:
        key = (state.id, view, seen_by)
        if key not in self.channels:
            self.channels[key] = Channel(state.id, view, self.views[view], seen_by)
            self.channels[key].update(state, [])
        return self.channels[key]

    def watches(self, operation: OperationId) -> bool:
        """Whether any screen is open on an operation."""
        return any(channel.sockets for channel in self.channels.values() if channel.operation == operation)

    def heard(self, operation: OperationId, state: OperationState, recorded_events: list[RecordedEvent]) -> None:
        """Bring every open screen of an operation up to date; a revoked partner's sockets are closed."""
        for channel in [each for each in self.channels.values() if each.operation == operation]:
            if channel.sockets:
                self._cut_off(channel, state)
                broadcast(channel.sockets, channel.update(state, recorded_events))
            else:
                del self.channels[(channel.operation, channel.view, channel.audience)]

    def _cut_off(self, channel: Channel, state: OperationState) -> None:
        for socket, session in list(channel.sockets.items()):
            if not may_see_operation(session.viewer, state):
                del channel.sockets[socket]
                asyncio.ensure_future(socket.close(4403))  # noqa: RUF006

    def changed(self, app: Application) -> None:
        """Close the live views of those who see something else now that their organisation is another."""
        for channel in self.channels.values():
            for socket, session in list(channel.sockets.items()):
                if _audience(app, session, channel.view) != channel.audience:
                    del channel.sockets[socket]
                    asyncio.ensure_future(socket.close(4403))  # noqa: RUF006

    def sessions(self) -> set[Session]:
        """The sessions that hold any live view open."""
        return {session for channel in self.channels.values() for session in channel.sockets.values()}

    def end(self) -> None:
        """Close the live views of sessions that have ended."""
        for channel in self.channels.values():
            for socket in [each for each, session in channel.sockets.items() if session.ended]:
                del channel.sockets[socket]
                asyncio.ensure_future(socket.close(4401))  # noqa: RUF006

    async def beat(self) -> None:
        """Say every few seconds that the line is alive, so that a screen can tell silence from calm."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            for channel in self.channels.values() if self.follows else ():
                if channel.drawn:
                    broadcast(channel.sockets, to_json({"seq": channel.seq, "kind": "heartbeat"}))


@router.websocket("/live/operations/{operation}")
async def live(websocket: WebSocket, operation: str, view: str = "board", after: int | None = None) -> None:
    """`?view=board|timeline|data&after=position`; closes with 4401 (sign in), 4403 (not yours) or 4404."""
    session = await websocket_session(websocket)
    app = application(websocket)
    await websocket.accept()
    if session:
        await app.load(await app.known(session.viewer), operation)
    state = app.day_of(session.viewer, OperationId(operation)) if session else None
    hub: Hub = websocket.app.state.live
    if session is None or state is None or view not in hub.views:
        await websocket.close(4401 if session is None else 4404)
        return
    seen_by = _audience(app, session, view)
    if not may_see(seen_by, "operation"):
        await websocket.close(4403)
        return
    channel = hub.channel(state, view, seen_by)
    for frame in channel.first(state, after):
        broadcast([websocket], frame)
    await _stay(websocket, channel, session)


def _audience(app: Application, session: Session, view: str) -> frozenset[str]:
    """What a session may see in a view, by what its organisation is at this moment."""
    seen_by = audience(app.viewer(session.viewer))
    return on_the_wall(seen_by) if view == "wall" else seen_by


async def _stay(websocket: WebSocket, channel: Channel, session: Session) -> None:
    """Hold the line until the other side lets go; what it says is not listened to.

    Nothing is awaited between the channel's last frame and joining it, so no change can fall between the two.
    """
    channel.sockets[websocket] = session
    try:
        while True:
            await websocket.receive()
    except (WebSocketDisconnect, RuntimeError):
        pass
    finally:
        channel.sockets.pop(websocket, None)
