"""What venue and partner events mean for the state of an operation."""

from domain.events import amendments, partners, venue
from domain.kernel import RecordedEvent
from domain.phases import PHASES
from domain.words import CentreId, PartnerId
from projections.operation.entities import Centre, Partner
from projections.operation.state import HANDLERS, OperationState

Prepares = venue.CentreSetToStandby | venue.CentreStoodDown
Opened = venue.CentreOpened | venue.CentreReopened
Access = amendments.AccessRevoked | amendments.AccessRestored


def _centre(state: OperationState, centre: CentreId) -> Centre:
    return state.centres.setdefault(centre, Centre())


def _partner(state: OperationState, partner: PartnerId) -> Partner:
    return state.partners.setdefault(partner, Partner())


@HANDLERS.register
def booked(state: OperationState, recorded: RecordedEvent, event: venue.VenueBooked) -> None:
    centre = _centre(state, event.centre)
    centre.beds, centre.nights, centre.first_night = event.beds, event.nights, event.first_night
    centre.given_back = False
    state.operation.planned = True


@HANDLERS.register
def released(state: OperationState, recorded: RecordedEvent, event: venue.VenueReleased) -> None:
    centre = _centre(state, event.centre)
    centre.nights_used, centre.given_back = event.nights_used, True


@HANDLERS.register
def prepared(state: OperationState, recorded: RecordedEvent, event: Prepares) -> None:
    _centre(state, event.centre).phase = PHASES[type(event)]


@HANDLERS.register
def opened(state: OperationState, recorded: RecordedEvent, event: Opened) -> None:
    centre = _centre(state, event.centre)
    centre.phase = PHASES[type(event)]
    centre.opened.append(recorded)
    if isinstance(event, venue.CentreOpened):
        centre.opened_without_go = state.operation.go is None
        state.operation.opened = state.operation.opened or recorded


@HANDLERS.register
def closed(state: OperationState, recorded: RecordedEvent, event: venue.CentreClosed) -> None:
    centre = _centre(state, event.centre)
    centre.phase = PHASES[type(event)]
    centre.closed.append(recorded)


@HANDLERS.register
def committed(state: OperationState, recorded: RecordedEvent, event: partners.PartnerCommitted) -> None:
    partner = _partner(state, event.partner)
    partner.mode, partner.declined, partner.cried_off = event.mode, False, None
    state.operation.planned = True


@HANDLERS.register
def declined(state: OperationState, recorded: RecordedEvent, event: partners.PartnerDeclined) -> None:
    partner = _partner(state, event.partner)
    if state.operation.entry or state.operation.opened:
        partner.cried_off = partner.mode
    partner.mode, partner.declined = None, True


@HANDLERS.register
def signed(state: OperationState, recorded: RecordedEvent, event: partners.InformationSharingAgreementSigned) -> None:
    _partner(state, event.partner).signed = True


@HANDLERS.register
def here(state: OperationState, recorded: RecordedEvent, event: partners.PartnerArrived) -> None:
    partner = _partner(state, event.partner)
    partner.here, partner.staff = True, event.staff
    partner.arrived = partner.arrived or recorded


@HANDLERS.register
def gone(state: OperationState, recorded: RecordedEvent, event: partners.PartnerLeft) -> None:
    partner = _partner(state, event.partner)
    partner.here, partner.left = False, recorded


@HANDLERS.register
def activated(state: OperationState, recorded: RecordedEvent, event: partners.OnCallPartnerActivated) -> None:
    partner = _partner(state, event.partner)
    partner.activated, partner.stood_down = recorded, None


@HANDLERS.register
def stood_down(state: OperationState, recorded: RecordedEvent, event: partners.OnCallPartnerStoodDown) -> None:
    _partner(state, event.partner).stood_down = recorded


@HANDLERS.register
def access(state: OperationState, recorded: RecordedEvent, event: Access) -> None:
    _partner(state, event.partner).revoked = isinstance(event, amendments.AccessRevoked)
