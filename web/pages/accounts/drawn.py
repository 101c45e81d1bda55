"""What the pages of accounts show, and whom they are for."""

from typing import Any
from uuid import uuid4

from fastapi import HTTPException, Request
from fastapi.responses import Response

from service.access.access import Viewer
from service.access.accounts import Account
from service.access.forms import WrongFields
from service.access.visibility import must_see
from service.waiting import may_wait
from web.http.application import application
from web.http.proving import not_proven
from web.http.render import page
from web.http.sign_in import signed_in
from web.http.wrong_fields import beside_its_field
from web.pages.accounts.asked import AS_IT_IS, EVERY, FOR_PEOPLE, OWN, AskedAccount
from web.wording import label

HERE = "/accounts"
SAID = {
    "changed": "It is stored. Whoever was signed in under it signs in again.",
    "disabled": "Nobody signs in under it any more, and whoever had is signed out.",
    "enabled": "It opens again, under the password that it had.",
}
"""What is said of what was done."""


async def administrator(request: Request) -> Viewer:
    """Whoever asks, where they see to accounts."""
    viewer = await signed_in(request)
    must_see(viewer, "accounts")
    return viewer


async def one_of_theirs(request: Request, viewer: Viewer, username: str) -> Account:
    """An account of theirs. Raises 404 for any other."""
    every = await may_wait(application(request).accounts.of, viewer.agency)
    one = next((each for each in every if each.viewer.user == username), None)
    if one is None:
        raise HTTPException(404, "There is no such account in your organisation.")
    return one


async def must_be_proven(request: Request) -> None:
    """A screen that was left alone makes nobody an account. Raises WrongFields."""
    form = await request.form()
    if wrong := await not_proven(request, str(form.get("password") or "")):
        raise WrongFields({"password": wrong})


async def list_page(
    request: Request,
    viewer: Viewer,
    status: int = 200,
    typed: AskedAccount = AskedAccount(),
    wrong: ValueError | None = None,
    **more: Any,
) -> Response:
    """Every account of the organisation, and the form that makes one."""
    shown = {"shown": None, "made": "", "kept": False, **more}
    rows = await may_wait(application(request).accounts.of, viewer.agency)
    return page(request, "accounts/accounts.html", status, rows=rows, **_form(request, typed, wrong), **shown)


def account_page(
    request: Request,
    viewer: Viewer,
    account: Account,
    status: int = 200,
    typed: AskedAccount | None = None,
    wrong: ValueError | None = None,
    **more: Any,
) -> Response:
    """One account, with all that can be changed of it."""
    shown = {"shown": None, "kept": False, "done": "", **more}
    theirs = typed or AskedAccount.as_kept(account)
    changed_here = account.viewer.roles <= set(FOR_PEOPLE)
    own = account.viewer.user == viewer.user
    context = {
        "account": account,
        "SAID": SAID,
        "own": own,
        "changed_here": changed_here,
        **_form(request, theirs, wrong),
        **shown,
    }
    return page(request, "accounts/account.html", status, **context)


def _form(request: Request, typed: AskedAccount, wrong: ValueError | None) -> dict[str, Any]:
    """What every form of these pages needs."""
    acts = [(OWN, "Their own organisation alone"), (EVERY, "Any organisation of an operation, as a coordinator does")]
    as_it_is = [(AS_IT_IS, "Those that were named on the command line")] if typed.acts == AS_IT_IS else []
    return {
        "here": "accounts",
        "typed": typed,
        "entry": typed.entry or uuid4().hex,
        "roles": [(role, label(role).capitalize()) for role in FOR_PEOPLE],
        "acts": [*as_it_is, *acts],
        "proven": request.state.session.proven,
        **beside_its_field(wrong),
    }
