"""A look at a person is one row of the access log for one opening of their page, however often it is refreshed."""

import hmac
import secrets

from service.access.held_sessions import Session


def opened(session: Session, page: str) -> str:
    """The mark of an opening that was logged. It is worth nothing in another session or for another page."""
    once = secrets.token_urlsafe(8)
    return f"{once}.{_signed(session, page, once)}"


def same_opening(session: Session, page: str, mark: str | None) -> bool:
    """Whether what is fetched belongs to an opening of this page that was logged already."""
    once, _, signed = (mark or "").partition(".")
    return hmac.compare_digest(signed.encode(), _signed(session, page, once).encode())


def _signed(session: Session, page: str, once: str) -> str:
    return hmac.digest(session.csrf.encode(), f"{page} {once}".encode(), "sha256").hex()[:32]
