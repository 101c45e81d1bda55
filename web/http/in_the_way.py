"""What is said where entries of an operation cannot be read: which they are, and how to void them."""

import re
from collections.abc import Sequence

from fastapi import Request
from fastapi.responses import Response

from domain.kernel import RecordedEvent
from domain.unreadable import stored_as
from projections.operation.cannot_be_read import CannotBeRead
from service.access.access import Viewer, audience, may_do, sees_stored
from service.stored import UNKNOWN
from web.http.problems import problem
from web.http.render import page
from web.wording import label, refusal

CODE = "cannot_be_read"
_NAME = re.compile(r"[A-Za-z]{1,60}")
"""The name of a type of event; anything else that stands in its place is not repeated."""


async def cannot_be_read(request: Request, error: Exception) -> Response:
    """409: entries of this operation cannot be read; each with the way to void it."""
    assert isinstance(error, CannotBeRead)
    return in_the_way(request, error.operation, error.entries)


def in_the_way(request: Request, operation: str, entries: Sequence[RecordedEvent]) -> Response:
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
