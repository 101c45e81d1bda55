"""Cancel the operation; its plan is kept."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.planning import OperationCancelled
from domain.facts.existence import OperationExistence
from domain.facts.places import PlacesOf
from domain.kernel import Gate


class CancelOperation(Gate[OperationCancelled]):
    """Cancel the operation; its plan is kept, and the buildings that it had booked are free for others."""

    computed = ("places",)

    def ask(self) -> None:
        self.operation = self.fact(OperationExistence(self.what.operation))
        self.booked = self.fact(PlacesOf(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if self.operation.live:
            yield "already_live"

    def decide(self) -> OperationCancelled:
        return replace(self.what, places=tuple(self.booked.places) or None)
