"""The live views: a snapshot or the missed deltas first, then one delta for each change.

Everybody who holds the same view of the same operation with the same audience shares one rendering and one encoded
frame. Whoever acted is updated by the same frame as everybody else.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from time import time_ns

from fastapi import Response, WebSocket, WebSocketDisconnect
from starlette.routing import WebSocketRoute

from domain.kernel import RecordedEvent
from domain.words import OperationId
from projections.operation.state import OperationState
from service.access.access import audience, may_see_operation
from service.access.held import Session
from service.access.visibility import may_see, on_the_wall
from service.application import Application
from service.log import NotStored
from service.metrics import COMMIT_TO_FRAME
from service.tracing import caused_by, part, tell
from web.http.application import application
from web.http.assets import VERSION
from web.http.digits import number_in
from web.http.sign_in import websocket_session
from web.live.broadcast import broadcast
from web.live.channel import Channel
from web.live.views import Holder, View

COMMITS = 500
"""Commits whose moment is remembered until their frames are sent."""
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

    def channel(self, state: OperationState, view: str, holder: Holder) -> Channel:
        """The channel of a view, up to date: whoever joins it starts from where all others are."""
        key = (state.id, view, holder)
        found = self.channels.get(key)
        if found is None:
            found = self.channels[key] = Channel(state.id, view, self.views[view], holder)
            found.update(state, [])
        elif found.drawn and found.seq < state.position:
            self._cut_off(found, state)
            broadcast(found.sockets, found.update(state, []))
        return found

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
                del channel.sockets[socket]
                asyncio.ensure_future(socket.close(4403))  # noqa: RUF006

    def changed(self, app: Application) -> None:
        """Close the live views of those who see something else now that their organisation is another."""
        for channel in self.channels.values():
            for socket, session in list(channel.sockets.items()):
                if _audience(app, session, channel.view) != channel.holder.seen_by:
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


async def live(websocket: WebSocket) -> None:
    """`?view=board|timeline|data&after=position`; closes with 4401 (sign in), 4403 (not yours) or 4404.

    Of a board `only` says which people, `show` how many of them at most, `centre` at which centre. A position that is
    none is as none said: the whole view is sent. A page says its `version`, and is told where it is another's.
    """
    operation, asked = websocket.path_params["operation"], websocket.query_params
    view, only, centre = asked.get("view", "board"), asked.get("only", "all"), asked.get("centre", "")
    after, show = number_in(asked.get("after")), number_in(asked.get("show")) or 0
    app = application(websocket)
    try:
        session = await websocket_session(websocket)
        if session:
            await app.load(await app.known(session.viewer), operation)
    except NotStored:  # a page whose line is taken would call itself live
        await websocket.send_denial_response(Response(status_code=503))
        return
    await websocket.accept()
    session = None if session and session.ended else session  # while the day was read
    state = app.day_of(session.viewer, OperationId(operation)) if session else None
    hub: Hub = websocket.app.state.live
    if session is None or state is None or view not in hub.views:
        await websocket.close(4401 if session is None else 4404)
        return
    seen_by = _audience(app, session, view)
    if not may_see(seen_by, "operation") or (session.viewer.by_token and view != "data"):
        await websocket.close(4403)
        return
    channel = hub.channel(state, view, hub.shape(view, Holder(seen_by, session.viewer.roles, only, show, centre)))
    for frame in channel.first(state, after):
        broadcast([websocket], frame)
    if asked.get("version", VERSION) != VERSION:
        broadcast([websocket], channel.sign("updated"))
    await _stay(websocket, channel, session)


LIVE = WebSocketRoute("/live/operations/{operation}", live)
"""A route of Starlette's: one of FastAPI's would keep five kilobytes for each screen as long as it is open."""


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
