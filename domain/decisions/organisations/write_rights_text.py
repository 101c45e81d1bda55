"""Write what an organisation tells the people it meets, in one language."""

from collections.abc import Iterator

from domain.events.organisations import RightsTextWritten
from domain.facts.organisations import Standing
from domain.kernel import Gate


class WriteRightsText(Gate[RightsTextWritten]):
    """Write what an organisation tells the people it meets, in one language: once, for every operation."""

    late = True
    correctable = False
    without_operation = True

    def ask(self) -> None:
        self.standing = self.fact(Standing(self.what.name))

    def why_not(self) -> Iterator[str]:
        if self.standing.kind is None:
            yield "unknown_organisation"
        if self.agency.folded != self.what.name.folded:
            yield "not_its_own"
