"""One account of an administrator's own organisation: what it is called and may do, and whether it opens anything."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from domain.outside import OUTSIDE
from service.access.access import Viewer
from service.access.accounts import Account, ChangedMeanwhile
from service.access.forms import WrongFields
from service.waiting import may_wait
from web.http.access_log import note
from web.http.application import application
from web.http.kept import forget, kept_form
from web.http.passwords import passwords
from web.pages.accounts.asked import FOR_PEOPLE, AskedAccount
from web.pages.accounts.drawn import HERE, account_page, administrator, must_be_proven, one_of_theirs

router = APIRouter(include_in_schema=False)
MEANWHILE = "This account was changed since this page was opened. Nothing was stored: see how it stands now."
NOT_YOURSELF = "Another administrator does this of your own account, so that nobody shuts themselves out."
ON_THE_COMMAND_LINE = "This account plays whole days. It is changed on the command line alone."


class AskedOfOne(NamedTuple):
    """What an administrator asks of an account."""

    viewer: Viewer
    account: Account
    typed: AskedAccount

    @property
    def own(self) -> bool:
        """Whether it is their own."""
        return self.account.viewer.user == self.viewer.user


@router.get(HERE + "/change")
async def one(request: Request, account: str = "", done: str = "") -> Response:
    """One account, with all that can be changed of it."""
    viewer = await administrator(request)
    kept = await kept_form(request, viewer.user)
    typed = AskedAccount.in_form(kept) if kept else None
    stands = await one_of_theirs(request, viewer, account or (typed.username if typed else ""))
    return account_page(request, viewer, stands, typed=typed, kept=kept is not None, done=done)


@router.post(HERE + "/change")
async def change(request: Request) -> Response:
    """Its name, its roles and for whom it may record; whoever is signed in under it signs in again."""
    asked = await _asked(request)
    typed = asked.typed
    try:
        typed.must_be_right()
        if asked.own and "administrator" not in typed.roles:
            raise WrongFields({"roles": NOT_YOURSELF})
        await must_be_proven(request)
        renamed = partial(application(request).accounts.change, typed.username, name=typed.name, roles=typed.roles)
        await may_wait(partial(renamed, acts_for=typed.acts_for, seen=typed.version))
    except WrongFields as wrong:
        return account_page(request, asked.viewer, asked.account, 422, typed=typed, wrong=wrong)
    except ChangedMeanwhile:
        return await _meanwhile(request, asked, "changed", typed.stands, typed)
    await forget(request, asked.viewer.user, typed.entry)
    return await _done(request, asked, "changed")


@router.post(HERE + "/password")
async def give(request: Request) -> Response:
    """A new password, for somebody who forgot theirs or lost a telephone: they are signed out everywhere."""
    asked = await _asked(request)
    accounts, typed = application(request).accounts, asked.typed
    new = typed.password(request, asked.viewer)
    try:
        await must_be_proven(request)
        await passwords(request).check(accounts.set_password, typed.username, new, typed.version)
    except WrongFields as wrong:
        return account_page(request, asked.viewer, asked.account, 422, wrong=wrong)
    except ChangedMeanwhile:
        if not await passwords(request).check(accounts.is_password, typed.username, new):
            return await _meanwhile(request, asked, "given", lambda _: False)
    else:
        await note(request, OUTSIDE, "account given a new password", typed.username)
    now = await one_of_theirs(request, asked.viewer, typed.username)
    return account_page(request, asked.viewer, now, shown=new)


@router.post(HERE + "/disable")
async def disable(request: Request) -> Response:
    """Nobody signs in under it any more, and whoever has is signed out at once, whatever else changed of it."""
    asked = await _asked(request)
    if asked.own:
        return account_page(request, asked.viewer, asked.account, 422, wrong=ValueError(NOT_YOURSELF))
    if asked.account.disabled:
        return _on(asked, "disabled")
    await may_wait(application(request).accounts.disable, asked.typed.username)
    return await _done(request, asked, "disabled")


@router.post(HERE + "/enable")
async def enable(request: Request) -> Response:
    """It opens again, under the password that it had."""
    asked = await _asked(request)
    try:
        await must_be_proven(request)
        await may_wait(application(request).accounts.enable, asked.typed.username, asked.typed.version)
    except WrongFields as wrong:
        return account_page(request, asked.viewer, asked.account, 422, wrong=wrong)
    except ChangedMeanwhile:
        return await _meanwhile(request, asked, "enabled", lambda now: not now.disabled)
    return await _done(request, asked, "enabled")


async def _asked(request: Request) -> AskedOfOne:
    """Raises 404 for another organisation's account, 403 for one that only the command line gives."""
    viewer = await administrator(request)
    said = AskedAccount.in_form(await request.form())
    account = await one_of_theirs(request, viewer, said.username or request.query_params.get("account", ""))
    typed = replace(said, username=account.viewer.user)
    if not account.viewer.roles <= set(FOR_PEOPLE):
        raise HTTPException(403, ON_THE_COMMAND_LINE)
    return AskedOfOne(viewer, account, typed)


async def _done(request: Request, asked: AskedOfOne, what: str) -> Response:
    await note(request, OUTSIDE, f"account {what}", asked.typed.username)
    return _on(asked, what)


def _on(asked: AskedOfOne, done: str) -> Response:
    return RedirectResponse(f"{HERE}/change?{urlencode({'account': asked.typed.username, 'done': done})}", 303)


async def _meanwhile(
    request: Request, asked: AskedOfOne, what: str, stands: Callable[[Account], bool], typed: AskedAccount | None = None
) -> Response:
    """Somebody else was quicker; or the form was sent twice, and what it asks for `stands`."""
    now = await one_of_theirs(request, asked.viewer, asked.typed.username)
    if stands(now):
        return _on(asked, what)
    return account_page(request, asked.viewer, now, 409, typed=typed, wrong=ValueError(MEANWHILE))
