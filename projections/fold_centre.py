"""What venue, partner and transport events mean for a day."""

from typing import TYPE_CHECKING, Any

from domain.events import amendments, arrivals, partners, venue
from domain.kernel import Past
from domain.words import CentreId, PartnerId, TransportId
from projections.things import Centre, Partner, RollCall, Vehicle

if TYPE_CHECKING:
    from projections.day import Day


def _centre(day: "Day", centre: CentreId) -> Centre:
    return day.centres.setdefault(centre, Centre())


def _partner(day: "Day", partner: PartnerId) -> Partner:
    return day.partners.setdefault(partner, Partner())


def _vehicle(day: "Day", vehicle: TransportId) -> Vehicle:
    return day.vehicles.setdefault(vehicle, Vehicle())


def booked(day: "Day", past: Past, event: venue.VenueBooked) -> None:
    centre = _centre(day, event.centre)
    centre.beds, centre.nights, centre.first_night = event.beds, event.nights, event.first_night
    day.operation.planned = True


def released(day: "Day", past: Past, event: venue.VenueReleased) -> None:
    _centre(day, event.centre).nights_used = event.nights_used


def standby(day: "Day", past: Past, event: venue.CentreSetToStandby) -> None:
    _centre(day, event.centre).phase = "standby"


def opened(day: "Day", past: Past, event: venue.CentreOpened | venue.CentreReopened) -> None:
    centre = _centre(day, event.centre)
    centre.phase = "open"
    centre.opened.append(past)
    if isinstance(event, venue.CentreOpened):
        centre.opened_without_go = day.operation.go is None
        day.operation.opened = day.operation.opened or past


def standing_down(day: "Day", past: Past, event: venue.CentreStoodDown) -> None:
    _centre(day, event.centre).phase = "standing_down"


def closed(day: "Day", past: Past, event: venue.CentreClosed) -> None:
    centre = _centre(day, event.centre)
    centre.phase = "closed"
    centre.closed.append(past)


def roll_call(day: "Day", past: Past, event: venue.RollCallTaken) -> None:
    _centre(day, event.centre).roll_calls.append(RollCall(past, event.present, day.on_site))


def committed(day: "Day", past: Past, event: partners.PartnerCommitted) -> None:
    partner = _partner(day, event.partner)
    partner.mode, partner.declined = event.mode, False
    day.operation.planned = True


def declined(day: "Day", past: Past, event: partners.PartnerDeclined) -> None:
    _partner(day, event.partner).declined = True


def signed(day: "Day", past: Past, event: partners.InformationSharingAgreementSigned) -> None:
    _partner(day, event.partner).signed = True


def here(day: "Day", past: Past, event: partners.PartnerArrived) -> None:
    partner = _partner(day, event.partner)
    partner.here, partner.staff = True, event.staff
    partner.arrived = partner.arrived or past


def gone(day: "Day", past: Past, event: partners.PartnerLeft) -> None:
    _partner(day, event.partner).here = False


def activated(day: "Day", past: Past, event: partners.OnCallPartnerActivated) -> None:
    partner = _partner(day, event.partner)
    partner.activated, partner.stood_down = past, None


def stood_down(day: "Day", past: Past, event: partners.OnCallPartnerStoodDown) -> None:
    _partner(day, event.partner).stood_down = past


def revoked(day: "Day", past: Past, event: amendments.AccessRevoked) -> None:
    _partner(day, event.partner).revoked = True


def vehicle_left(day: "Day", past: Past, event: arrivals.TransportDeparted) -> None:
    vehicle = _vehicle(day, event.transport)
    vehicle.departure, vehicle.left = past, event.people


def vehicle_arrived(day: "Day", past: Past, event: arrivals.TransportArrived) -> None:
    vehicle = _vehicle(day, event.transport)
    vehicle.arrival, vehicle.arrived = past, event.people


MEANING: dict[Any, Any] = {
    venue.VenueBooked: booked,
    venue.VenueReleased: released,
    venue.CentreSetToStandby: standby,
    venue.CentreOpened: opened,
    venue.CentreReopened: opened,
    venue.CentreStoodDown: standing_down,
    venue.CentreClosed: closed,
    venue.RollCallTaken: roll_call,
    partners.PartnerCommitted: committed,
    partners.PartnerDeclined: declined,
    partners.InformationSharingAgreementSigned: signed,
    partners.PartnerArrived: here,
    partners.PartnerLeft: gone,
    partners.OnCallPartnerActivated: activated,
    partners.OnCallPartnerStoodDown: stood_down,
    amendments.AccessRevoked: revoked,
    arrivals.TransportDeparted: vehicle_left,
    arrivals.TransportArrived: vehicle_arrived,
}
