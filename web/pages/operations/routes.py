"""The operations: what is planned, live and closed."""

from datetime import date
from typing import NamedTuple
from uuid import uuid4

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from projections.across.operations import OVER, OperationCard
from projections.operation.state import OperationState
from projections.views.board import counts
from service.access.access import Viewer, audience, may_do
from service.access.visibility import may_see
from service.application import Application
from service.blame import blamed
from service.commands.names import DECISIONS, PROPOSE
from web.http.application import application
from web.http.kept import KEY
from web.http.render import page, title_of
from web.http.sign_in import signed_in
from web.pages.lessons.before_planning import to_read_first
from web.pages.programs.stopped import stopped
from web.pages.record.drawn import form_page
from web.pages.record.fields import fields_for
from web.pages.record.stored import stored_before
from web.pages.record.when import WhenQuestion
from web.pages.start.routes import planner

router = APIRouter(include_in_schema=False)
CLOSED = 30
"""Closed operations on one page."""


class ListedRow(NamedTuple):
    """An operation on the list; `counts` None where it cannot be read, because of the entry at `position`."""

    card: OperationCard
    title: str
    counts: dict[str, int] | None
    position: int | None = None


GROUPS: dict[str, tuple[str, ...]] = {
    "live": ("live",),
    "planned": ("proposed", "planned", "go", "no_go"),
    "closed": OVER,
}


@router.get("/")
async def home(request: Request) -> Response:
    return RedirectResponse("/operations", 303)


@router.get("/operations")
async def operations(request: Request, skip: int = Query(0, ge=0)) -> Response:
    """Every operation that this user may see: live ones first, then those planned, then the latest of those closed.

    Whoever sees outcomes alone begins there.
    """
    return await _listed(request, skip)


@router.post("/operations")
async def search(request: Request, q: str = Form("")) -> Response:
    """Those whose name and day have each of the words that somebody types; no address keeps them."""
    return await _listed(request, 0, q.strip())


async def _listed(request: Request, skip: int, q: str = "") -> Response:
    viewer = await signed_in(request)
    if not may_see(audience(viewer), "operation"):
        return RedirectResponse("/outcomes", 303)
    app = application(request)
    words = q.casefold().split()
    groups = {name: await _rows(app, viewer, states, words) for name, states in GROUPS.items() if name != "closed"}
    groups["closed"] = await _rows(app, viewer, GROUPS["closed"], words, skip, CLOSED + 1)
    older = skip + CLOSED if len(groups["closed"]) > CLOSED else None
    groups["closed"] = groups["closed"][:CLOSED]
    return page(
        request,
        "operations/operations.html",
        groups=groups,
        older=older,
        q=q,
        long=bool(older or skip or q),
        here="operations",
        may_propose=may_do(viewer, PROPOSE),
        open_lessons=await to_read_first(request, viewer),
        stopped=await stopped(request, viewer),
    )


async def _rows(
    app: Application,
    viewer: Viewer,
    states: tuple[str, ...],
    words: list[str],
    skip: int = 0,
    most: int | None = None,
) -> list[ListedRow]:
    """The operations in these states that have these words, the latest first.

    Days are built only for those that may be this user's, and that are not left out by the name that their card has.
    """
    cards = app.days.operations.cards
    listed = [card for card in reversed(cards.values()) if card.state in states]
    wanted = [card.id for card in listed if card.name is None or _has(card, card.name, words)]
    rows: list[ListedRow] = []
    async for state in app.days_of(viewer, wanted):
        row = _row(cards[state.id], state)
        if _has(row.card, row.title, words):
            rows.append(row)
        if most is not None and len(rows) == skip + most:
            break
    return rows[skip:]


def _has(card: OperationCard, title: str, words: list[str]) -> bool:
    """Whether an operation's name and planned day have each of these words, which are in small letters."""
    day = f"{date.fromisoformat(card.planned_for):%A %-d %B %Y}" if card.planned_for else ""
    said = f"{title} {day}".casefold()
    return all(word in said for word in words)


def _row(card: OperationCard, state: OperationState) -> ListedRow:
    """What the list says of an operation; one that cannot be read is named, with the entry that stands in the way."""
    try:
        state.must_be_whole()
        return ListedRow(card, title_of(state), counts(state))
    except Exception:  # Whatever stands in the log of one operation harms no list.
        in_the_way = blamed(state, counts)
        return ListedRow(card, card.name or card.id, None, in_the_way[0].position if in_the_way else None)


@router.get("/operations/new/propose")
async def propose(request: Request) -> Response:
    """The form of a new operation, for those who may propose one."""
    viewer = await planner(request)
    if before := await stored_before(request, viewer):
        return before
    decision = DECISIONS[PROPOSE]
    return form_page(
        request,
        viewer,
        None,
        decision,
        fields_for(decision, None, {}),
        WhenQuestion.asked(None),
        template="operations/propose.html",
        next=None,
        entry=request.query_params.get(KEY) or uuid4().hex,
        open_lessons=await to_read_first(request, viewer),
    )
