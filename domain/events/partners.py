"""Partners: who promised to come, who is here, who can be called."""

from domain.kernel import Event, event
from domain.words import InterpreterId, PartnerId, PartnerMode


@event
class PartnerCommitted(Event):
    """A partner promised to be on site or on call."""

    partner: PartnerId
    mode: PartnerMode


@event
class PartnerDeclined(Event):
    """A partner cannot take part."""

    partner: PartnerId


@event
class InformationSharingAgreementSigned(Event):
    """A partner signed what it may see and must keep."""

    partner: PartnerId


@event
class InterpretersBooked(Event):
    """Interpreters for a language were booked to come."""

    language: str
    on_site: int | None = None
    interpreters: tuple[InterpreterId, ...] = ()


@event
class PartnerArrived(Event):
    """A partner's people are here."""

    partner: PartnerId
    staff: int | None = None


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
