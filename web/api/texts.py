"""One sealed text, for programs: those whose it is to read open it, and say why where it is about somebody."""

from fastapi import APIRouter, Request
from pydantic import BaseModel

from service.access.access import audience, must_open_sealed
from service.access.opening import open_text
from service.access.sealed import find_text
from service.commands.malformed import Malformed
from service.waiting import may_wait
from web.api.answer import Answer
from web.api.roles import read_by
from web.api.shapes import OPENED, answers_with
from web.http.application import application
from web.http.proving import not_proven
from web.http.sign_in import signed_in
from web.wording.texts import no_reason

router = APIRouter(prefix="/api", tags=["Read"])


class Why(BaseModel):
    """Why somebody needs to read a text about a person; it is kept with who read it.

    The password is asked for again where the session stood untouched for a while.
    """

    reason: str = ""
    password: str = ""


@router.get(
    "/operations/{operation}/entries/{position}/texts/{field}",
    responses=answers_with("The text", OPENED),
    openapi_extra=read_by("operation"),
)
async def read_text(request: Request, operation: str, position: int, field: str) -> Answer:
    """A text of the operation, as it counts; `text` is null where nothing was written. One about somebody is 422."""
    return await _read(request, operation, position, field, Why())


@router.post(
    "/operations/{operation}/entries/{position}/texts/{field}",
    responses=answers_with("The text", OPENED),
    openapi_extra=read_by("operation"),
)
async def open_with_reason(request: Request, operation: str, position: int, field: str, why: Why) -> Answer:
    """The same, with a reason: needed where the text is about somebody. One opening is one row of the access log."""
    return await _read(request, operation, position, field, why)


async def _read(request: Request, operation: str, position: int, field: str, why: Why) -> Answer:
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    must_open_sealed(viewer)
    text = find_text(state, audience(viewer), position, field)
    if (text.about or why.reason.strip()) and (problem := no_reason(why.reason)):
        raise Malformed([("reason", problem)])
    if text.about and (problem := await not_proven(request, why.password)):
        raise Malformed([("password", problem)])
    opened = await may_wait(open_text, app, viewer, state, text, why.reason.strip() or None)
    said = {
        "position": position,
        "type": type(text.event).__name__,
        "field": field,
        "text": opened.said,
        "erased": opened.erased,
        "erased_at": opened.erased_at,
    }
    return Answer(said)
