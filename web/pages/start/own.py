"""Make a template of this plan: what it keeps is shown, its aims are confirmed, then it is the council's own."""

import hashlib
from dataclasses import replace

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from domain.bounds import NAME, OF_THE_OPERATION
from domain.names import folded
from projections.local_time import local_date
from service.access.access import Forbidden, Viewer, may_do
from service.access.visibility import must_see
from service.clock import now
from service.commands.names import PROPOSE
from service.plan_templates.kept import NameTaken
from service.plan_templates.made_from import made_from
from service.plan_templates.template import Template
from service.waiting import may_wait
from web.http.application import application
from web.http.kept import forget, kept_form
from web.http.known_again import mark
from web.http.render import page, title_of
from web.http.sign_in import signed_in
from web.http.stored import key_of
from web.pages.start.sources import aims_of

router = APIRouter(include_in_schema=False)
TAKEN = "Your council has a template of this name. Keep it again and this one takes its place, or write another name"


async def _made(request: Request, operation: str) -> tuple[Viewer, Template]:
    """Who plans, and a template of an operation that they see, without its aims."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    must_see(viewer, "plan")
    if not may_do(viewer, PROPOSE):
        raise Forbidden("Your role does not allow this. Ask the manager to make it.")
    version = local_date(now()).isoformat()
    return viewer, made_from(state, app.days.organisations, "own", version, title_of(state))


@router.get("/operations/{operation}/template")
async def look(request: Request, operation: str) -> Response:
    """What the template would keep, with the aims open to be read."""
    viewer, template = await _made(request, operation)
    app = application(request)
    if sent := await kept_form(request, viewer.user):
        title, aims = (str(sent.get(name) or "") for name in ("title", "aims"))
        return _page(request, viewer, operation, replace(template, title=title, aims=aims), kept=True)
    aims = await may_wait(aims_of, app, viewer, app.state_of(viewer, operation))
    return _page(request, viewer, operation, replace(template, aims=aims))


@router.post("/operations/{operation}/template")
async def keep(
    request: Request,
    operation: str,
    title: str = Form(""),
    aims: str = Form(""),
    entry: str = Form(""),
    instead_of: str = Form(""),
) -> Response:
    """Keep it under its name, in place of another one of that name only where whoever keeps it has read of that."""
    viewer, template = await _made(request, operation)
    made = replace(template, title=title.strip(), aims=aims.strip(), code=_code(title))
    wrong = {}
    if not made.code or len(made.title) > NAME.characters:
        wrong["title"] = f"Write a name, at most {NAME.characters} characters long"
    if len(made.aims) > OF_THE_OPERATION.characters:
        wrong["aims"] = f"At most {OF_THE_OPERATION.characters:,} characters"
    if wrong:
        return _page(request, viewer, operation, made, wrong, 422, instead_of=instead_of)
    given = (viewer.agency, viewer.user, made, lambda each: mark(repr(each)) == instead_of)
    try:
        await may_wait(application(request).templates.keep, *given)
    except NameTaken as by:
        return _page(request, viewer, operation, made, {"title": TAKEN}, 409, instead_of=mark(repr(by.by_now)))
    await forget(request, viewer.user, entry)
    return RedirectResponse(f"/operations/new/from?kept={made.code}", 303)


def _page(
    request: Request,
    viewer: Viewer,
    operation: str,
    template: Template,
    wrong: dict[str, str] | None = None,
    status: int = 200,
    kept: bool = False,
    instead_of: str = "",
) -> Response:
    state = application(request).state_of(viewer, operation)
    shown = {
        "state": state,
        "here": "plan",
        "made": template,
        "wrong": wrong or {},
        "entry": key_of(request, kept),
        "kept": kept,
        "instead_of": instead_of,
    }
    return page(request, "start/own.html", status, **shown)


def _code(title: str) -> str:
    """The name of a template in an address and in the log, which says nothing of its title; nothing for no title."""
    said = folded(title)
    return f"own-{hashlib.sha256(said.encode()).hexdigest()[:12]}" if said else ""
