"""Venue: the building, the centre in it, and its rhythm."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from domain.asking import OF_EACH
from domain.bounds import NAME, NIGHTS, PEOPLE, PLANNED, POUNDS
from domain.kernel import Event, event
from domain.vocabulary import VENUE_CHECKS, Code, RoomUse
from domain.words import Agency, CentreId, PersonId, PlaceId, RoomId, Sealed


@event
class VenueAssessed(Event):
    """A building was looked at against the checklist of rooms and safety."""

    place: Annotated[PlaceId, NAME, OF_EACH] | None = None
    passed: tuple[Annotated[Code, VENUE_CHECKS], ...] | None = None


@event
class VenueBooked(Event):
    """A building was booked: its beds, for some nights. `lead` and `exercise` are those of its operation.

    A provisional booking holds the nights until it is confirmed or given back; `instead_of` is the building that the
    centre was booked in before, where it is another: that one is given up.
    """

    centre: CentreId
    nights: Annotated[int, NIGHTS] | None = None
    beds: Annotated[int, PEOPLE] | None = None
    first_night: Annotated[date, PLANNED] | None = None
    place: Annotated[PlaceId, NAME] | None = None
    provisional: bool | None = None
    rooms: Annotated[int, PEOPLE] | None = None
    pounds_a_night: Annotated[Decimal, POUNDS] | None = None
    payer: Annotated[Agency, NAME] | None = None
    address: Sealed | None = None
    lead: Agency | None = None
    exercise: bool = False
    instead_of: PlaceId | None = None


@event
class CentreHoursPlanned(Event):
    """When the centre is to open and to close (UTC); of a centre the later entry counts."""

    centre: CentreId
    starts: Annotated[datetime, PLANNED]
    ends: Annotated[datetime, PLANNED]


@event
class VenueHandoverTaken(Event):
    """Keys, fire panel and rooms were taken over and checked."""

    centre: CentreId
    defects: Sealed | None = None


@event
class RoomsPrepared(Event):
    """Rooms were made ready, for one use."""

    centre: CentreId
    rooms: tuple[RoomId, ...]
    use: RoomUse | None = None


@event
class VenueReleased(Event):
    """The building was given back; `place` is that of its booking."""

    centre: CentreId
    nights_used: Annotated[int, NIGHTS] | None = None
    place: PlaceId | None = None


@event
class CentreSetToStandby(Event):
    """The centre is set up and waits."""

    centre: CentreId


@event
class CentreOpened(Event):
    """The centre is open."""

    centre: CentreId


@event
class CentreStoodDown(Event):
    """The centre prepares to close; nobody new is brought."""

    centre: CentreId


@event
class CentreClosed(Event):
    """The centre is closed."""

    centre: CentreId


@event
class CentreReopened(Event):
    """The centre is open again after closing."""

    centre: CentreId


@event
class OnSiteBriefingHeld(Event):
    """Those on site were briefed."""

    centre: CentreId
    attendees: Annotated[int, PEOPLE] | None = None


@event
class SituationReportIssued(Event):
    """How things stand was reported."""

    centre: CentreId
    text: Sealed | None = None


@event
class ShiftHandoverRecorded(Event):
    """One shift handed over to the next."""

    centre: CentreId
    text: Sealed | None = None


@event
class RollCallTaken(Event):
    """Those present were counted. How many were expected, and who, is computed from the log for that moment.

    `seen` are those who were seen by their number; without it heads alone were counted.
    """

    centre: CentreId
    present: Annotated[int, PEOPLE]
    seen: tuple[PersonId, ...] | None = None
