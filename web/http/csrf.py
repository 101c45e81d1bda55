"""The token in every form: that our own page sends it, in this session, and for whom that page was drawn."""

import hmac

from fastapi import Request

from service.access.held_sessions import Session
from web.http.application import application


def token_for(request: Request) -> str:
    """A session's form token that also says for whom the form was drawn, which outlives the session; else nothing."""
    session: Session | None = getattr(request.state, "session", None)
    return f"{session.csrf}.{drawn_for(request, session.csrf, session.viewer.user)}" if session else ""


def is_token(sent: str, csrf: str) -> bool:
    """Whether a form was drawn in this very session."""
    return hmac.compare_digest(sent.partition(".")[0].encode(), csrf.encode())


def drawn_for(request: Request, csrf: str, username: str) -> str:
    """The part of a token that says for whom the form was drawn: nobody else can make it."""
    key = application(request).vault.server_key("form tokens")
    return hmac.digest(key, f"{csrf}|{username}".encode(), "sha256").hex()[:32]
