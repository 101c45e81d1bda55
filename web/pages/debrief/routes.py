"""The debrief: what came of the day, each figure opened down to the entries that it counts."""

import asyncio
from collections.abc import Iterable

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.words import Sealed
from projections.measures import MEASURES, TITLES
from projections.operation.state import OperationState
from projections.views.recorded_late import recorded_late
from service.access.figures import shown_figures
from service.access.visibility import must_see
from service.privacy.ahead import opened_ahead
from service.privacy.vault import Erased, Vault
from service.simulation.at_opening import at_opening
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.debrief.aims import aims_texts
from web.pages.debrief.context import debrief_context
from web.pages.debrief.figure import backwards, counted, stretches, visible
from web.pages.debrief.known_at_go import known_at_go, reasons_of
from web.pages.debrief.lessons import OpenText
from web.pages.timeline.as_of import AsOf
from web.pages.timeline.lines import by_day
from web.wording.definitions import definition
from web.wording.figure_sentences import in_a_sentence
from web.wording.states import said, when_of

router = APIRouter(include_in_schema=False)


async def _day(request: Request, operation: str) -> tuple[OperationState, frozenset[str]]:
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    return state, must_see(viewer, "debrief")


async def opening(vault: Vault, state: OperationState, more: Iterable[Sealed | None] = ()) -> OpenText:
    """How the texts about no person are read: a lesson, an action, and `more`. What was erased says so."""
    lessons, others = state.lessons, tuple(more)
    texts = await opened_ahead(
        vault, lambda: [*(text for each in lessons.values() for text in (each.text, each.task)), *others]
    )

    def open_text(reference: Sealed) -> str:
        try:
            return texts.open(reference)
        except Erased:
            return "erased"

    return open_text


@router.get("/operations/{operation}/debrief")
async def debrief(request: Request, operation: str, at: str = "", known_at: str = "") -> Response:
    """Outcomes first, then how they came about, then every figure; now or as of a moment."""
    state, seen_by = await _day(request, operation)
    as_of = AsOf(at, known_at)
    shown = as_of.of(state)
    opened = await opening(application(request).vault, shown, [*reasons_of(shown), *aims_texts(shown)])
    known = known_at_go(shown, application(request).days, seen_by, opened)
    app = application(request)
    expected = await asyncio.to_thread(at_opening, app.days, app.simulations, shown)
    context = debrief_context(shown, seen_by, opened, as_of=as_of, at_opening=expected)
    return page(request, "debrief/debrief.html", here="debrief", known=known, **context)


@router.get("/operations/{operation}/debrief/late")
async def late(request: Request, operation: str, at: str = "", known_at: str = "") -> Response:
    """The entries recorded more than half an hour after they happened."""
    state, seen_by = await _day(request, operation)
    as_of = AsOf(at, known_at)
    shown = as_of.of(state)
    found = recorded_late(shown)
    rows = visible(state, [(recorded, None) for recorded in found.entries], seen_by)
    return page(
        request,
        "debrief/late.html",
        state=shown,
        here="debrief",
        as_of=as_of,
        as_of_words=as_of.words(shown),
        late=found,
        days=by_day(rows),
        hidden=len(found.entries) - len(rows),
    )


@router.get("/operations/{operation}/debrief/{code}")
async def figure(request: Request, operation: str, code: str, at: str = "", known_at: str = "") -> Response:
    """One figure and exactly the entries that it counts; those not shown to the reader are only numbered."""
    state, seen_by = await _day(request, operation)
    if code not in MEASURES:
        raise HTTPException(404, "There is no such figure.")
    as_of = AsOf(at, known_at)
    shown = as_of.of(state)
    measure = shown_figures({code: MEASURES[code](shown)}, seen_by)[code]
    when, plain = when_of(shown), measure.plain()
    found = counted(shown, measure)
    rows = visible(state, found, seen_by, stretches(found, measure))
    return page(
        request,
        "debrief/figure.html",
        state=shown,
        here="debrief",
        as_of=as_of,
        as_of_words=as_of.words(shown),
        code=code,
        title=TITLES[code],
        definition=definition(code),
        measure=measure,
        said=said(plain, code, when),
        sentence=in_a_sentence(plain, code, when),
        days=by_day(rows),
        entries=len(found),
        hidden=len(found) - len(rows),
        backwards=by_day(backwards(shown, measure, seen_by)),
    )
