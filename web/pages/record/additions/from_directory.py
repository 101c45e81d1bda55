"""A venue of the council's directory in the forms that assess or book one: what is known of it stands there already."""

from collections.abc import Sequence

from domain.events.organisations import VenueListed
from domain.events.venue import VenueAssessed, VenueBooked
from domain.kernel import AnyDecision
from domain.outside import OUTSIDE
from domain.policy.planning import nights_advised
from projections.operation.state import OperationState
from projections.views.plan.gap import planned_day, policy_day
from service.access.access import Viewer
from service.access.directory import to_choose_from
from service.application import Application
from service.privacy.ahead import opened_ahead
from service.waiting import may_wait
from web.pages.record.fields import Field

NOTE = "One of your directory, or another place."


async def from_directory(
    app: Application, viewer: Viewer, state: OperationState | None, decision: type[AnyDecision], fields: Sequence[Field]
) -> None:
    """Offer the venues of the directory; fill in what it says of the one that the address names."""
    if state is None or decision.event not in (VenueAssessed, VenueBooked):
        return
    directory = to_choose_from(app.days.directories, viewer, state)
    by_name = {field.name: field for field in fields}
    if not directory.offered():
        return
    place = by_name["place"]
    place.choices, place.note = [(each.place, each.place) for each in directory.offered()], NOTE
    if venue := directory.venue(str(place.value or "")):
        for name, value in (await _known(app, viewer, state, decision, venue)).items():
            by_name[name].value = value if by_name[name].value is None else by_name[name].value


async def _known(
    app: Application, viewer: Viewer, state: OperationState, decision: type[AnyDecision], venue: VenueListed
) -> dict[str, object]:
    """What the directory says of a venue, by the fields of the form. Its address is opened, and that is kept."""
    if decision.event is VenueAssessed:
        return {"passed": list(venue.has)}
    wanted, day = nights_advised(policy_day(state)), planned_day(state)
    known: dict[str, object] = {
        "beds": venue.beds,
        "rooms": venue.rooms,
        "nights": min(wanted, venue.nights) if venue.nights is not None else wanted,
        "first_night": day.isoformat() if day else None,
        "pounds_a_night": venue.pounds_a_night,
        "payer": venue.payer,
    }
    if venue.address:
        record = app.access_log.record
        await may_wait(record, viewer.user, viewer.agency, OUTSIDE, "venue of the directory", venue.place)
        known["address"] = (await opened_ahead(app.vault, lambda: [venue.address])).said(venue.address)
    return known
