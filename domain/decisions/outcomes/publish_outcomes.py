"""Publish the public outcomes of a period."""

from collections.abc import Iterator

from domain.events.outcomes import OutcomesPublished
from domain.facts.outcomes import OutcomesSent
from domain.kernel import Gate
from domain.outside import OrganisationId
from domain.publications import against_sending
from domain.quarters import whole_quarters


class PublishOutcomes(Gate[OutcomesPublished]):
    """Publish the public outcomes of a period."""

    late = True
    correctable = False
    without_operation = True
    computed = ("organisation", "figures", "second_release")

    def ask(self) -> None:
        said = self.what
        self.sent = self.fact(OutcomesSent(OrganisationId.of(said.organisation or ""), said.since, said.until))

    def why_not(self) -> Iterator[str]:
        if not whole_quarters(self.what.since, self.what.until):
            yield "not_whole_quarters"
        if self.what.version in self.sent.published:
            yield "version_exists"
        yield from against_sending(self.what, self.sent.prepared.get(self.what.version), self.actor)
