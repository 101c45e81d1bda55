"""The council's directory beside what an operation needs: a venue is held, booked or assessed from there."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.events.organisations import VenueListed
from domain.events.venue import VenueBooked
from domain.policy.planning import nights_advised
from projections.operation.state import OperationState
from projections.views.plan.gap import policy_day
from service.access.access import Forbidden, may_do
from service.access.directory import to_choose_from
from service.access.visibility import must_see
from web.http.addresses import form_of
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/plan/venues")
async def choose(request: Request, operation: str) -> Response:
    """The venues of the council's directory beside what this operation needs; each is held or booked by one tap."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    must_see(viewer, "plan")
    must_see(viewer, "directory")
    if not may_do(viewer, VenueBooked.__name__):
        raise Forbidden("Your role does not book venues.")
    offered = to_choose_from(app.days.directories, viewer, state).offered()
    expected = state.operation.expected
    fits = sorted(offered, key=lambda each: (_short(each, expected), each.place.casefold()))
    return page(
        request,
        "plan/venues.html",
        state=state,
        here="plan",
        venues=[(each, _short(each, expected), _addresses(state, each)) for each in fits],
        expected=expected,
        nights=nights_advised(policy_day(state)),
    )


def _short(venue: VenueListed, expected: int | None) -> bool:
    """Whether it has fewer beds than people are expected, or nobody said how many."""
    return (venue.beds or 0) < (expected or 0)


def _addresses(state: OperationState, venue: VenueListed) -> dict[str, str]:
    """The form behind each button."""
    back = {"next": f"/operations/{state.id}/plan#people", "place": venue.place}
    book = form_of(state.id, "VenueBooked")
    assess = form_of(state.id, "VenueAssessed")
    return {
        "hold": f"{book}?{urlencode({**back, 'provisional': 'yes'})}",
        "book": f"{book}?{urlencode({**back, 'provisional': 'no'})}",
        "assess": f"{assess}?{urlencode(back)}",
    }
