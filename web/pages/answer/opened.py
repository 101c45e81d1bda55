"""What a link opens: its invitation and the day it is about; or nothing, which is counted and kept as a look."""

from dataclasses import dataclass
from datetime import date

from fastapi import HTTPException, Request
from starlette.requests import HTTPConnection

from domain.words import Agency, OperationId
from projections.local_time import local_date
from projections.operation.state import OperationState
from projections.views.plan.invited import Invited, invited
from service.access.access import Viewer
from service.access.guessing import WrongSignIn
from service.application import Application
from service.invitations.invitation import Invitation
from service.invitations.kept import ACTOR
from service.waiting import may_wait
from web.http.application import application
from web.http.passwords import address_of
from web.http.sign_in import COOKIE, session_of

NOTHING = "This link does not open anything. Ask whoever sent it to you for a new one."


@dataclass(frozen=True, slots=True)
class Opened:
    """An invitation whose link opens, with the asking that it is about and the state of that operation."""

    made: Invitation
    asked: Invited
    state: OperationState

    @property
    def day(self) -> date | None:
        """The day that it is about: the one for which they are asked, else the planned one, where there is any."""
        starts = self.asked.said.starts
        return local_date(starts) if starts else self.state.operation.planned_for

    @property
    def viewer(self) -> Viewer:
        """The organisation, as it answers for itself."""
        return Viewer(ACTOR, self.made.partner, Agency(self.made.partner), frozenset(), by_link=True)


async def opened(request: Request, text: str) -> Opened:
    """What a link opens. Raises 404 in the same words whatever is wrong with it, 429 where an address guesses."""
    app = application(request)
    made, why_not = await may_wait(app.invitations.found, text)
    if made and not why_not and await _of_another(request, made):
        why_not = "used by another organisation"
    found = await _about(app, made) if made and not why_not else None
    if found is None:
        await may_wait(_refused, app, made, why_not or "no longer asked", address_of(request))
        raise HTTPException(404, NOTHING)
    return found


async def _about(app: Application, made: Invitation) -> Opened | None:
    """The asking behind an invitation, as long as the operation asks for it."""
    await app.days.follow()
    await app.days.load(OperationId(made.operation))
    state = app.days.as_taken_in(OperationId(made.operation))
    if state is None or not state.operation.asks:
        return None
    partner = Agency(made.partner).folded
    asked = next((each for each in invited(state) if Agency(each.partner.ref).folded == partner), None)
    shut_out = any(each.revoked and Agency(name.ref).folded == partner for name, each in state.partners.items())
    return Opened(made, asked, state) if asked and not shut_out else None


async def _of_another(request: HTTPConnection, made: Invitation) -> bool:
    """Whether somebody signed in of another organisation uses it: it was passed on."""
    session = await session_of(request, request.cookies.get(COOKIE))
    return session is not None and session.viewer.agency.folded != Agency(made.partner).folded


def _refused(app: Application, made: Invitation | None, why: str, address: str) -> None:
    """Count a link that does not open, and keep that it was tried; who waits is not kept again."""
    try:
        app.invitations.tries.count("link of an invitation", address)
    except WrongSignIn as error:
        seconds = round(error.wait + 0.5)
        raise HTTPException(
            429, f"Too many tries. Wait {seconds} seconds, then try again.", {"Retry-After": str(seconds)}
        ) from error
    look(app, made, f"link refused: {why}")


def look(app: Application, made: Invitation | None, what: str) -> None:
    """Keep in the access log what was done with a link, of which operation and organisation, as far as is known."""
    operation, partner = (made.operation, made.partner) if made else ("", "")
    app.access_log.keep(ACTOR, partner, operation, what, partner)
