"""Erase who a contact of one's own council's directory is, once somebody has confirmed it."""

from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from domain.events.organisations import ContactErased
from domain.outside import OUTSIDE
from service.access.access import Forbidden, Viewer, may_do
from service.commands.submission import Proposal, Submission
from service.listings import Fields
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.directory.columns import CONTACTS, Listed
from web.pages.directory.lists import ERASED
from web.pages.directory.routes import HERE, held_by, may_list
from web.pages.directory.rows import key_of

router = APIRouter(include_in_schema=False)
EVENT = ContactErased.__name__
PATH = f"{HERE}/{CONTACTS.slug}/erase"


@router.get(PATH)
async def confirm(request: Request, partner: str = "", post: str = "") -> Response:
    """What goes and what stays, before anything does."""
    each = await _contact(request, partner, post)
    return page(request, "directory/erase.html", here="directory", each=each, entry=uuid4().hex)


@router.post(PATH)
async def erase(request: Request) -> Response:
    """Erase it."""
    form = await request.form()
    each = await _contact(request, str(form.get("partner", "")), str(form.get("post", "")))
    viewer = await signed_in(request)
    said = {"council": viewer.agency, **{name: each[name] for name in CONTACTS.key}}
    return await erased(request, viewer, Proposal(EVENT, said), str(form.get("entry") or ""), CONTACTS)


async def erased(
    request: Request, viewer: Viewer, said: Proposal, entry: str, listed: Listed, done: str = ERASED
) -> Response:
    """Enter what erases, under the form's own key, and say on a list what is gone."""
    submission = Submission(operation=OUTSIDE, proposals=[said], entry=(entry or uuid4().hex)[:200])
    await application(request).submit(viewer, submission)
    return RedirectResponse(f"{HERE}/{listed.slug}?done={done}", 303)


async def _contact(request: Request, partner: str, post: str) -> Fields:
    """A contact that somebody may erase. 404 for one that there is not; Forbidden for whom it is not for."""
    viewer, listed = await may_list(request, CONTACTS.slug)
    if not may_do(viewer, EVENT):
        raise Forbidden("An administrator of your council erases a contact.")
    every = await held_by(request, viewer, listed)
    if (found := every.get(key_of(listed, {"partner": partner, "post": post}))) is None:
        raise HTTPException(404, "The directory lists no such contact.")
    return found
