"""Arrivals: met on the site, brought to the centre, registered, in and out."""

from domain.kernel import Event, event
from domain.words import Age, AgeBand, CentreId, PersonId, Sealed, Sex, TransportId


@event
class PeopleEncounteredCounted(Event):
    """People were met on the site and counted."""

    people: int


@event
class TransportDeparted(Event):
    """A vehicle left the site with people."""

    transport: TransportId
    centre: CentreId
    people: int


@event
class TransportArrived(Event):
    """A vehicle arrived at the centre with people."""

    transport: TransportId
    centre: CentreId
    people: int


@event
class PersonRegistered(Event):
    """A person was registered. They are a person, and no more than that, until somebody identifies them.

    An age that is absent was not recorded; `uncertain` is an answer (Modern Slavery Act 2015 s51).
    """

    person: PersonId
    centre: CentreId
    age: Age | None = None
    age_at_exploitation: Age | None = None
    age_band: AgeBand | None = None
    sex: Sex | None = None
    nationality: str | None = None
    second_nationality: str | None = None
    language: str | None = None
    interpreter_wish: Sex | None = None
    leaflet_language: str | None = None
    privacy_notice: bool | None = None
    belongings_receipt: str | None = None
    identity: Sealed | None = None


@event
class PersonDetailsCorrected(Event):
    """Some details of a person were put right; what is absent stays as it was."""

    person: PersonId
    age: Age | None = None
    age_at_exploitation: Age | None = None
    age_band: AgeBand | None = None
    sex: Sex | None = None
    nationality: str | None = None
    second_nationality: str | None = None
    language: str | None = None
    interpreter_wish: Sex | None = None
    leaflet_language: str | None = None
    identity: Sealed | None = None


@event
class RegistrationVoided(Event):
    """A registration was an error and does not count; its entries pass to the person it duplicates."""

    person: PersonId
    duplicate_of: PersonId | None = None
    reason: Sealed | None = None


@event
class TemporaryExitLogged(Event):
    """A person went out for a while."""

    person: PersonId
    accompanied: bool | None = None


@event
class TemporaryExitReturned(Event):
    """A person came back in."""

    person: PersonId
