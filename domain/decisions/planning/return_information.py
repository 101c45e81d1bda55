"""Record that a council service answered."""

from collections.abc import Iterator

from domain.events.planning import InformationReturned
from domain.facts.planning import ServicesAsked
from domain.kernel import Record


class ReturnInformation(Record[InformationReturned]):
    """Record that a council service answered."""

    def ask(self) -> None:
        self.asked = self.fact(ServicesAsked(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if self.what.service not in self.asked.services:
            yield "not_requested"
