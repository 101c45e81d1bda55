"""Decide that the operation does not go ahead as planned."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.planning import NoGoDecisionRecorded
from domain.facts.existence import OperationExistence
from domain.facts.readiness import Readiness
from domain.kernel import Gate


class RecordNoGoDecision(Gate[NoGoDecisionRecorded]):
    """Decide that the operation does not go ahead as planned."""

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

    def decide(self) -> NoGoDecisionRecorded:
        return replace(self.what, lacking=self.readiness.lacking)
