"""Signing in and out, and the guards on everything else: session, origin, and a token in every form."""

import asyncio
import hmac
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Form, HTTPException, Request, WebSocket
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from service.access.access import Viewer
from service.access.accounts import Session, WrongSignIn
from web.http.application import application
from web.http.render import page

COOKIE = "firstlight_session"
SAFE = ("GET", "HEAD", "OPTIONS")
router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api", tags=["sign-in"])


def safe_next(target: str | None, otherwise: str = "/operations") -> str:
    """A path of ours to go on to; never another site's."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or "\n" in target:
        return otherwise
    return target


@router.get("/sign-in")
async def form(request: Request, next: str | None = None) -> Response:
    return page(request, "sign_in.html", next=safe_next(next), username="", error=None)


@router.post("/sign-in")
async def sign_in(
    request: Request, username: str = Form(""), password: str = Form(""), next: str = Form("")
) -> Response:
    """Sign in by form; what went wrong stands beside the field, and the name is still there."""
    try:
        token = await asyncio.to_thread(application(request).accounts.sign_in, username.strip(), password)
    except WrongSignIn as wrong:
        return page(request, "sign_in.html", 401, next=safe_next(next), username=username, error=_says(wrong))
    answer = RedirectResponse(safe_next(next), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure, path="/")
    return answer


def _says(wrong: WrongSignIn) -> str:
    if wrong.wait:
        return f"Too many tries. Wait {max(1, round(wrong.wait / 60))} minutes, then try again."
    return "The name or the password is not right. Check both and try again."


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    if token := request.cookies.get(COOKIE):
        application(request).accounts.sign_out(token)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


class SignIn(BaseModel):
    """A name and a password."""

    username: str
    password: str


@api.post("/sign-in")
async def sign_in_by_program(request: Request, who: SignIn) -> JSONResponse:
    """A token to send as `Authorization: Bearer`."""
    try:
        token = await asyncio.to_thread(application(request).accounts.sign_in, who.username, who.password)
    except WrongSignIn as wrong:
        raise HTTPException(401, _says(wrong)) from wrong
    return JSONResponse({"token": token})


async def signed_in(request: Request) -> Viewer:
    """Who asks. Nobody: pages go to the sign-in page, programs get 401. Unsafe requests must prove their origin."""
    session, by_cookie = _session(request)
    if session is None:
        if request.url.path.startswith("/api/"):
            raise HTTPException(401, "Sign in first.", {"WWW-Authenticate": "Bearer"})
        raise HTTPException(303, "Sign in first.", {"Location": f"/sign-in?next={quote(request.url.path)}"})
    if by_cookie and request.method not in SAFE:
        await _check_token(request, session)
    viewer = application(request).viewer(session.viewer)
    request.state.viewer, request.state.csrf_token = viewer, session.csrf
    return viewer


def _session(connection: HTTPConnection) -> tuple[Session | None, bool]:
    """The session, and whether it came by cookie."""
    accounts = application(connection).accounts
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return accounts.session(token), False
    cookie = connection.cookies.get(COOKIE)
    return (accounts.session(cookie) if cookie else None), True


async def _check_token(request: Request, session: Session) -> None:
    sent = request.headers.get("x-csrf-token")
    if sent is None and "form" in request.headers.get("content-type", ""):
        sent = str((await request.form()).get("csrf_token", ""))
    if not hmac.compare_digest(sent or "", session.csrf):
        raise HTTPException(403, "This form has grown old. Go back, load the page again and send it once more.")


async def websocket_viewer(websocket: WebSocket) -> Viewer | None:
    """Who opens a live view; None for nobody, or where another site's page asks."""
    session, _ = _session(websocket)
    if not same_origin(websocket.headers.get("origin"), websocket.headers.get("host")):
        return None
    return application(websocket).viewer(session.viewer) if session else None


def same_origin(origin: str | None, host: str | None) -> bool:
    """Whether a request comes from our own page; a program sends no origin."""
    return origin is None or urlsplit(origin).netloc == host


class SameOrigin:
    """Refuses every unsafe request that another site's page makes in a signed-in browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE:
            headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
            site = headers.get(b"sec-fetch-site", "same-origin")
            if site not in ("same-origin", "none") or not same_origin(headers.get(b"origin"), headers.get(b"host")):
                answer = JSONResponse({"title": "Another site may not do this.", "status": 403}, 403)
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)
