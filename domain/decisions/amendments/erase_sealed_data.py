"""Destroy a person's sealed data; what was counted stays counted."""

from collections.abc import Iterator

from domain.events.amendments import PersonSealedDataErased
from domain.facts.legal_hold import HeldData
from domain.facts.numbers import NumberUsed
from domain.kernel import Gate


class EraseSealedData(Gate[PersonSealedDataErased]):
    """Destroy a person's sealed data; what was counted stays counted.

    What was typed under a number that was voided, or taken back, goes as well: somebody's name stands there all the
    same.
    """

    late = True
    correctable = False
    judges = ("person",)

    def ask(self) -> None:
        self.number = self.fact(NumberUsed(self.what.person))
        self.hold = HeldData(self, self.what.person)

    def why_not(self) -> Iterator[str]:
        if not self.number.used:
            yield "unknown_person"
        if self.hold.kept:
            yield "legal_hold"
