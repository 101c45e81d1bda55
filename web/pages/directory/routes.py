"""The directory of one's own council: who may see it, what it holds, and the form of one entry."""

from datetime import UTC, datetime
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from domain.outside import OUTSIDE
from service.access.access import Viewer
from service.access.visibility import must_see
from service.listings import Fields
from web.http.access_log import note
from web.http.application import application
from web.http.kept import forget, kept_form
from web.http.sign_in import safe_next, signed_in
from web.pages.directory.columns import CONTACTS, DIRECTORIES, VENUES, Listed, said
from web.pages.directory.form import form_page, typed_in
from web.pages.directory.known import first_of, known
from web.pages.directory.meanwhile import as_it_stood, beside
from web.pages.directory.rows import key_of, read
from web.pages.directory.storing import held_against, store_once

router = APIRouter(include_in_schema=False)
HERE = "/directory"


async def may_list(request: Request, slug: str) -> tuple[Viewer, Listed]:
    """Who asks, and for which directory. 404 for one that there is not; Forbidden for whom it is not for."""
    viewer = await signed_in(request)
    must_see(viewer, "directory")
    if slug not in DIRECTORIES:
        raise HTTPException(404, "There is a directory of venues and one of partners.")
    return viewer, DIRECTORIES[slug]


async def held_by(request: Request, viewer: Viewer, listed: Listed) -> dict[tuple[str, ...], Fields]:
    """Every entry of somebody's own council's directory."""
    app = application(request)
    return await known(app.days.directories.of(viewer.agency), app.vault, listed)


@router.get(HERE)
async def directory(request: Request) -> Response:
    """Venues first."""
    await may_list(request, VENUES.slug)
    return RedirectResponse(f"{HERE}/{VENUES.slug}", 303)


@router.get("/directory/{slug}/entry")
async def entry(request: Request, slug: str, next: str = "") -> Response:
    """The form of one entry; what is recorded stands in it. Of a partner alone it is that of its first contact."""
    viewer, listed = await may_list(request, slug)
    given = request.query_params
    if sent := await kept_form(request, viewer.user):
        back, old = safe_next(str(sent.get("next", "")), ""), sent.get("old") == "yes"
        stood = str(sent.get("stood", ""))
        return form_page(request, listed, typed_in(listed, sent), [], old, next=back, kept=True, stood=stood)
    asked = {name: given.get(name, "") for name in listed.key}
    every = await held_by(request, viewer, listed)
    fields = every.get(key_of(listed, asked))
    if fields is None and listed is CONTACTS and "post" not in given:
        fields = first_of(every, asked["partner"])
    if fields and listed is VENUES:
        await note(request, OUTSIDE, "venue of the directory", str(fields["place"]))
    typed = {each.head: said(listed, each, fields or asked) for each in listed.columns}
    stood = as_it_stood(listed, fields or {})
    return form_page(request, listed, typed, [], fields is not None, next=safe_next(next, ""), stood=stood)


@router.post("/directory/{slug}/entry")
async def write(request: Request, slug: str) -> Response:
    """Store one entry; what is wrong stands beside its question, with everything typed.

    Where somebody was quicker between reading and storing, it is held against what they wrote, too.
    """
    return await held_against(lambda: _written(request, slug))


async def _written(request: Request, slug: str) -> Response:
    viewer, listed = await may_list(request, slug)
    form = await request.form()
    read_at = application(request).days.position
    every = await held_by(request, viewer, listed)
    old, back = form.get("old") == "yes", safe_next(str(form.get("next", "")), "")
    typed, stood = typed_in(listed, form), str(form.get("stood", ""))
    row = read(listed, 1, typed, every, datetime.now(UTC))
    now = every.get(row.key(listed))
    if now and not old and row.state == "changed":
        row.wrong = [(listed.column(listed.key[-1]).head, f"This {listed.one} is listed already. Change it there")]
    elif now and not row.wrong:
        typed, both = beside(listed, typed, row.fields, now, stood)
        row, stood = read(listed, 1, typed, every, datetime.now(UTC)), as_it_stood(listed, now)
        row.wrong = both
    if row.wrong:
        return form_page(request, listed, typed, row.wrong, old, 422, back, stood=stood)
    key = str(form.get("entry") or uuid4().hex)
    if row.state != "same":
        await store_once(request, viewer, listed, row, key, read_at)
    await forget(request, viewer.user, key)
    return RedirectResponse(back or f"{HERE}/{listed.slug}?done=1", 303)
