"""Decide that the operation goes ahead; what readiness lacks is stored with it and never refuses it."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.planning import GoDecisionRecorded
from domain.facts.existence import OperationExistence
from domain.facts.readiness import Readiness
from domain.kernel import Gate


class RecordGoDecision(Gate[GoDecisionRecorded]):
    """Decide that the operation goes ahead; what readiness lacks is stored with it and never refuses it."""

    late = True
    computed = ("lacking",)

    def ask(self) -> None:
        self.operation = self.fact(OperationExistence(self.what.operation))
        self.readiness = self.fact(Readiness(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if self.operation.live:
            yield "already_live"
        if self.operation.closed:
            yield "closed"

    def decide(self) -> GoDecisionRecorded:
        return replace(self.what, lacking=self.readiness.lacking)
