"""A directory brought as a file and taken away as one: the same columns both ways."""

import asyncio
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from domain.outside import OUTSIDE
from service.access.access import Viewer
from service.commands.carry_out import OtherBody
from web.http.application import application
from web.http.kept import kept_form
from web.http.paper import attached, taken_away
from web.http.render import page
from web.http.stored import key_of
from web.pages.debrief.downloads import MEDIA
from web.pages.directory.columns import Listed
from web.pages.directory.importing import STATES, Seen, as_csv, as_xlsx, exported, previewed
from web.pages.directory.routes import HERE, held_by, may_list
from web.pages.directory.storing import held_against, store_found
from web.pages.directory.taken import ROWS, CannotBeTaken
from web.reports.report import MARKINGS

router = APIRouter(include_in_schema=False)


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
    """Which file; what a file held that was looked at already comes back to whoever was signed out meanwhile."""
    viewer, listed = await may_list(request, slug)
    sent = await kept_form(request, viewer.user)
    if sent is None:
        return _page(request, listed)
    if "text" not in sent:
        return _page(request, listed, problem="You were signed out, and no file is kept. Choose it again.")
    every = await held_by(request, viewer, listed)
    try:
        found, again = await asyncio.to_thread(previewed, listed, str(sent["text"]).encode(), every)
    except CannotBeTaken as why:
        return _page(request, listed, problem=str(why))
    return _page(request, listed, found, again, kept=True)


@router.post("/directory/{slug}/import")
async def bring(request: Request, slug: str) -> Response:
    """Show what a file would change; with `import` said, store what is new and what is changed in one entry."""
    viewer, listed = await may_list(request, slug)
    form = await request.form()
    file = form.get("file")
    data = await file.read() if isinstance(file, UploadFile) else str(form.get("text", "")).encode()
    await form.close()
    return await held_against(lambda: _brought(request, viewer, listed, data, form))


async def _brought(request: Request, viewer: Viewer, listed: Listed, data: bytes, form: FormData) -> Response:
    read_at = application(request).days.position
    every = await held_by(request, viewer, listed)
    try:
        found, again = await asyncio.to_thread(previewed, listed, data, every)
    except CannotBeTaken as why:
        return _page(request, listed, problem=str(why), status=422)
    if not form.get("import"):
        return _page(request, listed, found, again)
    key = str(form.get("entry") or uuid4().hex)
    changed = found.entered and str(form.get("seen") or found.mark) != found.mark
    try:
        if not changed:
            await store_found(request, viewer, listed, found, key, read_at)
    except OtherBody:
        changed = True
    if changed:
        return _page(request, listed, found, again, "This was changed since. Look at it again.", 409)
    return RedirectResponse(f"{HERE}/{listed.slug}?{urlencode({'done': len(found.entered)})}", 303)


def _page(
    request: Request,
    listed: Listed,
    found: Seen | None = None,
    again: str = "",
    problem: str = "",
    status: int = 200,
    kept: bool = False,
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
        kept=kept,
        entry=key_of(request, kept),
    )
