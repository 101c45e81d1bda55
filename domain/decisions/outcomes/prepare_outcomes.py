"""Prepare the public outcomes of a period, for somebody else to release."""

from collections.abc import Iterator

from domain.events.outcomes import OutcomesPrepared
from domain.facts.outcomes import OutcomesSent
from domain.kernel import Gate
from domain.outside import OrganisationId
from domain.publications import shown_code
from domain.quarters import whole_quarters


class PrepareOutcomes(Gate[OutcomesPrepared]):
    """Prepare the public outcomes of a period, for somebody else to release."""

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
        if self.what.seen and self.what.seen != shown_code(self.what.figures):
            yield "not_as_seen"
