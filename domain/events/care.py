"""Care: health first, then food, clothes, sleep and a call home; what is kept for people, and what they are told.

No person named means everybody on site.
"""

from typing import Annotated

from domain.asking import OF_EACH
from domain.belonging import Belonging, GivenHow, RightsPaper
from domain.bounds import NAME
from domain.kernel import Event, event
from domain.texts import Language
from domain.vocabulary import (
    LANGUAGES,
    SUPPORT_SERVICES,
    WELFARE,
    Code,
    HealthOutcome,
)
from domain.words import Agency, PersonId, Sealed, SealedReference


@event
class WelfareProvided(Event):
    """A person, or everybody, was given something they needed."""

    person: PersonId | None = None
    kind: Annotated[Code, WELFARE, OF_EACH] | None = None


@event
class FamilyContactMade(Event):
    """A person reached their family."""

    person: PersonId | None = None


@event
class ServiceContactMade(Event):
    """A service spoke with a person."""

    person: PersonId | None = None
    service: Annotated[Code, SUPPORT_SERVICES, OF_EACH] | None = None


@event
class HealthScreenCompleted(Event):
    """A person was seen by the health provider. The log holds that there is a need, never what it is."""

    person: PersonId
    need_flagged: bool | None = None
    detail: Sealed | None = None


@event
class HealthActionTaken(Event):
    """Something was done about a health need, or was refused, or was not needed."""

    person: PersonId
    outcome: HealthOutcome | None = None
    detail: Sealed | None = None


@event
class PropertyTakenIn(Event):
    """Something of a person's is kept for them, by receipt and sealed bag; what lies in it is said in codes alone."""

    person: PersonId
    receipt: Annotated[SealedReference, NAME] | None = None
    bag: Annotated[SealedReference, NAME] | None = None
    held_by: Annotated[Agency, NAME] | None = None
    contents: tuple[Belonging, ...] | None = None


@event
class PropertyReturned(Event):
    """A person has their property back: what the receipt names, or all of it where none is named."""

    person: PersonId
    receipt: Annotated[SealedReference, NAME] | None = None


@event
class RightsGiven(Event):
    """A person was shown, handed or read something about their rights and options, in a language."""

    person: PersonId
    paper: Annotated[RightsPaper, OF_EACH]
    language: Annotated[Language, LANGUAGES, NAME] | None = None
    how: GivenHow | None = None
