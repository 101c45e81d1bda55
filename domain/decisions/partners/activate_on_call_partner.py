"""Call in a partner that is on call."""

from collections.abc import Iterator

from domain.events.partners import OnCallPartnerActivated
from domain.facts.partners import Commitment, OnCall
from domain.kernel import Gate


class ActivateOnCallPartner(Gate[OnCallPartnerActivated]):
    """Call in a partner that is on call."""

    def ask(self) -> None:
        self.promise = self.fact(Commitment(self.what.partner))
        self.call = self.fact(OnCall(self.what.partner))

    def why_not(self) -> Iterator[str]:
        if self.promise.mode != "on_call":
            yield "not_on_call"
        if self.call.active:
            yield "already_activated"
