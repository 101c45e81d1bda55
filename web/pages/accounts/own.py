"""Everybody's own password: the one they were given is known to who gave it."""

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from domain.outside import OUTSIDE
from service.access.access import Viewer
from service.access.accounts import SHORTEST
from service.access.forms import WrongFields, must_be_right
from service.access.guessing import WrongSignIn
from web.http.access_log import note
from web.http.application import application
from web.http.passwords import address_of, passwords, wrong
from web.http.render import page
from web.http.sign_in import let_in, signed_in
from web.http.wrong_fields import beside_its_field

router = APIRouter(include_in_schema=False)
HERE = "/password"
LONGEST = 200
"""Letters of a password; a longer one is a slip of the clipboard."""
SAME = "That is the one you have. Write another one."
BOUNDS = f"Write {SHORTEST} to {LONGEST} characters."


@router.get(HERE)
async def look(request: Request, done: str = "") -> Response:
    """The form."""
    await signed_in(request)
    return _page(request, done=bool(done))


@router.post(HERE)
async def change(
    request: Request,
    password: str = Form(""),
    new_password: str = Form(""),
    again_password: str = Form(""),
) -> Response:
    """Another password from now on; whoever is signed in under the old one is signed out, but for this browser."""
    viewer = await signed_in(request)
    try:
        must_be_right(_wrong(password, new_password, again_password))
        await _must_be_theirs(request, password)
    except WrongFields as found:
        return _page(request, 422, found)
    return await _changed(request, viewer, new_password)


def _wrong(password: str, new: str, again: str) -> dict[str, str]:
    found = {}
    if not SHORTEST <= len(new) <= LONGEST:
        found["new_password"] = BOUNDS
    elif new == password:
        found["new_password"] = SAME
    elif new != again:
        found["again"] = "The two are not the same. Write the new one twice."
    return found


async def _must_be_theirs(request: Request, password: str) -> None:
    """Raises WrongFields where it is not their password; whoever guesses is held off as at the door."""
    accounts = application(request).accounts
    try:
        await passwords(request).check(accounts.prove, request.state.session, password, address_of(request))
    except WrongSignIn as error:
        words = wrong(error)[1] if error.wait else "This is not your password. Type it again."
        raise WrongFields({"password": words}) from None


async def _changed(request: Request, viewer: Viewer, new: str) -> Response:
    app = application(request)
    await passwords(request).check(app.accounts.set_password, viewer.user, new)
    token = await passwords(request).check(app.accounts.sign_in, viewer.user, new, address_of(request))
    await note(request, OUTSIDE, "own password changed", viewer.user)
    return let_in(request, token, f"{HERE}?done=1")


def _page(request: Request, status: int = 200, found: WrongFields | None = None, done: bool = False) -> Response:
    return page(
        request, "accounts/own.html", status, here="password", shortest=SHORTEST, done=done, **beside_its_field(found)
    )
