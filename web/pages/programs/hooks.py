"""The webhooks of an administrator's own organisation: registered, listed with how far each is, sent again, removed."""

from collections.abc import Callable
from urllib.parse import urlsplit
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from domain.outside import OUTSIDE
from domain.words import Agency
from service.access.access import Viewer
from service.access.forms import WrongFields
from service.access.programs import MadeBefore
from service.waiting import may_wait
from service.webhooks.kept import NoSuchWebhook, Webhook
from web.http.access_log import note
from web.http.application import application
from web.http.kept import forget, kept_form
from web.http.render import page
from web.http.wrong_fields import beside_its_field
from web.pages.programs.asked import AskedWebhook
from web.pages.programs.states import (
    UNREADABLE,
    administrator,
    administrators_now,
    instead,
    made_at,
    roles_to_choose,
)

router = APIRouter(include_in_schema=False)
HERE = "/webhooks"
STATES = {"on": ("In use", "green"), "failed": ("Given up", "red"), "gone": ("Unsubscribed", "grey")}


@router.get(HERE)
async def webhooks(request: Request) -> Response:
    """Every webhook of the organisation, and the form that registers one."""
    viewer = await administrator(request)
    kept = await kept_form(request, viewer.user)
    return await _page(request, viewer, typed=AskedWebhook.in_form(kept or FormData()), kept=kept is not None)


@router.post(HERE)
async def register(request: Request) -> Response:
    """A new webhook, for what comes from now on; its secret stands on the answer to this form, and nowhere else."""
    viewer = await administrator(request)
    typed = AskedWebhook.in_form(await request.form())
    try:
        made, secret = await may_wait(typed.make, request, viewer)
    except (WrongFields, MadeBefore) as wrong:
        return await _page(request, viewer, **instead(typed, wrong))
    await _noted(request, "webhook made", made)
    await forget(request, viewer.user, typed.entry)
    return await _page(request, viewer, shown=secret, name=made.name)


@router.post(HERE + "/{webhook}/again")
async def send_again(request: Request, webhook: str) -> Response:
    """Go on from where it stopped, at once."""
    return await _change(request, application(request).webhooks.again, webhook, "webhook sent again")


@router.post(HERE + "/{webhook}/remove")
async def remove(request: Request, webhook: str) -> Response:
    """Nothing goes there any more."""
    return await _change(request, application(request).webhooks.remove, webhook, "webhook removed")


async def _change(request: Request, change: Callable[[str, Agency], Webhook], webhook: str, what: str) -> Response:
    viewer = await administrator(request)
    try:
        done = await may_wait(change, webhook, viewer.agency)
    except NoSuchWebhook as wrong:
        return await _page(request, viewer, 404, wrong=wrong)
    await _noted(request, what, done)
    return RedirectResponse(HERE, 303)


async def _noted(request: Request, what: str, webhook: Webhook) -> None:
    """Keep who did it; of the address the host alone: the rest of it often opens the door there to whoever knows it."""
    await note(request, OUTSIDE, what, f"{webhook.id} {webhook.name} {urlsplit(webhook.address).hostname}")


async def _page(
    request: Request,
    viewer: Viewer,
    status: int = 200,
    typed: AskedWebhook = AskedWebhook(),
    wrong: ValueError | None = None,
    shown: str | None = None,
    name: str = "",
    kept: bool = False,
) -> Response:
    app = application(request)
    found = await may_wait(app.webhooks.of, viewer.agency)
    rows = [(each, _state(each), made_at(each.sent_at), made_at(each.failing_since)) for each in found]
    context: dict[str, object] = {"rows": rows, "typed": typed, "choices": roles_to_choose()}
    context |= {**beside_its_field(wrong), "entry": typed.entry or uuid4().hex, "shown": shown, "made": name}
    context |= {"kept": kept, "administrators": await may_wait(administrators_now, app, viewer.agency)}
    return page(request, "programs/webhooks.html", status, here="programs", **context)


def _state(webhook: Webhook) -> tuple[str, str]:
    if webhook.broken:
        return UNREADABLE
    if webhook.state == "on" and webhook.failing_since is not None:
        return "Tried again", "yellow"
    return STATES[webhook.state]
