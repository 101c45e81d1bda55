"""Who looked at what, when, and the reason they gave (Data Protection Act 2018 s62), for the auditor.

Of an operation the auditors of its lead see every look; those of any other organisation see the looks of their own
people, and so do all of what belongs to no operation. Reading it is a look as well.
"""

from datetime import datetime
from typing import NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from domain.outside import OUTSIDE
from projections.operation.state import OperationState
from service.access.access import Viewer
from service.access.access_log import Access
from service.access.visibility import must_see
from service.waiting import may_wait
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.timeline.lines import by_day
from web.wording.looks import looked_at

router = APIRouter(include_in_schema=False)
MOST = 100
"""Looks on one page."""
LAST = 2**53
"""A number beyond that of every look."""
LOOKED = "looks"
"""How the access log names that somebody read it."""


class LookLine(NamedTuple):
    """One line: when (UTC), at what in words, and the row."""

    at: datetime
    what: str
    row: Access


@router.get("/looks")
async def outside(request: Request, of: str = "", before: int = Query(LAST, ge=1, le=LAST)) -> Response:
    """What was looked at that belongs to no operation: directory, register, outcomes, programs."""
    viewer = await signed_in(request)
    must_see(viewer, "looks")
    return await _page(request, viewer, None, of.strip(), before)


@router.get("/operations/{operation}/looks")
async def of_an_operation(
    request: Request, operation: str, of: str = "", before: int = Query(LAST, ge=1, le=LAST)
) -> Response:
    """What was looked at of an operation: people, identities, texts, contacts, downloads."""
    viewer = await signed_in(request)
    must_see(viewer, "looks")
    return await _page(request, viewer, application(request).state_of(viewer, operation), of.strip(), before)


async def _page(request: Request, viewer: Viewer, state: OperationState | None, of: str, before: int) -> Response:
    looks, operation = application(request).access_log, str(state.id if state else OUTSIDE)
    everybody = state is not None and viewer.agency == state.operation.lead
    agency = None if everybody else str(viewer.agency)
    found = await may_wait(lambda: looks.latest(operation, MOST + 1, agency=agency, subject=of or None, before=before))
    # Kept before it is shown; words that name nothing anybody looked at may be a name, and are not kept.
    await may_wait(looks.record, viewer.user, viewer.agency, operation, LOOKED, of if found else "")
    return page(
        request,
        "looks/looks.html",
        state=state,
        here="looks",
        of=of,
        everybody=everybody,
        days=by_day(LookLine(datetime.fromisoformat(each.at), looked_at(each.what), each) for _, each in found[:MOST]),
        older=found[MOST - 1][0] if len(found) > MOST else None,
    )
