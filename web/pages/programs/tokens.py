"""The tokens of an administrator's own organisation: made, shown once, listed with their last use, revoked."""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from domain.outside import OUTSIDE
from service.access.access import Viewer
from service.access.forms import WrongFields
from service.access.programs import MadeBefore
from service.access.tokens import NoSuchToken
from service.waiting import may_wait
from web.http.access_log import note
from web.http.application import application
from web.http.kept import forget, kept_form
from web.http.render import page
from web.http.wrong_fields import beside_its_field
from web.pages.programs.asked import AskedToken
from web.pages.programs.states import administrator, administrators_now, instead, made_at, roles_to_choose, state_of

router = APIRouter(include_in_schema=False)
HERE = "/tokens"
KEPT_AS = "token"
"""What the access log calls it: who made or revoked which one is kept with the looks."""


@router.get(HERE)
async def tokens(request: Request) -> Response:
    """Every token of the organisation, and the form that makes one."""
    viewer = await administrator(request)
    kept = await kept_form(request, viewer.user)
    return await _page(request, viewer, typed=AskedToken.in_form(kept or FormData()), kept=kept is not None)


@router.post(HERE)
async def make(request: Request) -> Response:
    """A new token: it stands on the answer to this form, and nowhere else ever again."""
    viewer = await administrator(request)
    typed = AskedToken.in_form(await request.form())
    try:
        made, shown = await may_wait(typed.make, request, viewer)
    except (WrongFields, MadeBefore) as wrong:
        return await _page(request, viewer, **instead(typed, wrong), may=typed.may)
    await note(request, OUTSIDE, f"{KEPT_AS} made", f"{made.id} {made.name}")
    await forget(request, viewer.user, typed.entry)
    return await _page(request, viewer, shown=shown, name=made.name, may=typed.may)


@router.post(HERE + "/{token}/revoke")
async def revoke(request: Request, token: str) -> Response:
    """It opens nothing any more, within a second and in every process."""
    viewer = await administrator(request)
    try:
        gone = await may_wait(application(request).tokens.revoke, token, viewer.agency)
    except NoSuchToken as wrong:
        return await _page(request, viewer, 404, wrong=wrong)
    await note(request, OUTSIDE, f"{KEPT_AS} revoked", f"{gone.id} {gone.name}")
    return RedirectResponse(HERE, 303)


async def _page(
    request: Request,
    viewer: Viewer,
    status: int = 200,
    typed: AskedToken = AskedToken(),
    wrong: ValueError | None = None,
    shown: str | None = None,
    name: str = "",
    may: str = "read",
    kept: bool = False,
) -> Response:
    app = application(request)
    found = await may_wait(app.tokens.of, viewer.agency)
    now = app.tokens.clock()
    rows = [(each, state_of(each, now), made_at(each.made), made_at(each.used), made_at(each.until)) for each in found]
    context = {
        "rows": rows,
        "administrators": await may_wait(administrators_now, app, viewer.agency),
        "typed": typed,
        "choices": roles_to_choose(),
        **beside_its_field(wrong),
        "shown": shown,
        "made": name,
        "enters": may == "enter",
        "entry": typed.entry or uuid4().hex,
        "kept": kept,
    }
    return page(request, "programs/tokens.html", status, here="programs", **context)
