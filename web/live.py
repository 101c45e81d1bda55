"""The live views: a snapshot or the missed deltas first, then one delta for each change.

Everybody who holds the same view of the same operation with the same audience shares one rendering and one encoded
frame. Whoever acted is updated by the same frame as everybody else.
"""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from domain.kernel import Past
from domain.words import OperationId
from projections.day import Day
from service.access import Viewer, audience, may_see_operation
from service.codec import to_json
from web.desk import desk
from web.pages.board import WALL, shown_alarms, shown_counts
from web.pages.live_views import VIEWS, Parts, says
from web.shared_frame import HELD_BACK, broadcast
from web.sign_in import websocket_viewer

KEPT = 200
"""Frames kept for those who come back; older ones get a snapshot."""
HEARTBEAT = 10.0
"""Seconds between signs of life. A screen that has heard nothing for twice as long calls itself not live."""
router = APIRouter()


@dataclass
class Hall:
    """All sockets that hold one view of one operation for one audience."""

    operation: OperationId
    view: str
    audience: frozenset[str]
    sockets: dict[WebSocket, Viewer] = field(default_factory=dict)
    parts: Parts = field(default_factory=dict)
    frames: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=KEPT))
    seq: int = 0

    def snapshot(self, day: Day) -> bytes:
        """The whole view as it stands."""
        parts = VIEWS[self.view](day, self.audience)
        return self._frame(day, "snapshot", parts, "")

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

    def change(self, day: Day, pasts: list[Past]) -> bytes:
        """The delta that brings every holder of this view up to the day."""
        parts = VIEWS[self.view](day, self.audience)
        changed = {name: html for name, html in parts.items() if self.parts.get(name) != html}
        self.parts, before = parts, self.seq
        self.seq = day.position
        frame = self._frame(day, "delta", changed, says(pasts, self.audience))
        if before:
            self.frames.append((day.position, frame))
        return frame

    def _frame(self, day: Day, kind: str, parts: Parts, words: str) -> bytes:
        frame: dict[str, object] = {
            "seq": day.position,
            "kind": kind,
            "counts": shown_counts(day, self.audience),
            "alarms": [alarm.code for alarm in shown_alarms(day, self.audience)],
        }
        if parts:
            frame |= {"content": "".join(swapped(name, html) for name, html in parts.items()), "swap": "none"}
        return to_json(frame | {"says": words} if words else frame)


def swapped(name: str, html: str) -> str:
    """A part as the browser takes it in: it takes the place of the element with its id, nothing else moves."""
    return f'<hx-partial hx-target="#{name}" hx-swap="outerMorph">{html}</hx-partial>'


class Live:
    """Every hall of a running service."""

    def __init__(self) -> None:
        self.halls: dict[tuple[OperationId, str, frozenset[str]], Hall] = {}

    def hall(self, day: Day, view: str, seen_by: frozenset[str]) -> Hall:
        key = (day.id, view, seen_by)
        if key not in self.halls:
            self.halls[key] = Hall(day.id, view, seen_by)
            self.halls[key].change(day, [])
        return self.halls[key]

    def watches(self, operation: OperationId) -> bool:
        """Whether any screen is open on an operation."""
        return any(hall.sockets for hall in self.halls.values() if hall.operation == operation)

    def heard(self, operation: OperationId, day: Day, pasts: list[Past]) -> None:
        """Bring every open screen of an operation up to date; a revoked partner's sockets are closed."""
        for hall in [each for each in self.halls.values() if each.operation == operation]:
            if hall.sockets:
                self._cut_off(hall, day)
                broadcast(hall.sockets, hall.change(day, pasts))
            else:
                del self.halls[(hall.operation, hall.view, hall.audience)]

    def _cut_off(self, hall: Hall, day: Day) -> None:
        for socket, viewer in list(hall.sockets.items()):
            if not may_see_operation(viewer, day):
                del hall.sockets[socket]
                asyncio.ensure_future(socket.close(4403))  # noqa: RUF006

    async def beat(self) -> None:
        """Say every few seconds that the line is alive, so that a screen can tell silence from calm."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            for hall in self.halls.values():
                broadcast(hall.sockets, to_json({"seq": hall.seq, "kind": "heartbeat"}))


@router.websocket("/live/operations/{operation}")
async def live(websocket: WebSocket, operation: str, view: str = "board", after: int | None = None) -> None:
    """`?view=board|timeline|data&after=position`; closes with 4401 (sign in), 4403 (not yours) or 4404."""
    viewer = await websocket_viewer(websocket)
    at = desk(websocket)
    await websocket.accept()
    day = at.days.get(OperationId(operation)) if viewer else None
    if viewer is None or day is None or view not in VIEWS or not may_see_operation(viewer, day):
        await websocket.close(4401 if viewer is None else 4404)
        return
    hall = websocket.app.state.live.hall(day, view, WALL if view == "wall" else audience(viewer))
    missed = hall.missed(after) if after is not None else None
    for frame in [hall.snapshot(day)] if missed is None else missed:
        broadcast([websocket], frame)
    await _stay(websocket, hall, viewer)


async def _stay(websocket: WebSocket, hall: Hall, viewer: Viewer) -> None:
    """Hold the line until the other side lets go; what it says is not listened to.

    Nothing is awaited between the hall's last frame and joining it, so no change can fall between the two.
    """
    hall.sockets[websocket] = viewer
    try:
        while True:
            await websocket.receive()
    except (WebSocketDisconnect, RuntimeError):
        pass
    finally:
        hall.sockets.pop(websocket, None)
