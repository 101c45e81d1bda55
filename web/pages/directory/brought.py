"""A directory brought as a file and taken away as one: the same columns both ways."""

import asyncio
from datetime import UTC, datetime
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from domain.outside import OUTSIDE
from service.commands.carry_out import OtherBody
from web.http.paper import attached, taken_away
from web.http.render import page
from web.pages.debrief.downloads import MEDIA
from web.pages.directory.columns import Listed
from web.pages.directory.files import table
from web.pages.directory.importing import STATES, Seen, as_csv, as_xlsx, exported, preview
from web.pages.directory.routes import HERE, held_by, may_list, store
from web.pages.directory.taken import ROWS, CannotBeTaken
from web.reports.report import MARKINGS

router = APIRouter(include_in_schema=False)
AGAIN = 900_000
"""Bytes that a form can bring back with room for the rest of it."""


@router.get("/directory/{slug}.{ending}")
async def take_away(request: Request, slug: str, ending: str, empty: bool = False) -> Response:
    """The whole directory as it is brought back, or its headings alone; that somebody took it away is kept."""
    viewer, listed = await may_list(request, slug)
    if ending not in ("csv", "xlsx"):
        raise HTTPException(404, "A directory comes as CSV or XLSX.")
    every = {} if empty else await held_by(request, viewer, listed)
    name = f"{MARKINGS[False]} {listed.slug}{' empty' if empty else ''}.{ending}"
    await taken_away(request, OUTSIDE, name)
    heads, rows = exported(listed, list(every.values()))
    data = (
        as_csv(heads, rows)
        if ending == "csv"
        else await asyncio.to_thread(as_xlsx, listed, MARKINGS[False], heads, rows)
    )
    return attached(data, MEDIA[ending], name)


@router.get("/directory/{slug}/import")
async def ask(request: Request, slug: str) -> Response:
    """Which file."""
    _, listed = await may_list(request, slug)
    return _page(request, listed)


@router.post("/directory/{slug}/import")
async def bring(request: Request, slug: str) -> Response:
    """Show what a file would change; with `import` said, store what is new and what is changed in one entry."""
    viewer, listed = await may_list(request, slug)
    form = await request.form()
    file = form.get("file")
    data = await file.read() if isinstance(file, UploadFile) else str(form.get("text", "")).encode()
    await form.close()
    every = await held_by(request, viewer, listed)
    try:
        found = await asyncio.to_thread(_previewed, listed, data, every)
        again = _again(found)
    except CannotBeTaken as why:
        return _page(request, listed, problem=str(why), status=422)
    if not form.get("import"):
        return _page(request, listed, found, again)
    if found.entered:
        try:
            await store(request, viewer, listed, found.entered, str(form.get("entry") or uuid4().hex))
        except OtherBody:
            return _page(request, listed, found, again, "This was changed since. Look at it again.", 409)
    return RedirectResponse(f"{HERE}/{listed.slug}?{urlencode({'done': len(found.entered)})}", 303)


def _previewed(listed: Listed, data: bytes, every: dict[tuple[str, ...], dict[str, object]]) -> Seen:
    return preview(listed, table(data), every, datetime.now(UTC))


def _again(found: Seen) -> str:
    """The rows that can be stored as a text that the page sends back; those that cannot stay out of it."""
    heads = list(found.rows[0].cells) if found.rows else []
    made = as_csv(heads, [[str(cell) for cell in each.cells.values()] for each in found.entered]).decode("utf-8-sig")
    if len(made.encode()) > AGAIN:
        raise CannotBeTaken(
            f"This file is too large to be looked at at once. Split it; {ROWS:,} short rows are well within."
        )
    return made


def _page(
    request: Request,
    listed: Listed,
    found: Seen | None = None,
    again: str = "",
    problem: str = "",
    status: int = 200,
) -> Response:
    return page(
        request,
        "directory/import.html",
        status,
        here="directory",
        listed=listed,
        found=found,
        states=STATES,
        again=again,
        problem=problem,
        most=ROWS,
        entry=uuid4().hex,
    )
