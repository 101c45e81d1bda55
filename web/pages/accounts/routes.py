"""The accounts of an administrator's own organisation, and the form that makes one."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from domain.outside import OUTSIDE
from service.access.access import Viewer
from service.access.accounts import TakenName
from service.access.forms import WrongFields
from web.http.access_log import note
from web.http.application import application
from web.http.kept import forget, kept_form
from web.http.passwords import passwords
from web.pages.accounts.asked import AskedAccount
from web.pages.accounts.drawn import HERE, administrator, list_page, must_be_proven

router = APIRouter(include_in_schema=False)
TAKEN = "There is an account under this name. Choose another."


@router.get(HERE)
async def accounts(request: Request) -> Response:
    """Every account of the organisation, and the form that makes one."""
    viewer = await administrator(request)
    kept = await kept_form(request, viewer.user)
    return await list_page(request, viewer, typed=AskedAccount.in_form(kept or FormData()), kept=kept is not None)


@router.post(HERE)
async def make(request: Request) -> Response:
    """A new account: its first password stands on the answer to this form, and nowhere else ever again."""
    viewer = await administrator(request)
    typed = AskedAccount.in_form(await request.form())
    try:
        typed.must_be_right()
        await must_be_proven(request)
        shown = await _made(request, viewer, typed)
    except WrongFields as wrong:
        return await list_page(request, viewer, 422, typed=typed, wrong=wrong)
    await forget(request, viewer.user, typed.entry)
    return await list_page(request, viewer, shown=shown, made=typed.username)


async def _made(request: Request, viewer: Viewer, typed: AskedAccount) -> str:
    """The first password of an account, also where this form has made it before. Raises WrongFields."""
    kept, first = application(request).accounts, typed.password(request, viewer)

    def add() -> bool:
        said = {"name": typed.name, "agency": viewer.agency}
        try:
            kept.add(typed.username, first, **said, roles=typed.roles, acts_for=typed.acts_for)
        except TakenName:
            theirs = any(each.viewer.user == typed.username for each in kept.of(viewer.agency))
            if not (theirs and kept.is_password(typed.username, first)):
                raise WrongFields({"account": TAKEN}) from None
            return False
        return True

    if await passwords(request).check(add):
        await note(request, OUTSIDE, "account made", typed.username)
    return first
