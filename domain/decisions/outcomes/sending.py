"""What preparing and publishing outcomes have in common."""

from collections.abc import Iterator
from typing import TypeVar

from domain.events.outcomes import OutcomesSaid
from domain.facts.outcomes import OutcomesSent
from domain.kernel import Gate
from domain.outside import OrganisationId
from domain.quarters import whole_quarters

S = TypeVar("S", bound=OutcomesSaid)


class SendOutcomes(Gate[S]):
    """Public outcomes cover whole quarters, and a number of a version is used once."""

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
