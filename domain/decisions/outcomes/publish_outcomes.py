"""Publish the public outcomes of a period."""

from collections.abc import Iterator

from domain.decisions.outcomes.sending import SendOutcomes
from domain.events.outcomes import OutcomesPublished
from domain.publications import against_sending


class PublishOutcomes(SendOutcomes[OutcomesPublished]):
    """Publish the public outcomes of a period."""

    def why_not(self) -> Iterator[str]:
        yield from super().why_not()
        yield from against_sending(self.what, self.sent.prepared.get(self.what.version), self.actor)
