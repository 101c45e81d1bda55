"""An entry that cannot be shown, or whose operation cannot: nothing but the way to void it."""

from collections.abc import Sequence
from uuid import uuid4

from fastapi import Request
from fastapi.responses import Response

from domain.kernel import RecordedEvent
from domain.unreadable import stored_as
from projections.operation.state import OperationState
from service.access.access import Viewer, may_amend
from web.http.render import page


def bare(
    request: Request,
    viewer: Viewer,
    state: OperationState,
    recorded: RecordedEvent,
    status: int = 200,
    problems: Sequence[str] = (),
) -> Response:
    """The form that voids it, which rests on nothing that the entry says."""
    kind = stored_as(recorded.event)
    return page(
        request,
        "record/unreadable.html",
        status,
        operation=state.id,
        position=recorded.position,
        kind=kind,
        problems=problems,
        may_void=may_amend(viewer, "EntryVoided", kind),
        entry=uuid4().hex,
    )
