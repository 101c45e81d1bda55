"""An operation that cannot be shown says which entry stands in the way, and how to void it; all others go on."""

import asyncio
import logging
from collections.abc import Sequence

from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.access.access import Viewer
from service.application import NoSuchOperation
from service.blame import Probe, blamed
from web.http.application import application
from web.http.in_the_way import in_the_way
from web.http.problems import problem
from web.http.render import page

LOG = logging.getLogger("firstlight")


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
            LOG.exception("a request could not be answered")
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
                return in_the_way(request, operation, entries)
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
