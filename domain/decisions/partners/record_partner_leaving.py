"""Record that a partner has left."""

from collections.abc import Iterator

from domain.events.partners import PartnerLeft
from domain.facts.partners import Presence
from domain.kernel import Record


class RecordPartnerLeaving(Record[PartnerLeft]):
    """Record that a partner has left."""

    late = True

    def ask(self) -> None:
        self.presence = self.fact(Presence(self.what.partner))

    def why_not(self) -> Iterator[str]:
        if not self.presence.here:
            yield "not_here"
