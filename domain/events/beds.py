"""Beds: where a person sleeps tonight, and where they go afterwards. Never an address."""

from typing import Annotated

from domain.bounds import NAME
from domain.kernel import Event, event
from domain.vocabulary import BED_KINDS, HOUSING_OPTIONS, Code
from domain.words import Agency, BedId, CentreId, PersonId, Sealed


@event
class HousingOptionsAssessed(Event):
    """A person was told what housing there is outside the NRM."""

    person: PersonId
    options: tuple[Annotated[Code, HOUSING_OPTIONS], ...] = ()


@event
class BedAllocated(Event):
    """A person was given a bed: a numbered one of the centre, or one outside its pool.

    Which hotel, or whose house, is sealed with the person's key.
    """

    person: PersonId
    centre: CentreId
    kind: Annotated[Code, BED_KINDS] = "centre"
    bed: BedId | None = None
    place: Annotated[Sealed, NAME] | None = None


@event
class BedMoved(Event):
    """A person moved from the centre bed they held to another."""

    person: PersonId
    centre: CentreId
    bed: BedId


@event
class BedReleased(Event):
    """A person no longer needs their bed."""

    person: PersonId
    centre: CentreId
    bed: BedId | None = None


@event
class SafeAccommodationOffered(Event):
    """The support contractor offered a person a place."""

    person: PersonId
    provider: Annotated[Agency, NAME] | None = None


@event
class SafeAccommodationAccepted(Event):
    """A person took the place that was offered."""

    person: PersonId


@event
class SafeArrivalConfirmed(Event):
    """A person arrived safely where they were going."""

    person: PersonId
