"""Signing in and out, and the guards on everything else: session, origin, and a token in every form."""

import asyncio
import re
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI, Form, HTTPException, Request, WebSocket
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from service.access.access import Viewer
from service.access.guessing import WrongSignIn
from service.access.held_sessions import Session
from service.access.kept_row import BrokenRow
from service.access.sessions import ABSOLUTE
from service.access.tokens import is_api_token
from service.metrics import SIGN_INS
from service.waiting import may_wait
from web.http.application import application
from web.http.csrf import is_token
from web.http.kept import MARK, keep, mark_device, seconds_left, sign_in_address
from web.http.passwords import address_of, passwords, wrong
from web.http.problems import problem
from web.http.render import page
from web.http.shown_up_to import must_stand

COOKIE = "firstlight_session"
SAFE = ("GET", "HEAD", "OPTIONS")
SIGNED_OUT = "You were signed out. Nothing was stored. Sign in in another window, then send this again from here."
NOT_YOURS = "This form was opened by another account, or not by our own page. Nothing was stored."
FOR_THE_API = "A program's token is for the API alone: addresses that begin with /api/."
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api", tags=["Sign in"])


def safe_next(target: str | None, otherwise: str = "/operations") -> str:
    """A path of ours to go on to; never another site's. A browser leaves tabs and line breaks out of an address."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or _CONTROL.search(target):
        return otherwise
    return target


@router.get("/sign-in")
async def form(request: Request, next: str | None = None, kept: bool = False) -> Response:
    """The form; a browser on which somebody signed in before is told why it asks again.

    Whoever follows a link in webmail or on an intranet sends no cookie along, so that nobody knows whether they are
    signed in: they come once more, from a page of ours. Whoever is, and came Back to the form, goes on.
    """
    if next is not None and request.headers.get("sec-fetch-site") == "cross-site":
        return page(request, "once_more.html", next=safe_next(next))
    if await is_signed_in(request):
        return RedirectResponse(safe_next(next), 303)
    back = next is not None and MARK in request.cookies
    return page(request, "sign_in.html", next=safe_next(next), username="", error=None, kept=kept, back=back)


@router.post("/sign-in")
async def sign_in(
    request: Request, username: str = Form(""), password: str = Form(""), next: str = Form("")
) -> Response:
    """Sign in by form; what went wrong stands beside the field, and the name is still there."""
    try:
        token = await _token(request, username.strip(), password)
    except (WrongSignIn, BrokenRow) as error:
        status, words, headers = wrong(error)
        shown = {"next": safe_next(next), "username": username, "error": words, "kept": False, "back": False}
        refused = page(request, "sign_in.html", status, **shown)
        refused.headers.update(headers)
        return refused
    await _end(request.app, request.cookies.get(COOKIE))
    answer = let_in(request, token, safe_next(next))
    await mark_device(request, answer, username.strip())
    return answer


def let_in(request: Request, token: str, target: str) -> Response:
    """Go on to a path of ours, signed in."""
    answer = RedirectResponse(target, 303)
    secure = request.url.scheme == "https"
    # kept for the whole shift: a phone that closes the browser signs nobody out
    answer.set_cookie(COOKIE, token, ABSOLUTE, httponly=True, samesite="strict", secure=secure, path="/")
    return answer


async def _token(request: Request, username: str, password: str) -> str:
    sign_in = application(request).accounts.sign_in
    outcome = "right"
    try:
        return await passwords(request).check(sign_in, username, password, address_of(request))
    except WrongSignIn as error:
        outcome = "held_off" if error.wait else "wrong"
        raise
    except HTTPException:
        outcome = "too_many"
        raise
    finally:
        SIGN_INS.labels(outcome).inc()


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session in every tab: whatever live view it has open is closed with it."""
    await _end(request.app, _sent(request)[0])
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


async def _end(app: FastAPI, token: str | None) -> None:
    """End the session of a token; the watch over open lines closes its live views."""
    if token:
        await may_wait(app.state.application.accounts.sign_out, token)


class SignIn(BaseModel):
    """A name and a password."""

    username: str
    password: str


class Token(BaseModel):
    """What somebody signed in sends as `Authorization: Bearer`."""

    token: str


