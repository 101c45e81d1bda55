"""End a hold on sealed data."""

from collections.abc import Iterator

from domain.decisions.amendments.legal_hold import AboutAHold
from domain.events.amendments import LegalHoldLifted


class LiftLegalHold(AboutAHold[LegalHoldLifted]):
    """End a hold on what is sealed of a person, or of everybody in the operation."""

    def why_not(self) -> Iterator[str]:
        yield from super().why_not()
        if self.what.person not in self.holds.held:
            yield "not_held"
