"""Record that a partner on call is no longer needed."""

from collections.abc import Iterator

from domain.events.partners import OnCallPartnerStoodDown
from domain.facts.partners import Commitment
from domain.kernel import Record


class StandOnCallPartnerDown(Record[OnCallPartnerStoodDown]):
    """Record that a partner on call is no longer needed."""

    late = True

    def ask(self) -> None:
        self.promise = self.fact(Commitment(self.what.partner))

    def why_not(self) -> Iterator[str]:
        if self.promise.mode != "on_call":
            yield "not_on_call"
