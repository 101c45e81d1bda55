"""Cancel the operation; its plan is kept."""

from collections.abc import Iterator

from domain.events.planning import OperationCancelled
from domain.facts.existence import OperationExistence
from domain.kernel import Gate


class CancelOperation(Gate[OperationCancelled]):
    """Cancel the operation; its plan is kept."""

    def ask(self) -> None:
        self.operation = self.fact(OperationExistence(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if self.operation.live:
            yield "already_live"
