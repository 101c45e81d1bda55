"""Safeguarding: age, children, people missing, who belongs together, who is kept apart, who becomes a suspect."""

from typing import Annotated

from domain.asking import OF_EACH
from domain.belonging import GroupWish, Relation
from domain.bounds import NAME
from domain.kernel import Event, event
from domain.on_shift import MissingStep, RiskLevel
from domain.vocabulary import REVIEWING_SERVICES, Age, Code, OffenceGroup
from domain.words import Agency, PersonId, Sealed, SealedReference, SuspectId


@event
class AgeAssessed(Event):
    """The council assessed a person's age; the rules follow it from then on."""

    person: PersonId
    age: Age


@event
class AgeUncertaintyRecorded(Event):
    """Somebody doubts whether a person is an adult: they are treated as a child (Modern Slavery Act 2015 s51)."""

    person: PersonId
    doubt: Sealed | None = None


@event
class ChildReferralMade(Event):
    """The council's children's services were told of a child."""

    person: PersonId
    council: Annotated[Agency, NAME] | None = None


@event
class GuardianReferralMade(Event):
    """An independent child trafficking guardian was asked for."""

    person: PersonId


@event
class SocialWorkerVisit(Event):
    """A social worker saw a child."""

    person: PersonId


@event
class PersonMissingReported(Event):
    """A person is missing."""

    person: PersonId
    police_reference: Annotated[SealedReference, NAME] | None = None
    last_seen: Sealed | None = None
    risk: RiskLevel | None = None


@event
class MissingStepTaken(Event):
    """Something that a missing person asks for was done; some of it only once they are found."""

    person: PersonId
    step: Annotated[MissingStep, OF_EACH]


@event
class PersonFound(Event):
    """A missing person was found."""

    person: PersonId
    safe: bool | None = None
    found_where: Sealed | None = None


@event
class KeepApartFlagSet(Event):
    """A person must be kept apart from others. Restricted: who and why are not for the room."""

    person: PersonId
    apart_from: PersonId | None = None
    reason: Sealed | None = None


@event
class PersonBecameSuspect(Event):
    """A person brought in was recognised as a suspect; they stay a person, and on site until they depart."""

    person: PersonId
    suspect: SuspectId
    offence_group: OffenceGroup | None = None


@event
class CaseReviewHeld(Event):
    """Several services reviewed a case together; no person named means the whole operation."""

    person: PersonId | None = None
    services: tuple[Annotated[Code, REVIEWING_SERVICES], ...] = ()


@event
class PeopleLinked(Event):
    """Two people belong together; what they ask for holds for both. Each of them has a referral of their own."""

    person: PersonId
    linked_to: PersonId
    relation: Relation | None = None
    wishes: tuple[GroupWish, ...] | None = None


@event
class PeopleUnlinked(Event):
    """Two people do not belong together, or no longer want to."""

    person: PersonId
    linked_to: PersonId