@api.post("/sign-in", response_model=Token)
async def sign_in_by_program(request: Request, who: SignIn) -> JSONResponse:
    """A token to send as `Authorization: Bearer`."""
    try:
        token = await _token(request, who.username, who.password)
    except (WrongSignIn, BrokenRow) as error:
        raise HTTPException(*wrong(error)) from error
    return JSONResponse({"token": token})


async def is_signed_in(connection: HTTPConnection) -> bool:
    """Whether anybody is signed in."""
    return await session_of(connection, _sent(connection)[0]) is not None


async def signed_in(request: Request, by_itself: bool = False) -> Viewer:
    """Who asks. Nobody: pages go to the sign-in page, programs get 401. Unsafe requests must prove their origin.

    What a page fetches `by_itself` is nobody's touch.
    """
    token, by_cookie = _sent(request)
    session = await session_of(request, token)
    if session is None:
        raise await nobody(request)
    if session.viewer.by_token and not request.url.path.startswith("/api/"):
        raise HTTPException(403, FOR_THE_API)
    if by_cookie and request.method not in SAFE:
        await _check_token(request, session)
    viewer = await application(request).known(session.viewer)
    if by_cookie and request.method not in SAFE:
        await must_stand(request)
    await application(request).load(viewer, request.path_params.get("operation", ""))
    by_itself = by_itself or ("hx-request" in request.headers and request.method in SAFE)
    if not viewer.by_token and not by_itself:
        application(request).accounts.sessions.touch(session)
    request.state.session, request.state.viewer = session, viewer
    return viewer


async def nobody(request: Request) -> HTTPException:
    """What somebody gets who is not signed in: programs 401, pages the way to the sign-in page."""
    if request.url.path.startswith("/api/"):
        return HTTPException(401, "Sign in first.", {"WWW-Authenticate": "Bearer"})
    address = await sign_in_address(request)
    if address is None:
        return HTTPException(401, SIGNED_OUT)
    return HTTPException(303, "Sign in first.", {"Location": address})


async def still_signed_in(request: Request) -> Viewer | None:
    """Who asked, as they are by now; None once they are signed out, or their token is over."""
    session = await session_of(request, _sent(request)[0])
    return application(request).viewer(session.viewer) if session else None


async def session_of(connection: HTTPConnection, token: str | None) -> Session | None:
    """The session of a token; the file is read off the event loop, and only where it was not just now."""
    app = application(connection)
    if not token:
        return None
    return app.session_held(token) or await asyncio.to_thread(app.session, token)


def _sent(connection: HTTPConnection) -> tuple[str | None, bool]:
    """The token that came along, and whether it came by cookie; a program's never does."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token, False
    kept = connection.cookies.get(COOKIE)
    return None if kept and is_api_token(kept) else kept, True


async def _check_token(request: Request, session: Session) -> None:
    sent = request.headers.get("x-csrf-token")
    if sent is None and "form" in request.headers.get("content-type", ""):
        sent = str((await request.form()).get("csrf_token", ""))
    if is_token(sent or "", session.csrf):
        return
    if address := await keep(request, session.viewer.user):
        raise HTTPException(303, "Check it and send it again.", {"Location": address})
    raise HTTPException(403, NOT_YOURS)


@router.get("/signed-in")
async def stay_signed_in(request: Request) -> Response:
    """Seconds until the session ends; that somebody asked counts as being there."""
    await signed_in(request)
    return JSONResponse({"seconds": seconds_left(request.state.session)})


async def websocket_session(websocket: WebSocket) -> Session | None:
    """The session that opens a live view; None for nobody, or where another site's page asks."""
    if not same_origin(websocket.headers.get("origin"), websocket.headers.get("host")):
        return None
    return await session_of(websocket, _sent(websocket)[0])


def same_origin(origin: str | None, host: str | None) -> bool:
    """Whether a request comes from our own page; a program sends no origin."""
    try:
        return origin is None or urlsplit(origin).netloc == host
    except ValueError:  # no address at all
        return False


class SameOrigin:
    """Refuses every unsafe request that another site's page makes in a signed-in browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE:
            headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
            site = headers.get(b"sec-fetch-site", "same-origin")
            if site not in ("same-origin", "none") or not same_origin(headers.get(b"origin"), headers.get(b"host")):
                await problem(403, "Another site may not do this.")(scope, receive, send)
                return
        await self.app(scope, receive, send)
