"""Errors as answers, in one place: 422 malformed, 409 refused with every reason, 403, 404. Nothing typed is lost."""

import sqlite3
from contextlib import suppress
from http import HTTPStatus

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from domain.kernel import Refused
from projections.operation.cannot_be_read import CannotBeRead
from service.access.access import Forbidden, audience, shown
from service.access.visibility import known
from service.application import NoSuchOperation
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from service.log import NotStored
from web.http.application import application
from web.http.in_the_way import cannot_be_read
from web.http.methods import allowed
from web.http.problems import UNREADABLE, problem
from web.http.render import page
from web.wording import refusal

NOT_STORED = "Nothing was stored: the store is busy or full. Wait a few seconds and send it again."
NOT_ANSWERED = "The store is busy or full. Wait a few seconds and load the page again."
"""What is said where nothing was sent that could have been stored."""
NO_SUCH_OPERATION = "There is no such operation, or you are not on its plan."
COME_BACK = {"Retry-After": "5"}
SAID = {404: "There is nothing at this address.", 405: "Nothing can be sent to this address in that way."}
"""What is said where the framework says no more than the name of the status."""
ASKED = {
    "missing": "is missing",
    "int_parsing": "is no whole number",
    "greater_than_equal": "is too small",
    "less_than_equal": "is too great",
}
"""What is wrong with a part of what is asked, in words, by what the framework calls it; any other as it says it."""
TITLES = {
    503: "This could not be done just now",
    409: "This cannot be done",
    403: "You cannot do this",
    404: "This cannot be found",
    405: "This cannot be done here",
    422: UNREADABLE.rstrip("."),
}


def install(app: FastAPI) -> None:
    """Register the handlers."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(OtherBody, _other_body)
    app.add_exception_handler(msgspec.DecodeError, _malformed)
    app.add_exception_handler(Malformed, _fields_malformed)
    app.add_exception_handler(RequestValidationError, _asked_wrongly)
    app.add_exception_handler(HTTPException, answered)
    app.add_exception_handler(Forbidden, _forbidden)
    app.add_exception_handler(NoSuchOperation, _no_such_operation)
    app.add_exception_handler(CannotBeRead, cannot_be_read)
    app.add_exception_handler(NotStored, _not_stored)
    app.add_exception_handler(sqlite3.OperationalError, _not_stored)
    app.add_exception_handler(TimeoutError, _not_stored)


async def _not_stored(request: Request, error: Exception) -> Response:
    """503: the store is busy or full. Nothing was stored; the same key may be sent again."""
    said = NOT_ANSWERED if request.method in ("GET", "HEAD") else NOT_STORED
    return await answered(request, HTTPException(503, said, COME_BACK))


async def _refused(request: Request, error: Exception) -> Response:
    """409 with every reason, in code and in words; of several events, which of them it stands against."""
    assert isinstance(error, Refused)
    refusals: list[dict[str, object]] = [{"code": code, "says": refusal(code)} for code in error.reasons]
    for told in refusals if error.of_each else ():
        told["events"] = [place for place, codes in error.of_each.items() if told["code"] in codes]
    return problem(409, "This cannot be done.", refusals=refusals)


async def _other_body(request: Request, error: Exception) -> Response:
    """What stands under the key is told to whoever may see it, so that a program can tell a slip from a loss."""
    assert isinstance(error, OtherBody)
    first, seen_by = error.stored[0], audience(request.state.viewer)
    stored: dict[str, object] = {}
    await application(request).load(request.state.viewer, first.event.operation)
    with suppress(NoSuchOperation):
        state = application(request).state_of(request.state.viewer, first.event.operation)
        known_of = known(state, error.stored, seen_by)
        events = [{"type": type(each.event).__name__, **shown(seen_by, each.event)} for each in known_of]
        stored = {"operation": first.event.operation, "position": error.stored[-1].position, "events": events}
    title = "This key was used before with another content."
    return problem(422, title, errors=["idempotency_key_reused"], **({"stored": stored} if stored else {}))


async def _fields_malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, Malformed)
    fields = [{"field": field, "says": words} for field, words in error.problems if field]
    return problem(422, UNREADABLE, errors=error.said, **({"fields": fields} if fields else {}))


async def _malformed(request: Request, error: Exception) -> Response:
    return problem(422, UNREADABLE, errors=[str(error)])


async def _asked_wrongly(request: Request, error: Exception) -> Response:
    """What an address, or what is asked of it, should be and is not; a page says so as a page."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(each["loc"][0] == "path" for each in found):
        return await answered(request, HTTPException(404, SAID[404]))
    fields = [{"field": str(each["loc"][-1]), "says": ASKED.get(each["type"], each["msg"])} for each in found]
    said = [f"{each['field']} {each['says']}" for each in fields]
    if request.url.path.startswith("/api/"):
        return problem(422, UNREADABLE, errors=said, fields=fields)
    return await answered(request, HTTPException(422, f"{'; '.join(said)}."))


async def _no_such_operation(request: Request, error: Exception) -> Response:
    return await answered(request, HTTPException(404, NO_SUCH_OPERATION))


async def _forbidden(request: Request, error: Exception) -> Response:
    return await answered(request, HTTPException(403, str(error)))


async def answered(request: Request, error: Exception) -> Response:
    """An error in the framework's own terms, as a page or for a program."""
    assert isinstance(error, HTTPException)
    if error.status_code == 400:  # what the framework says of a body that it cannot take apart
        error = HTTPException(422, str(error.detail))
    if error.detail == HTTPStatus(error.status_code).phrase:
        error = HTTPException(error.status_code, SAID.get(error.status_code, error.detail), error.headers)
    if error.status_code == 405:
        error = HTTPException(405, error.detail, {"Allow": allowed(request)})
    if request.url.path.startswith("/api/"):
        answer: Response = problem(error.status_code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer
    if error.status_code == 303:
        return Response(status_code=303, headers=error.headers)
    title = TITLES.get(error.status_code, "Something went wrong")
    shown = page(request, "problem.html", status_code=error.status_code, title=title, detail=error.detail)
    shown.headers.update(error.headers or {})
    return shown
