"""Partners: who promised to come, who is here, who can be called."""

from datetime import datetime
from typing import Annotated

from domain.asking import NOT_ASKED, OF_EACH, SEVERAL_AT_ONCE
from domain.bounds import MINUTES, NAME, PLANNED, STAFF
from domain.kernel import Event, event
from domain.on_shift import Dialect, InterpreterGender
from domain.texts import Language
from domain.vocabulary import LANGUAGES, PartnerMode
from domain.words import Agency, InterpreterId, PartnerId, Sealed


@event
class PartnerInvited(Event):
    """A partner was asked to take part, on site or on call, from one time to another (UTC); the later asking counts."""

    partner: PartnerId
    mode: PartnerMode | None = None
    starts: Annotated[datetime, PLANNED] | None = None
    ends: Annotated[datetime, PLANNED] | None = None


@event
class PartnerCommitted(Event):
    """A partner promised to be on site, or on call and here so many minutes after it is called.

    `answered_by` is who of it said so by a link.
    """

    partner: PartnerId
    mode: PartnerMode
    minutes: Annotated[int, MINUTES] | None = None
    answered_by: Annotated[Sealed, NAME, NOT_ASKED] | None = None


@event
class PartnerDeclined(Event):
    """A partner cannot take part; `answered_by` is who of it said so by a link."""

    partner: PartnerId
    answered_by: Annotated[Sealed, NAME, NOT_ASKED] | None = None


@event
class PartnerHoursPlanned(Event):
    """A partner plans to be here from one time to another (UTC), with so many staff; each stretch is an entry."""

    partner: PartnerId
    starts: Annotated[datetime, PLANNED]
    ends: Annotated[datetime, PLANNED]
    staff: Annotated[int, STAFF] | None = None


@event
class InformationSharingAgreementSigned(Event):
    """A partner signed what it may see and must keep."""

    partner: Annotated[PartnerId, SEVERAL_AT_ONCE]


@event
class MemorandumAgreed(Event):
    """The council that leads and another that runs it too agreed who does what, and who pays."""

    council: Annotated[Agency, NAME, OF_EACH]
    text: Sealed | None = None


@event
class InterpretersBooked(Event):
    """Interpreters for a language were booked to come."""

    language: Annotated[Language, LANGUAGES, NAME, OF_EACH]
    on_site: Annotated[int, STAFF] | None = None
    interpreters: tuple[InterpreterId, ...] = ()
    dialect: Dialect | None = None
    gender: InterpreterGender | None = None


@event
class PartnerArrived(Event):
    """A partner's people are here."""

    partner: PartnerId
    staff: Annotated[int, STAFF] | None = None


@event
class PartnerLeft(Event):
    """A partner's people have left."""

    partner: PartnerId


@event
class OnCallPartnerActivated(Event):
    """A partner on call was called in."""

    partner: PartnerId


@event
class OnCallPartnerStoodDown(Event):
    """A partner on call is no longer needed."""

    partner: PartnerId
    activated: bool | None = None
