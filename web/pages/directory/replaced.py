"""Erase what a directory and the texts of one's own organisation said before, once somebody has confirmed it."""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.events.organisations import EarlierTextsErased
from service.access.access import Forbidden, Viewer, may_do
from service.commands.replaced import replaced
from service.commands.submission import Proposal
from service.waiting import may_wait
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.directory.columns import VENUES
from web.pages.directory.erasing import erased
from web.pages.directory.lists import REPLACED
from web.pages.directory.routes import HERE

router = APIRouter(include_in_schema=False)
EVENT = EarlierTextsErased.__name__
PATH = f"{HERE}/replaced/erase"


@router.get(PATH)
async def confirm(request: Request) -> Response:
    """How much goes and what stays, before anything does."""
    viewer, app = await _may_erase(request), application(request)
    found = await may_wait(replaced, app.log, app.vault, viewer.agency)
    return page(request, "directory/replaced.html", here="directory", count=len(found), path=PATH, entry=uuid4().hex)


@router.post(PATH)
async def erase(request: Request) -> Response:
    """Erase it."""
    viewer, form = await _may_erase(request), await request.form()
    said = Proposal(EVENT, {"name": viewer.agency})
    return await erased(request, viewer, said, str(form.get("entry") or ""), VENUES, REPLACED)


async def _may_erase(request: Request) -> Viewer:
    viewer = await signed_in(request)
    if not may_do(viewer, EVENT):
        raise Forbidden("An administrator of your organisation erases what was replaced.")
    return viewer
