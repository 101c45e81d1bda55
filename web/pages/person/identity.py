"""Who a person is, sealed with a key of their own: opened for those who may and say why.

It stays open on the page that was opened, whatever is recorded meanwhile, until it says something else, is nobody's to
see any more, or nobody touched the screen for so long that the password would be asked for.
"""

import asyncio

from fastapi import Request

from domain.events.arrivals import PersonDetailsCorrected, PersonRegistered
from domain.words import Sealed
from projections.operation.person import Person
from projections.operation.state import OperationState
from service.access.access import audience
from service.access.visibility import may_see
from service.application import Application
from service.privacy.vault import Erased
from web.http.application import application
from web.http.looks import opened, same_opening


def identities(state: OperationState, person: Person) -> list[Sealed]:
    return [
        recorded.event.identity
        for recorded in state.all(PersonRegistered, PersonDetailsCorrected)
        if isinstance(recorded.event, PersonRegistered | PersonDetailsCorrected)
        and recorded.event.person == person.id
        and recorded.event.identity
    ]


def identity_of(app: Application, held: list[Sealed]) -> str:
    """What the latest entry sealed about who this is."""
    if not held:
        return "No name or date of birth was recorded."
    try:
        return app.vault.open(held[-1])
    except Erased:
        return "This person's sealed data was erased."


async def shown_identity(
    request: Request, state: OperationState, person: Person, reason: str | None
) -> tuple[str | None, str]:
    """What is open of it, and what the address says by which this page fetches itself so that it stays open."""
    held, mark = identities(state, person), request.query_params.get("identity")
    page = f"{state.id}/{person.id.ref} {held[-1] if held else ''}"
    if reason is None and not (mark and _still_open(request, page, mark)):
        return None, ""
    mark = opened(request.state.session, page) if reason is not None else mark
    return await asyncio.to_thread(identity_of, application(request), held), f"&identity={mark}"


def _still_open(request: Request, page: str, mark: str) -> bool:
    session, sessions = request.state.session, application(request).accounts.sessions
    may = may_see(audience(request.state.viewer), "identity")
    return may and not sessions.left_alone(session) and same_opening(session, page, mark)
