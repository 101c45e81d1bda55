"""The library of lessons: what was learnt in any operation, without persons and places, and what is still open."""

import asyncio

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import Response

from projections.across.lessons import Learnt, to_read
from service.access.visibility import must_see
from service.left_out import not_counted
from service.lessons import UNSAID, Asked, every, found, seen
from service.privacy.vault import Vault
from web.http.application import application
from web.http.ready import ready
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.lessons import operation as held_debriefs
from web.pages.lessons.words import KINDS, STATUS, STRANDS, as_read

router = APIRouter(include_in_schema=False)
router.include_router(held_debriefs.router)
MOST = 200
"""Lessons listed at once; the counts are always whole."""
CHOICES = {
    "four_p": STRANDS,
    "kind": {code or UNSAID: words for code, words in KINDS.items()},
    "status": {"open": "Still open", **STATUS},
}


@router.get("/lessons")
async def lessons(request: Request, q: str = "", four_p: str = "", kind: str = "", status: str = "") -> Response:
    """The lessons that answer, under their strand of the strategy, the newest first; open ones: the overdue first."""
    return await _page(request, Asked(q.strip(), four_p, kind, status))


@router.post("/lessons")
async def search(
    request: Request, q: str = Form(""), four_p: str = Form(""), kind: str = Form(""), status: str = Form("")
) -> Response:
    """The same by words that somebody types: no address keeps them."""
    return await _page(request, Asked(q.strip(), four_p, kind, status))


async def _page(request: Request, asked: Asked) -> Response:
    viewer = await signed_in(request)
    must_see(viewer, "lessons")
    if any((code := getattr(asked, name)) and code not in choices for name, choices in CHOICES.items()):
        raise HTTPException(404, "There is no such strand, kind or status.")
    if waiting := await ready(request):
        return waiting
    app = application(request)
    all_of_them = await every(app)
    chosen = await asyncio.to_thread(found, app.vault, all_of_them, asked)
    shown = (to_read(chosen) if asked.status == "open" else chosen)[:MOST]
    theirs = await seen(app, viewer, shown)
    return page(
        request,
        "lessons/lessons.html",
        here="lessons",
        left_out=await not_counted(app, viewer),
        asked=asked,
        choices=CHOICES,
        count=len(chosen),
        of=len(all_of_them),
        shown=len(shown),
        groups=await asyncio.to_thread(_groups, app.vault, shown, chosen, theirs, asked.status == "open"),
    )


def _groups(
    vault: Vault, shown: list[Learnt], chosen: list[Learnt], theirs: set[str], overdue_first: bool
) -> list[tuple[str, int, list[dict[str, object]]]]:
    """Heading, how many there are, and those listed; open lessons that are overdue stand under their own heading."""

    def of(lesson: Learnt) -> str:
        return "Overdue" if overdue_first and lesson.late else STRANDS[lesson.four_p or UNSAID]

    headings = ("Overdue", *STRANDS.values())
    counts = {heading: sum(of(each) == heading for each in chosen) for heading in headings}
    rows = {heading: [as_read(vault, each, theirs) for each in shown if of(each) == heading] for heading in headings}
    return [(heading, counts[heading], rows[heading]) for heading in headings if rows[heading]]
