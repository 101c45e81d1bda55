"""Who sees to programs, and how it stands with what these were given, in words."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from fastapi import Request

from domain.words import Agency
from service.access.access import Viewer
from service.access.command_line import BY
from service.access.forms import WrongFields
from service.access.programs import FOR_PROGRAMS, MadeBefore
from service.access.tokens import ApiToken
from service.access.visibility import must_see
from service.application import Application
from web.http.sign_in import signed_in
from web.pages.programs.asked import AskedToken, AskedWebhook
from web.wording import label

UNREADABLE = ("Cannot be read", "red")


def state_of(token: ApiToken, now: float) -> tuple[str, str]:
    """Whether a token still opens anything, with the tone of its tag."""
    if token.revoked is not None:
        return "Revoked", "red"
    if token.broken:
        return UNREADABLE
    return ("Over", "grey") if token.until <= now else ("In use" if token.used else "Not used yet", "green")


async def administrator(request: Request) -> Viewer:
    """Whoever asks, where they see to programs."""
    viewer = await signed_in(request)
    must_see(viewer, "programs")
    return viewer


def administrators_now(app: Application, agency: Agency) -> frozenset[str]:
    """Who made something and may still answer for it: administrators of the organisation, and the command line."""
    here = (each for each, off in app.accounts.all() if not off and each.agency.folded == agency.folded)
    return frozenset(each.user for each in here if "administrator" in each.roles) | {BY}


def made_at(seconds: float | None) -> datetime | None:
    """A moment that a table keeps in seconds (Unix), in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def roles_to_choose() -> list[tuple[str, str]]:
    """The roles that a program can be given, as a form offers them."""
    return [(role, label(role).capitalize()) for role in FOR_PROGRAMS]


def instead(typed: AskedToken | AskedWebhook, wrong: WrongFields | MadeBefore) -> dict[str, Any]:
    """What the page shows of a form that made nothing new: what it made before, or the form with what is wrong.

    A form that was used up gets a key of its own when it is shown again.
    """
    if isinstance(wrong, WrongFields):
        return {"status": 422, "typed": typed, "wrong": wrong}
    if wrong.secret is None:
        return {"status": 422, "typed": replace(typed, entry=""), "wrong": wrong}
    return {"shown": wrong.secret, "name": wrong.name}
