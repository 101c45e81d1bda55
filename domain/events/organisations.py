"""Organisations: who there is, of what kind, and what the law lets and bids them do. They are in no operation."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from domain.asking import OF_EACH
from domain.belonging import WrittenPaper
from domain.bounds import LINE, NAME, NIGHTS, PARAGRAPH, PEOPLE, POUNDS, STATUTORY
from domain.kernel import Event, event
from domain.listed import SUITABILITY, ContactNamed, Reached, SealedContact, VenueModel
from domain.outside import OUTSIDE, OrganisationId
from domain.policy.organisations import Dates, OrganisationKind
from domain.texts import Language
from domain.vocabulary import LANGUAGES, VENUE_CHECKS, Code
from domain.words import Agency, OperationId, PlaceId, Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAnOrganisation(Event):
    """What is about one organisation, in no operation."""

    operation: OperationId = OUTSIDE
    name: Annotated[Agency, NAME]

    @property
    def tags(self) -> tuple[str, ...]:
        return (OrganisationId.of(self.name).tag,)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationSaid(OfAnOrganisation):
    """What is said of an organisation, whether for the first time or anew."""

    kind: OrganisationKind
    first_responder_since: Annotated[date, STATUTORY] | None = None
    first_responder_until: Annotated[date, STATUTORY] | None = None
    bound_to_notify_since: Annotated[date, STATUTORY] | None = None
    bound_to_notify_until: Annotated[date, STATUTORY] | None = None
    contact: Sealed | None = None
    second_release: bool | None = None
    second_sign_off: bool | None = None

    @property
    def dates(self) -> Dates:
        """Between which days it may refer and must notify."""
        return Dates(
            self.first_responder_since,
            self.first_responder_until,
            self.bound_to_notify_since,
            self.bound_to_notify_until,
        )


@event
class OrganisationRegistered(OrganisationSaid):
    """An organisation is known from now on: its kind, and between which days it may refer and must notify."""


@event
class OrganisationChanged(OrganisationSaid):
    """An organisation is something else from now on; what it says here stands in place of all that was said before."""


@event
class RightsTextWritten(OfAnOrganisation):
    """An organisation has a text for the people it meets, in one language; the latest counts."""

    paper: Annotated[WrittenPaper, OF_EACH]
    language: Annotated[Language, LANGUAGES, NAME, OF_EACH]
    text: Sealed


@event
class VenueListed(Event):
    """What a council's directory says of a venue, for the first time or anew: it stands in place of all before.

    What is neither in `has` nor in `lacks` nobody looked at.
    """

    operation: OperationId = OUTSIDE
    council: Annotated[Agency, NAME]
    place: Annotated[PlaceId, NAME]
    address: Annotated[Sealed, LINE] | None = None
    model: VenueModel | None = None
    has: tuple[Annotated[Code, VENUE_CHECKS], ...] = ()
    lacks: tuple[Annotated[Code, VENUE_CHECKS], ...] = ()
    suits: tuple[Annotated[Code, SUITABILITY], ...] = ()
    not_for: tuple[Annotated[Code, SUITABILITY], ...] = ()
    rooms: Annotated[int, PEOPLE] | None = None
    beds: Annotated[int, PEOPLE] | None = None
    nights: Annotated[int, NIGHTS] | None = None
    pounds_a_night: Annotated[Decimal, POUNDS] | None = None
    payer: Annotated[Agency, NAME] | None = None
    contact_in_hours: Annotated[Sealed, LINE] | None = None
    contact_out_of_hours: Annotated[Sealed, LINE] | None = None
    shared: bool | None = None
    in_use: bool | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        return (OrganisationId.of(self.council).tag, self.place.tag)


@event
class ContactListed(ContactNamed):
    """What a council's directory says of a contact of a partner, by its post; it stands in place of all before."""

    name: Annotated[SealedContact, NAME] | None = None
    email: Annotated[SealedContact, LINE] | None = None
    telephone: Annotated[SealedContact, NAME] | None = None
    reached: tuple[Reached, ...] = ()
    does: Annotated[Sealed, PARAGRAPH] | None = None
    brings: Annotated[Sealed, PARAGRAPH] | None = None
    expects: Annotated[Sealed, PARAGRAPH] | None = None
    in_use: bool | None = None


@event
class ContactErased(ContactNamed):
    """Who holds and who held a post of a partner, and how they were reached, was destroyed; the post stays listed."""


@event
class EarlierTextsErased(OfAnOrganisation):
    """What an organisation wrote outside operations, or others of it, and replaced since, was destroyed."""
