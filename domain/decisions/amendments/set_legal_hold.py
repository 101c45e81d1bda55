"""Keep what is sealed of a person, or of everybody in an operation, until the hold is lifted."""

from collections.abc import Iterator

from domain.decisions.amendments.legal_hold import AboutAHold
from domain.events.amendments import LegalHoldSet


class SetLegalHold(AboutAHold[LegalHoldSet]):
    """Keep what is sealed of a person, or of everybody in the operation, until the hold is lifted."""

    def why_not(self) -> Iterator[str]:
        yield from super().why_not()
        if self.what.person in self.holds.held:
            yield "already_held"
