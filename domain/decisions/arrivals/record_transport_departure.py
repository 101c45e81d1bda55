"""Record that a vehicle left the site with people."""

from collections.abc import Iterator

from domain.events.arrivals import TransportDeparted
from domain.facts.transport import Journey
from domain.kernel import Record


class RecordTransportDeparture(Record[TransportDeparted]):
    """Record that a vehicle left the site with people."""

    late = True
    makes = ("transport",)

    def ask(self) -> None:
        self.journey = self.fact(Journey(self.what.transport))

    def why_not(self) -> Iterator[str]:
        if self.journey.departed:
            yield "already_departed"
