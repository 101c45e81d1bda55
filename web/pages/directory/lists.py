"""What a directory lists, all of it or what is found by some words."""

from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from domain.events.organisations import EarlierTextsErased
from service.access.access import may_do
from service.listings import Fields
from web.http.application import application
from web.http.render import page
from web.pages.directory.columns import CHECKS, VENUES, Listed
from web.pages.directory.known import found_by
from web.pages.directory.routes import HERE, held_by, may_list
from web.pages.directory.rows import key_of

router = APIRouter(include_in_schema=False)
ERASED, REPLACED = "erased", "replaced"
"""What the list is told once a contact was erased, or all that was replaced."""


@router.get("/directory/{slug}")
async def entries(request: Request, slug: str, done: str = "") -> Response:
    """Every entry of one of the directories, those in use first."""
    return await _page(request, slug, done=done)


@router.post("/directory/{slug}")
async def find(request: Request, slug: str, find: str = Form("")) -> Response:
    """Those with some words. They may be somebody's name, and an address is kept by browsers and proxies."""
    return await _page(request, slug, find)


async def _page(request: Request, slug: str, find: str = "", done: str = "") -> Response:
    viewer, listed = await may_list(request, slug)
    every = await held_by(request, viewer, listed)
    shown = [each for each in every.values() if found_by(find[:200], each)]
    shown.sort(key=lambda each: each["in_use"] is False)
    erased = application(request).days.directories.of(viewer.agency).erased
    return page(
        request,
        "directory/list.html",
        here="directory",
        listed=listed,
        venues=listed is VENUES,
        every=len(every),
        rows=[(each, _address(listed, each), erased.get(key_of(listed, each))) for each in shown],
        checks=len(CHECKS),
        find=find,
        done=done if done.isdecimal() or done in (ERASED, REPLACED) else "",
        may_write=may_do(viewer, listed.event.__name__),
        may_erase=may_do(viewer, EarlierTextsErased.__name__),
    )


def _address(listed: Listed, fields: Fields) -> str:
    return f"{HERE}/{listed.slug}/entry?{urlencode({name: fields[name] for name in listed.key})}"
