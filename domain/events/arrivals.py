"""Arrivals: met on the site, brought to the centre, registered, in and out."""

from typing import Annotated

from domain.asking import AS_SAID, CAN_WAIT, NOT_ASKED
from domain.bounds import IN_A_VEHICLE, NAME, ON_FOOT, PEOPLE
from domain.kernel import Event, event
from domain.on_shift import Dialect
from domain.texts import Language, Nationality
from domain.vocabulary import LANGUAGES, NATIONALITIES, SAID, Age, AgeBand, Sex
from domain.words import BedId, CentreId, PersonId, Sealed, SealedReference, TransportId


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
class WalkInArrived(Event):
    """People came to the centre without a vehicle."""

    centre: CentreId
    people: Annotated[int, ON_FOOT] = 1


@event
class PersonRegistered(Event):
    """A person was registered. They are a person, and no more than that, until somebody identifies them.

    An age that is absent was not recorded; `uncertain` is an answer (Modern Slavery Act 2015 s51). `as_said` holds the
    words in which a nationality or a language was given that nobody understood. `sharing` and `may_be_named` are agreed
    to or not; absent is no, whatever else was agreed to.
    """

    person: PersonId
    centre: CentreId
    age: Age | None = None
    age_at_exploitation: Annotated[Age, CAN_WAIT] | None = None
    age_band: AgeBand | None = None
    sex: Sex | None = None
    nationality: Annotated[Nationality, NATIONALITIES, NAME, SAID, AS_SAID] | None = None
    second_nationality: Annotated[Nationality, NATIONALITIES, NAME, SAID, CAN_WAIT, AS_SAID] | None = None
    language: Annotated[Language, LANGUAGES, NAME, SAID, AS_SAID] | None = None
    interpreter_wish: Annotated[Sex, CAN_WAIT] | None = None
    dialect: Annotated[Dialect, CAN_WAIT] | None = None
    leaflet_language: Annotated[Language, LANGUAGES, NAME, CAN_WAIT] | None = None
    privacy_notice: Annotated[bool, CAN_WAIT] | None = None
    sharing: Annotated[bool, CAN_WAIT] | None = None
    may_be_named: Annotated[bool, CAN_WAIT] | None = None
    belongings_receipt: Annotated[SealedReference, NAME, CAN_WAIT] | None = None
    identity: Annotated[Sealed, CAN_WAIT] | None = None
    as_said: Annotated[Sealed, NOT_ASKED] | None = None


@event
class PersonDetailsCorrected(Event):
    """Some details of a person were put right; what is absent stays as it was."""

    person: PersonId
    age: Age | None = None
    age_at_exploitation: Age | None = None
    age_band: AgeBand | None = None
    sex: Sex | None = None
    nationality: Annotated[Nationality, NATIONALITIES, NAME, SAID] | None = None
    second_nationality: Annotated[Nationality, NATIONALITIES, NAME, SAID] | None = None
    language: Annotated[Language, LANGUAGES, NAME, SAID] | None = None
    interpreter_wish: Sex | None = None
    dialect: Annotated[Dialect, CAN_WAIT] | None = None
    leaflet_language: Annotated[Language, LANGUAGES, NAME] | None = None
    sharing: bool | None = None
    may_be_named: bool | None = None
    identity: Sealed | None = None


@event
class RegistrationVoided(Event):
    """A registration was an error and does not count; its entries pass to the person it duplicates.

    `bed` is the centre bed held under it, which is free again unless the person it duplicates sleeps there.
    """

    person: PersonId
    duplicate_of: PersonId | None = None
    reason: Sealed | None = None
    bed: BedId | None = None


@event
class TemporaryExitLogged(Event):
    """A person went out for a while."""

    person: PersonId
    accompanied: bool | None = None


@event
class TemporaryExitReturned(Event):
    """A person came back in."""

    person: PersonId
