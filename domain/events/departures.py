"""Departures: checked, gone, and asked after. Nobody may be held (FACTS 2.11)."""

from typing import Annotated

from domain.asking import SEVERAL_AT_ONCE
from domain.bounds import NAME
from domain.kernel import Event, event
from domain.vocabulary import SITUATIONS, Code, DeparturePoint, Destination, SurvivorOutcome
from domain.words import BedId, CentreId, PersonId, SealedReference, TransportId


@event
class DepartureSafetyCheckDone(Event):
    """Somebody made sure that a person leaves safely. A point that is not ticked was not recorded."""

    person: PersonId
    points: tuple[DeparturePoint, ...] | None = None


@event
class PersonDeparted(Event):
    """A person left; a centre bed they held is free again. `transport` is the vehicle in which they were driven."""

    person: Annotated[PersonId, SEVERAL_AT_ONCE]
    destination: Destination | None = None
    bed: BedId | None = None
    transport: TransportId | None = None


@event
class PersonMovedCentre(Event):
    """A person was moved to another centre of the operation; a bed they held elsewhere is free again."""

    person: PersonId
    centre: CentreId
    bed: BedId | None = None


@event
class PersonReturned(Event):
    """Somebody who had left is here again: the same person, a new stay; absent centre is the one they left."""

    person: PersonId
    centre: CentreId | None = None


@event
class FollowUpRecorded(Event):
    """Somebody asked after a person later."""

    person: PersonId
    situation: Annotated[Code, SITUATIONS] | None = None


@event
class PriorReferralMatched(Event):
    """A person was found to have been referred before, by reference only."""

    person: PersonId
    reference: Annotated[SealedReference, NAME] | None = None


@event
class WellbeingRecorded(Event):
    """How a person does by the seven outcomes that survivors chose; absent lists were not asked about."""

    person: PersonId
    improved: tuple[SurvivorOutcome, ...] | None = None
    worse: tuple[SurvivorOutcome, ...] | None = None
