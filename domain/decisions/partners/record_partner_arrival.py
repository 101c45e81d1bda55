"""Record that a partner is here."""

from collections.abc import Iterator

from domain.events.partners import PartnerArrived
from domain.facts.partners import Presence
from domain.kernel import Record


class RecordPartnerArrival(Record[PartnerArrived]):
    """Record that a partner is here."""

    def ask(self) -> None:
        self.presence = self.fact(Presence(self.what.partner))

    def why_not(self) -> Iterator[str]:
        if self.presence.here:
            yield "already_here"
