"""How a page holds a live view: by a line, and where its network lets none through by asking for the same frames."""

from fastapi import APIRouter, HTTPException, Request, Response, WebSocket, WebSocketDisconnect
from starlette.requests import HTTPConnection
from starlette.routing import WebSocketRoute

from domain.words import OperationId
from service.access.held_sessions import Session
from service.access.visibility import may_see
from service.digits import number_in
from service.log import NotStored
from service.same_log import is_held_in
from web.http.application import application
from web.http.assets import VERSION
from web.http.sign_in import signed_in, websocket_session
from web.live.broadcast import broadcast
from web.live.channel import Channel
from web.live.hub import SIGNED_OUT, Hub, in_view
from web.live.views import Holder

router = APIRouter(include_in_schema=False)


async def live(websocket: WebSocket) -> None:
    """`?view=board|timeline|data&after=position`; closes with 4401 (sign in), 4403 (not yours), 4404, or 4409
    where the entry of the `mark` that whoever comes back names is no longer in the log: what they show may be lost.

    Of a board `only` says which people, `show` how many of them at most, `centre` at which centre. A position that is
    none is as none said: the whole view is sent. `heard` is the last `now` that whoever comes back was told. A page
    says its `version`, and is told where it is another's.
    """
    app, operation = application(websocket), websocket.path_params["operation"]
    try:
        session = await websocket_session(websocket)
        if session:
            await app.load(await app.known(session.viewer), operation)
    except NotStored:  # a page whose line is taken would call itself live
        await websocket.send_denial_response(Response(status_code=503))
        return
    await websocket.accept()
    if session is None or session.ended:  # while the day was read
        await websocket.close(SIGNED_OUT)
        return
    opened = _opened(websocket, session)
    if isinstance(opened, int):
        await websocket.close(4000 + opened)
        return
    channel, frames = opened
    for frame in frames:
        broadcast([websocket], frame)
    await _stay(websocket, channel, session)


LIVE = WebSocketRoute("/live/operations/{operation}", live)
"""A route of Starlette's: one of FastAPI's would keep five kilobytes for each screen as long as it is open."""


@router.get("/live/operations/{operation}")
async def asked(request: Request, operation: str) -> Response:
    """The frames that a line would have sent first, and one that it is alive: a list, to whoever may have the line.

    As with a line the session goes on, and it is nobody's touch.
    """
    await signed_in(request, by_itself=True)
    opened = _opened(request, request.state.session)
    if isinstance(opened, int):
        raise HTTPException(opened)
    channel, frames = opened
    alive = [channel.sign("heartbeat")] if channel.drawn else []
    return Response(b"[" + b",".join([*frames, *alive]) + b"]", media_type="application/json")


def _opened(connection: HTTPConnection, session: Session) -> tuple[Channel, list[bytes]] | int:
    """The channel that somebody asks for, and what they get first of it; or the status by which they are refused it."""
    app, asked = application(connection), connection.query_params
    hub: Hub = connection.app.state.live
    view, only, centre = asked.get("view", "board"), asked.get("only", "all"), asked.get("centre", "")
    state = app.day_of(session.viewer, OperationId(connection.path_params["operation"]))
    if state is None or view not in hub.views:
        return 404
    seen_by = in_view(app, session, view)
    if not may_see(seen_by, "operation") or (session.viewer.by_token and view != "data"):
        return 403
    if not is_held_in(state, asked.get("mark", "")):
        return 409
    show = number_in(asked.get("show")) or 0
    channel = hub.channel(state, view, hub.shape(view, Holder(seen_by, session.viewer.roles, only, show, centre)))
    frames = channel.first(state, number_in(asked.get("after")), number_in(asked.get("heard")))
    updated = [channel.sign("updated")] if asked.get("version", VERSION) != VERSION else []
    return channel, [*frames, *updated]


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
