"""Put a closed operation away."""

from collections.abc import Iterator

from domain.events.planning import OperationArchived
from domain.facts.existence import OperationPutAway
from domain.kernel import Gate


class ArchiveOperation(Gate[OperationArchived]):
    """Put a closed operation away."""

    late = True

    def ask(self) -> None:
        self.operation = self.fact(OperationPutAway(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if not self.operation.closed:
            yield "not_closed"
        elif self.operation.archived:
            yield "already_archived"
