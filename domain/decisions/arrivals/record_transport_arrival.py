"""Record that a vehicle arrived at the centre with people."""

from collections.abc import Iterator

from domain.events.arrivals import TransportArrived
from domain.facts.transport import Journey
from domain.kernel import Record


class RecordTransportArrival(Record[TransportArrived]):
    """Record that a vehicle arrived at the centre with people; whether or not anybody entered that it left."""

    makes = judges = ("transport",)

    def ask(self) -> None:
        self.journey = self.fact(Journey(self.what.transport))

    def why_not(self) -> Iterator[str]:
        if self.journey.arrived:
            yield "already_arrived"
