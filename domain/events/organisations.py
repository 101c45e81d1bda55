"""Organisations: who there is, of what kind, and what the law lets and bids them do. They are in no operation."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.belonging import WrittenPaper
from domain.bounds import NAME, STATUTORY
from domain.kernel import Event, event
from domain.outside import OUTSIDE, OrganisationId
from domain.policy.organisations import OrganisationKind
from domain.texts import Language
from domain.vocabulary import LANGUAGES
from domain.words import Agency, OperationId, Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationSaid(Event):
    """What is said of an organisation, whether for the first time or anew."""

    operation: OperationId = OUTSIDE
    name: Annotated[Agency, NAME]
    kind: OrganisationKind
    first_responder_since: Annotated[date, STATUTORY] | None = None
    first_responder_until: Annotated[date, STATUTORY] | None = None
    bound_to_notify_since: Annotated[date, STATUTORY] | None = None
    bound_to_notify_until: Annotated[date, STATUTORY] | None = None
    contact: Sealed | None = None
    second_release: bool | None = None
    second_sign_off: bool | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        return (OrganisationId.of(self.name).tag,)


@event
class OrganisationRegistered(OrganisationSaid):
    """An organisation is known from now on: its kind, and between which days it may refer and must notify."""


@event
class OrganisationChanged(OrganisationSaid):
    """An organisation is something else from now on; what it says here stands in place of all that was said before."""


@event
class RightsTextWritten(Event):
    """An organisation has a text for the people it meets, in one language; the latest counts."""

    operation: OperationId = OUTSIDE
    name: Annotated[Agency, NAME]
    paper: WrittenPaper
    language: Annotated[Language, LANGUAGES, NAME]
    text: Sealed

    @property
    def tags(self) -> tuple[str, ...]:
        return (OrganisationId.of(self.name).tag,)
