"""That somebody looked at a person is kept (Data Protection Act 2018 s62), and who may look is asked here."""

from fastapi import HTTPException, Request

from domain.words import PersonId
from projections.operation.person import Person
from projections.operation.state import OperationState
from service.access.access import Viewer
from service.access.reasons import sealed_reason
from service.access.visibility import must_see
from service.waiting import may_wait
from web.http.access_log import note
from web.http.application import application
from web.http.kept import kept_form
from web.http.looks import opened, same_opening
from web.http.sign_in import signed_in


def registered(state: OperationState, ref: str) -> Person | None:
    """The person who is registered under a number; None also for what can be no number, such as a name."""
    try:
        person = state.people.get(PersonId.of(state.id, ref))
    except ValueError:
        return None
    return person if person and person.registered else None


def find(state: OperationState, ref: str) -> Person:
    """The person under a number; 404 where nobody is registered under it."""
    person = registered(state, ref)
    if person is None:
        raise HTTPException(404, "Nobody is registered under this number.")
    return person


async def looked_at(
    request: Request, operation: str, ref: str
) -> tuple[Viewer, OperationState, Person, frozenset[str]]:
    """Who asks about whom, for those who may know what was found; that they looked is kept."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    seen_by = must_see(viewer, "findings")
    found = find(state, ref)
    await log_look(request, viewer, state, ref, None)
    return viewer, state, found, seen_by


async def log_look(request: Request, viewer: Viewer, state: OperationState, ref: str, reason: str | None) -> str:
    """Keep that somebody opened this page, once however often its parts are fetched; the mark of the opening."""
    page, mark = f"{state.id}/{ref}", request.query_params.get("look")
    if reason is None and mark and same_opening(request.state.session, page, mark):
        return mark
    what = "person" if reason is None else "identity"
    app, whose = application(request), PersonId.of(state.id, ref).tag
    kept = await may_wait(sealed_reason, app.vault, whose, reason) if reason else None
    await note(request, state.id, what, ref, kept)
    return opened(request.state.session, page)


async def typed_reason(request: Request, viewer: Viewer) -> str:
    """The reason for opening an identity that somebody was writing when their session ended."""
    typed = await kept_form(request, viewer.user)
    return str(typed.get("reason", "")) if typed and "version" not in typed else ""
