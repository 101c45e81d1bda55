"""An operation that cannot be shown says which entry stands in the way, and how to void it; all others go on."""

import asyncio
import logging
import re
from collections.abc import Sequence

from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.kernel import RecordedEvent
from domain.unreadable import stored_as
from projections.operation.state import CannotBeRead, OperationState
from service.access.access import Viewer, audience, may_do, sees_stored
from service.application import NoSuchOperation
from service.blame import Probe, blamed
from service.stored import UNKNOWN
from web.http.application import application
from web.http.problems import problem
from web.http.render import page
from web.wording import label, refusal

LOG = logging.getLogger("firstlight")
CODE = "cannot_be_read"
_NAME = re.compile(r"[A-Za-z]{1,60}")
"""The name of a type of event; anything else that stands in its place is not repeated."""


async def cannot_be_read(request: Request, error: Exception) -> Response:
    """409: entries of this operation cannot be read; each with the way to void it."""
    assert isinstance(error, CannotBeRead)
    return _answer(request, error.state.id, error.entries)


def _answer(request: Request, operation: str, entries: Sequence[RecordedEvent]) -> Response:
    viewer: Viewer = request.state.viewer
    told = [_told(viewer, operation, each) for each in entries]
    if not request.url.path.startswith("/api/"):
        may_void = may_do(viewer, "EntryVoided")
        return page(request, "broken.html", 409, operation=operation, entries=told, may_void=may_void)
    more: dict[str, object] = {"entry": told[0]["position"]} if told else {}
    refusals = [{"code": CODE, "says": refusal(CODE)}]
    more |= {"entries": [_plain(each) for each in told], "refusals": refusals}
    return problem(409, refusal(CODE), code=CODE, operation=operation, **more)


def _told(viewer: Viewer, operation: str, recorded: RecordedEvent) -> dict[str, object]:
    """What may be said of an entry that cannot be read: where it stands; the rest to those who may know its kind."""
    said: dict[str, object] = {
        "position": recorded.position,
        "address": f"/operations/{operation}/entries/{recorded.position}",
    }
    if sees_stored(audience(viewer), stored_as(recorded.event)):
        envelope = recorded.envelope
        times = {"happened_at": envelope.happened_at, "recorded_at": envelope.recorded_at}
        said |= {name: moment for name, moment in times.items() if moment != UNKNOWN}
        if _NAME.fullmatch(kind := stored_as(recorded.event)):
            said |= {"type": kind, "kind": label(kind)}
        said |= {"actor": envelope.actor, "agency": envelope.agency} if envelope.actor else {}
    return said


def _plain(told: dict[str, object]) -> dict[str, object]:
    return {name: str(value) if name.endswith("_at") else value for name, value in told.items() if name != "kind"}


class Contained:
    """Answers what no handler answered: whatever of an operation cannot be shown, and what goes wrong at all.

    `probes` are ways to show an operation; the first that fails on it finds the entry that is to blame.
    """

    def __init__(self, app: ASGIApp, probes: Sequence[Probe]) -> None:
        self.app, self.probes = app, probes
        self.known: dict[str, tuple[int, tuple[RecordedEvent, ...] | None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if begun:
                raise
            LOG.exception("%s %s could not be answered", scope["method"], scope["path"])
            await (await self._instead(Request(scope), error))(scope, receive, send)

    async def _instead(self, request: Request, error: Exception) -> Response:
        operation = str(request.path_params.get("operation", ""))
        viewer: Viewer | None = getattr(request.state, "viewer", None)
        if viewer is not None and operation:
            try:
                state = application(request).as_far_as_readable(viewer, operation)
                entries = await self._in_the_way(state)
            except NoSuchOperation:
                entries = None
            if entries is not None:
                return _answer(request, operation, entries)
        words = "Something went wrong on our side. What you sent was not recorded unless this page is open elsewhere."
        if request.url.path.startswith("/api/"):
            return problem(500, "Something went wrong on our side.")
        return page(request, "problem.html", 500, title="Something went wrong", detail=words)

    async def _in_the_way(self, state: OperationState) -> tuple[RecordedEvent, ...] | None:
        """The entries to blame; none where it fails without any; None where nothing fails. Found once a position."""
        held = self.known.get(state.id)
        if held is None or held[0] != state.position:
            copy = OperationState.as_far_as_readable(state.id, (*state.recorded_events, *state.unreadable))
            held = self.known[state.id] = state.position, await asyncio.to_thread(self._tried, copy)
        return held[1]

    def _tried(self, state: OperationState) -> tuple[RecordedEvent, ...] | None:
        for probe in self.probes:
            try:
                probe(state)
            except Exception:
                return blamed(state, probe)
        return tuple(state.broken_by) or None
