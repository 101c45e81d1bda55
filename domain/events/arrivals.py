"""Arrivals: met on the site, brought to the centre, registered, in and out."""

from typing import Annotated

from domain.asking import CAN_WAIT
from domain.bounds import IN_A_VEHICLE, NAME, PEOPLE
from domain.kernel import Event, event
from domain.texts import Language, Nationality
from domain.vocabulary import LANGUAGES, SAID, Age, AgeBand, Sex
from domain.words import CentreId, PersonId, Sealed, SealedReference, TransportId


@event
class PeopleEncounteredCounted(Event):
    """People were met on the site and counted."""

    people: Annotated[int, PEOPLE]


@event
class TransportDeparted(Event):
    """A vehicle left the site with people."""

    transport: TransportId
    centre: CentreId
    people: Annotated[int, IN_A_VEHICLE]


@event
class TransportArrived(Event):
    """A vehicle arrived at the centre with people."""

    transport: TransportId
    centre: CentreId
    people: Annotated[int, IN_A_VEHICLE]


@event
class PersonRegistered(Event):
    """A person was registered. They are a person, and no more than that, until somebody identifies them.

    An age that is absent was not recorded; `uncertain` is an answer (Modern Slavery Act 2015 s51).
    """

    person: PersonId
    centre: CentreId
    age: Age | None = None
    age_at_exploitation: Annotated[Age, CAN_WAIT] | None = None
    age_band: AgeBand | None = None
    sex: Sex | None = None
    nationality: Annotated[Nationality, NAME, SAID] | None = None
    second_nationality: Annotated[Nationality, NAME, SAID, CAN_WAIT] | None = None
    language: Annotated[Language, LANGUAGES, NAME, SAID] | None = None
    interpreter_wish: Annotated[Sex, CAN_WAIT] | None = None
    leaflet_language: Annotated[Language, LANGUAGES, NAME, CAN_WAIT] | None = None
    privacy_notice: Annotated[bool, CAN_WAIT] | None = None
    belongings_receipt: Annotated[SealedReference, NAME, CAN_WAIT] | None = None
    identity: Annotated[Sealed, CAN_WAIT] | None = None


@event
class PersonDetailsCorrected(Event):
    """Some details of a person were put right; what is absent stays as it was."""

    person: PersonId
    age: Age | None = None
    age_at_exploitation: Age | None = None
    age_band: AgeBand | None = None
    sex: Sex | None = None
    nationality: Annotated[Nationality, NAME, SAID] | None = None
    second_nationality: Annotated[Nationality, NAME, SAID] | None = None
    language: Annotated[Language, LANGUAGES, NAME, SAID] | None = None
    interpreter_wish: Sex | None = None
    leaflet_language: Annotated[Language, LANGUAGES, NAME] | None = None
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
