"""Keep what is sealed of a person, or of everybody in an operation, until the hold is lifted."""

from collections.abc import Iterator

from domain.events.amendments import LegalHoldLifted, LegalHoldSet
from domain.facts.legal_hold import LegalHolds
from domain.facts.numbers import NumberUsed
from domain.kernel import E, Gate


class AboutAHold(Gate[E]):
    """Says whether a court, an inquiry or an investigation needs what is sealed; it is lifted, and never voided."""

    late = True
    correctable = False
    judges = ("person",)
    what: LegalHoldSet | LegalHoldLifted  # type: ignore[assignment]

    def ask(self) -> None:
        self.holds = self.fact(LegalHolds(self.what.operation))
        self.number = self.fact(NumberUsed(self.what.person)) if self.what.person else None

    def why_not(self) -> Iterator[str]:
        if self.number and not self.number.used:
            yield "unknown_person"


class SetLegalHold(AboutAHold[LegalHoldSet]):
    """Keep what is sealed of a person, or of everybody in the operation, until the hold is lifted."""

    def why_not(self) -> Iterator[str]:
        yield from super().why_not()
        if self.what.person in self.holds.held:
            yield "already_held"
