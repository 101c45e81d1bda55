"""A version of the briefing, cut to who reads it: as a page on which it is confirmed, and as a PDF."""

from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.events.planning import BriefingIssued
from projections.local_time import local_date
from projections.operation.state import OperationState
from projections.views.plan.briefings import briefed, newest_briefing
from projections.views.plan.partners import coming
from service.access.access import Viewer, audience, may_do, sees
from service.access.sealed import texts_of
from service.access.visibility import must_see
from service.clock import now
from web.http.addresses import form_of
from web.http.application import application
from web.http.paper import paper
from web.http.render import page, part, title_of
from web.http.sign_in import signed_in
from web.pages.record.entry.briefing import confirmations, to_confirm
from web.pages.record.entry.texts import shown_texts, written
from web.reports.report import marked
from web.wording.briefing import MORE, PARTS

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/briefing")
async def briefing(request: Request, operation: str, version: str = "") -> Response:
    """A version, the newest unless one is asked for. Each part that is shown is kept as opened."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    must_see(viewer, "papers")
    context = await _read(request, viewer, state, version)
    return page(request, "briefing/briefing.html", here="plan", entry=uuid4().hex, **context)


@router.get("/operations/{operation}/briefing.pdf")
async def on_paper(request: Request, operation: str, version: str = "") -> Response:
    """The same to take away; whoever takes it has opened it."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    must_see(viewer, "papers")
    context = await _read(request, viewer, state, version)
    html = {
        "marking": marked(False, state.operation.exercise),
        "printed": local_date(now()),
        "reader": viewer.agency,
        **context,
    }
    name = f"briefing-{context['version'] or 'none'}.pdf"
    return await paper(request, state.id, name, lambda: part("reports/briefing.html", **html))


async def _read(request: Request, viewer: Viewer, state: OperationState, asked: str) -> dict[str, Any]:
    """What a version says to this reader, and who has read it."""
    app, seen_by = application(request), audience(viewer)
    issued = {str(event.version): recorded for recorded, event in state.events_of(BriefingIssued)}
    chosen = asked if asked in issued else str(newest_briefing(state) or "")
    recorded = issued.get(chosen)
    texts = written(texts_of(state, recorded.position, seen_by)) if recorded else []
    shown = {each.text.field: each for each in await shown_texts(app, viewer, state, texts)}
    issues = form_of(state.id, BriefingIssued.__name__)
    return {
        "state": state,
        "title": title_of(state),
        "recorded": recorded,
        "version": chosen,
        "versions": list(issued),
        "newest": chosen == str(newest_briefing(state) or ""),
        "parts": [(letter, words, shown[name]) for name, (letter, words) in PARTS.items() if name in shown],
        "more": [(words, shown[name]) for name, words in MORE.items() if name in shown],
        "readers": _readers(state, chosen, seen_by),
        "confirmations": confirmations(state, recorded, seen_by) if recorded else None,
        "confirm": to_confirm(state, recorded, viewer) if recorded else None,
        "issue": issues if may_do(viewer, BriefingIssued.__name__) else None,
    }


def _readers(state: OperationState, version: str, seen_by: frozenset[str]) -> list[tuple[str, bool | None]] | None:
    """Each partner, and whether it opened the newest version here or told us; None of an earlier one, and unseen."""
    if version != str(newest_briefing(state) or "") or not sees(seen_by, "BriefingAcknowledged"):
        return None
    read = briefed(state)
    return [(each.ref, read.get(each)) for each in coming(state)]
