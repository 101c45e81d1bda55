"""What setting a legal hold and lifting it have in common."""

from collections.abc import Iterator
from typing import TypeVar

from domain.events.amendments import LegalHoldLifted, LegalHoldSet
from domain.facts.legal_hold import LegalHolds
from domain.facts.numbers import NumberUsed
from domain.kernel import Gate

H = TypeVar("H", bound=LegalHoldSet | LegalHoldLifted)


class AboutAHold(Gate[H]):
    """Says whether a court, an inquiry or an investigation needs what is sealed; it is lifted, and never voided."""

    late = True
    correctable = False
    judges = ("person",)

    def ask(self) -> None:
        self.holds = self.fact(LegalHolds(self.what.operation))
        self.number = self.fact(NumberUsed(self.what.person)) if self.what.person else None

    def why_not(self) -> Iterator[str]:
        if self.number and not self.number.used:
            yield "unknown_person"
