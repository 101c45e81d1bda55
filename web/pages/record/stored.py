"""What a form has stored: where to go on to, and what its page says when somebody comes back to it."""

import asyncio

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from domain.outside import OUTSIDE
from domain.words import EntryId, OperationId
from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.taking_back import counts
from service.application import NoSuchOperation
from service.commands.carry_out import Outcome
from service.commands.entry_events import events_of
from web.http.application import application
from web.http.kept import KEY
from web.http.render import page
from web.http.sign_in import safe_next
from web.wording import sentence


def confirmed(target: str | None, outcome: Outcome) -> Response:
    """On to the page that the user came from, which says what was stored."""
    address = safe_next(target, _page_of(outcome.events[0].operation))
    path, part, anchor = address.partition("#")
    mark = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{mark}done={outcome.position}{part}{anchor}", 303)


def _page_of(operation: OperationId) -> str:
    """Where an operation stands; the list of them for what is about none."""
    return "/operations" if operation == OUTSIDE else f"/operations/{operation}"


async def stored_before(request: Request, viewer: Viewer, where: str = "") -> Response | None:
    """What this user stored under the key in the address, in place of the form; None where nothing is stored yet.

    `where` is the page on which it stands from then on.
    """
    key = request.query_params.get(KEY)
    stored = await asyncio.to_thread(events_of, application(request).log, EntryId(key)) if key else []
    if not stored or stored[0].envelope.actor != viewer.user:
        return None
    outside = stored[0].event.operation == OUTSIDE
    state = None if outside else await _operation(request, viewer, stored[0].event.operation)
    if state is None and not outside:
        return None
    words = [said for each in stored if (said := sentence(each, audience(viewer)))]
    again = request.url.remove_query_params(KEY)
    return page(
        request,
        "record/stored.html",
        state=state,
        recorded=stored[-1],
        sentences=words or ["An entry that you are not shown"],
        again=again.path + (f"?{again.query}" if again.query else ""),
        stands=state is None or counts(state, stored[0].envelope.entry),
        next=safe_next(request.query_params.get("next"), where or _page_of(stored[0].event.operation)),
    )


async def _operation(request: Request, viewer: Viewer, operation: OperationId) -> OperationState | None:
    """The operation in which it was stored, where this user may still see it."""
    await application(request).load(viewer, operation)
    try:
        return application(request).state_of(viewer, operation)
    except NoSuchOperation:
        return None
