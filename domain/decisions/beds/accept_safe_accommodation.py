"""Record that a person took the place that was offered."""

from collections.abc import Iterator

from domain.events.beds import SafeAccommodationAccepted
from domain.facts.person import Offered
from domain.kernel import Record


class AcceptSafeAccommodation(Record[SafeAccommodationAccepted]):
    """Record that a person took the place that was offered."""

    late = True

    def ask(self) -> None:
        self.offer = self.fact(Offered(self.what.person))

    def why_not(self) -> Iterator[str]:
        if not self.offer.yes:
            yield "not_offered"
