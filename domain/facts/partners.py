"""What rules ask about one partner."""

from domain.events.amendments import AccessRestored, AccessRevoked
from domain.events.partners import (
    InformationSharingAgreementSigned,
    OnCallPartnerActivated,
    OnCallPartnerStoodDown,
    PartnerArrived,
    PartnerCommitted,
    PartnerDeclined,
    PartnerLeft,
)
from domain.kernel import Fact, RecordedEvent
from domain.vocabulary import PartnerMode


class Commitment(Fact):
    """Whether a partner promised to be on site or on call, and has not declined since."""

    types = (PartnerCommitted, PartnerDeclined)
    mode: PartnerMode | None = None
    minutes: int | None = None

    def apply(self, recorded: RecordedEvent) -> None:
        promise = recorded.event if isinstance(recorded.event, PartnerCommitted) else None
        self.mode, self.minutes = (promise.mode, promise.minutes) if promise else (None, None)


class Revocation(Fact):
    """Whether a partner's access was revoked, and not given back since."""

    types = (AccessRevoked, AccessRestored)
    revoked = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.revoked = isinstance(recorded.event, AccessRevoked)


class Agreement(Fact):
    """Whether a partner signed the information sharing agreement."""

    types = (InformationSharingAgreementSigned,)
    signed = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.signed = True


class Presence(Fact):
    """Whether a partner was here at that moment."""

    types = (PartnerArrived, PartnerLeft)
    by_time = True
    here = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.here = isinstance(recorded.event, PartnerArrived)


class OnCall(Fact):
    """Whether a partner on call was called in and not stood down since."""

    types = (OnCallPartnerActivated, OnCallPartnerStoodDown)
    active = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.active = isinstance(recorded.event, OnCallPartnerActivated)
