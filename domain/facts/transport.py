"""What rules ask about one vehicle."""

from domain.events.arrivals import TransportArrived, TransportDeparted
from domain.kernel import Fact, RecordedEvent


class Journey(Fact):
    """Whether a vehicle left the site and arrived at the centre."""

    types = (TransportDeparted, TransportArrived)
    departed = arrived = False

    def apply(self, recorded: RecordedEvent) -> None:
        if isinstance(recorded.event, TransportDeparted):
            self.departed = True
        else:
            self.arrived = True
