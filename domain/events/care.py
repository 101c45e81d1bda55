"""Care: health first, then food, clothes, sleep and a call home. No person named means everybody on site."""

from typing import Annotated

from domain.kernel import Event, event
from domain.vocabulary import SUPPORT_SERVICES, WELFARE, Code, HealthOutcome
from domain.words import PersonId, Sealed


@event
class WelfareProvided(Event):
    """A person, or everybody, was given something they needed."""

    person: PersonId | None = None
    kind: Annotated[Code, WELFARE] | None = None


@event
class FamilyContactMade(Event):
    """A person reached their family."""

    person: PersonId | None = None


@event
class ServiceContactMade(Event):
    """A service spoke with a person."""

    person: PersonId | None = None
    service: Annotated[Code, SUPPORT_SERVICES] | None = None


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
