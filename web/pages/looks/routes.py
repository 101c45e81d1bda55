"""Who looked at what, when, and the reason they gave (Data Protection Act 2018 s62), for the auditor.

Of an operation the auditors of its lead see every look; those of any other organisation see the looks of their own
people, and so do all of what belongs to no operation. Reading it is a look as well.
"""

from datetime import datetime
from typing import NamedTuple

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from domain.outside import OUTSIDE
from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.access_log import Access
from service.access.reasons import reference_in, told_why
from service.access.visibility import must_see
from service.privacy.ahead import ReadTexts, opened_ahead
from service.waiting import may_wait
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.timeline.lines import by_day
from web.wording.looks import ERASED, NOT_TOLD, looked_at, reason_given

router = APIRouter(include_in_schema=False)
MOST = 100
"""Looks on one page."""
LAST = 2**53
"""A number beyond that of every look."""
LOOKED = "looks"
"""How the access log names that somebody read it."""


class LookLine(NamedTuple):
    """One line: when (UTC), at what in words, why in clear, and the row."""

    at: datetime
    what: str
    why: str | None
    row: Access


@router.get("/looks")
async def outside(request: Request, of: str = "", before: int = Query(LAST, ge=1, le=LAST)) -> Response:
    """What was looked at that belongs to no operation: directory, register, outcomes, programs."""
    return await _page(request, None, of, before)


@router.post("/looks")
async def found_outside(request: Request, of: str = Form("")) -> Response:
    """The same of what somebody typed: it may be a name, and an address is kept by browsers and proxies."""
    return await _page(request, None, of)


@router.get("/operations/{operation}/looks")
async def of_an_operation(
    request: Request, operation: str, of: str = "", before: int = Query(LAST, ge=1, le=LAST)
) -> Response:
    """What was looked at of an operation: people, identities, texts, contacts, downloads."""
    return await _page(request, operation, of, before)


@router.post("/operations/{operation}/looks")
async def found_in_an_operation(request: Request, operation: str, of: str = Form("")) -> Response:
    """The same of whom or what somebody typed."""
    return await _page(request, operation, of)


async def _page(request: Request, asked: str | None, of: str, before: int = LAST) -> Response:
    viewer = await signed_in(request)
    must_see(viewer, "looks")
    state, of = application(request).state_of(viewer, asked) if asked else None, of.strip()
    return await _shown(request, viewer, state, of, before)


async def _shown(request: Request, viewer: Viewer, state: OperationState | None, of: str, before: int) -> Response:
    looks, operation = application(request).access_log, str(state.id if state else OUTSIDE)
    everybody = state is not None and viewer.agency == state.operation.lead
    agency = None if everybody else str(viewer.agency)
    found = await may_wait(lambda: looks.latest(operation, MOST + 1, agency=agency, subject=of or None, before=before))
    # Kept before it is shown; words that name nothing anybody looked at may be a name, and are not kept.
    await may_wait(looks.record, viewer.user, viewer.agency, operation, LOOKED, of if found else "")
    every = [each for _, each in found[:MOST]]
    shown = [each for each in every if not each.broken]
    texts = await opened_ahead(application(request).vault, lambda: [reference_in(each.reason) for each in shown])
    return page(
        request,
        "looks/looks.html",
        state=state,
        here="looks",
        of=of,
        everybody=everybody,
        days=by_day(
            LookLine(datetime.fromisoformat(each.at), looked_at(each.what), _why(audience(viewer), each, texts), each)
            for each in shown
        ),
        unreadable=len(every) - len(shown),
        older=found[MOST - 1][0] if len(found) > MOST else None,
    )


def _why(seen_by: frozenset[str], look: Access, texts: ReadTexts) -> str | None:
    """The reason that was given, in a sentence; None where none was asked for."""
    if look.reason is None:
        return None
    if not told_why(seen_by, look.what):
        return NOT_TOLD
    reference = reference_in(look.reason)
    said = texts.said(reference) if reference else look.reason
    return ERASED if said is None else reason_given(said)
