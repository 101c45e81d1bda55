"""What rules ask about one partner."""

from domain.events.amendments import AccessRestored, AccessRevoked
from domain.events.partners import (
    InformationSharingAgreementSigned,
    OnCallPartnerActivated,
    OnCallPartnerStoodDown,
    PartnerArrived,
    PartnerCommitted,
    PartnerDeclined,
    PartnerInvited,
    PartnerLeft,
)
from domain.kernel import Fact, RecordedEvent
from domain.law import in_order
from domain.vocabulary import PartnerMode
from domain.words import PartnerId


class Commitment(Fact):
    """Whether a partner promised to be on site or on call, and has not declined since, by when each was said.

    Who was asked again after that, for another day perhaps, may promise again.
    """

    types = (PartnerCommitted, PartnerDeclined, PartnerInvited)

    def __init__(self, about: PartnerId) -> None:
        super().__init__(about)
        self.turns: list[RecordedEvent] = []
        self.asked: list[RecordedEvent] = []

    def apply(self, recorded: RecordedEvent) -> None:
        in_order(self.asked if isinstance(recorded.event, PartnerInvited) else self.turns, recorded)

    @property
    def asked_since(self) -> bool:
        """Whether the partner was asked again since it said what it does."""
        last = [(each[-1].at, each[-1].position) for each in (self.turns, self.asked) if each]
        return bool(self.asked) and max(last) == last[-1]

    @property
    def _promise(self) -> PartnerCommitted | None:
        latest = self.turns[-1].event if self.turns else None
        return latest if isinstance(latest, PartnerCommitted) else None

    @property
    def mode(self) -> PartnerMode | None:
        return self._promise.mode if self._promise else None

    @property
    def minutes(self) -> int | None:
        return self._promise.minutes if self._promise else None


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
    """Whether a partner on call was called in and not stood down since, by when each happened."""

    types = (OnCallPartnerActivated, OnCallPartnerStoodDown)

    def __init__(self, about: PartnerId) -> None:
        super().__init__(about)
        self.turns: list[RecordedEvent] = []

    def apply(self, recorded: RecordedEvent) -> None:
        in_order(self.turns, recorded)

    @property
    def active(self) -> bool:
        return bool(self.turns) and isinstance(self.turns[-1].event, OnCallPartnerActivated)
