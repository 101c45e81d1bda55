"""Prepare the public outcomes of a period, for somebody else to release."""

from collections.abc import Iterator

from domain.decisions.outcomes.sending import SendOutcomes
from domain.events.outcomes import OutcomesPrepared
from domain.publications import not_as_seen


class PrepareOutcomes(SendOutcomes[OutcomesPrepared]):
    """Prepare the public outcomes of a period, for somebody else to release."""

    def why_not(self) -> Iterator[str]:
        yield from super().why_not()
        yield from not_as_seen(self.what)
