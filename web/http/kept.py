"""What is typed outlives the session: a form that was sent signed out, or by a session that is no more, comes back."""

import asyncio
import hmac
import time
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import FormData, UploadFile
from starlette.routing import Match

from service.access.held_sessions import Session
from service.access.sessions import ABSOLUTE, IDLE
from service.application import Application
from service.privacy.kept import Device
from service.waiting import may_wait
from web.http.application import application
from web.http.csrf import drawn_for
from web.http.sent_by_script import SENT_BY

MARK = "firstlight_device"
"""The cookie by which a browser is known again. It signs nobody in."""
A_MONTH = 30 * 24 * 3600
KEY = "key"
"""The part of a form's address that holds its idempotency key: it stays with the entry of the browser's history."""
SWEEP = 60.0
"""Seconds between two looks for forms that were kept longer than they may be."""
NEVER_KEPT = ("csrf_token", "password", "new_password", "again_password")


async def mark_device(request: Request, answer: Response, username: str) -> None:
    """Know this browser again, and forget what anybody else had typed on it."""
    mark = await may_wait(application(request).kept.mark, request.cookies.get(MARK), username)
    secure = request.url.scheme == "https"
    answer.set_cookie(MARK, mark, max_age=A_MONTH, httponly=True, samesite="strict", secure=secure, path="/")


def seconds_left(session: Session) -> int:
    """Until the session ends, if its user does nothing."""
    return max(0, round(min(session.started + ABSOLUTE, session.seen + IDLE) - time.time()))


async def keep(request: Request, username: str | None = None) -> str | None:
    """Keep what a form says for whoever it was drawn for; the address of its page, or None where it cannot be kept.

    `username` is who is signed in, if anybody is: what was drawn for somebody else is not theirs to see.
    """
    device = application(request).kept.device(request.cookies.get(MARK))
    if device is None or "form" not in request.headers.get("content-type", ""):
        return None
    form = await request.form()
    csrf, _, drawn = str(form.get("csrf_token", "")).partition(".")
    expected = drawn_for(request, csrf, device.username)
    if not hmac.compare_digest(drawn.encode(), expected.encode()) or username not in (None, device.username):
        return None
    typed = [(name, value) for name, value in form.multi_items() if isinstance(value, str) and name not in NEVER_KEPT]
    key, path = _key(form), _page_of(request)
    if not await may_wait(application(request).kept.keep, device, path, key, typed):
        return None
    return f"{path}?{urlencode({KEY: key})}"


def _key(form: FormData) -> str:
    return str(form.get("entry") or "")[:100]


def _page_of(request: Request) -> str:
    """The page on which a form stands: its own address, or the nearest above where that answers to POST alone."""
    path = request.url.path
    while path.strip("/"):
        scope = {**request.scope, "method": "GET", "path": path}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes):
            break
        path = path.rpartition("/")[0]
    return path


def here(request: Request) -> str:
    """The address that was asked for, with its query."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


async def sign_in_address(request: Request) -> str | None:
    """Where somebody who is not signed in goes to; None where our script still holds what would be lost there."""
    if request.method in ("GET", "HEAD"):
        return f"/sign-in?next={quote(here(request))}"
    if page := await keep(request):
        return f"/sign-in?kept=1&next={quote(page)}"
    return None if SENT_BY in request.headers else f"/sign-in?next={quote(_page_of(request))}"


async def kept_form(request: Request, username: str) -> FormData | None:
    """What this user typed into the form at this address, where it was kept for them."""
    device = _own(request, username)
    key = request.query_params.get(KEY)
    if device is None or key is None:
        return None
    found = await may_wait(application(request).kept.typed, device, request.url.path, key)
    typed: list[tuple[str, UploadFile | str]] = list(found or ())
    return FormData(typed) if found is not None else None


async def forget(request: Request, username: str, key: str) -> None:
    """What was kept under this key was stored."""
    if device := _own(request, username):
        await may_wait(application(request).kept.forget, device, key)


async def forget_old(app: Application) -> None:
    """While the server runs, what is kept for a while goes when that is over."""
    while True:
        await asyncio.sleep(SWEEP)
        await may_wait(app.forget_old)


def _own(request: Request, username: str) -> Device | None:
    device = application(request).kept.device(request.cookies.get(MARK))
    return device if device and device.username == username else None
