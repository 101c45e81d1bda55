"""What preparing, publishing and taking back outcomes have in common."""

from collections.abc import Iterator
from typing import ClassVar, TypeVar

from domain.events.outcomes import OutcomesNamed, OutcomesSaid
from domain.facts.outcomes import OutcomesSent
from domain.kernel import Gate
from domain.outside import OrganisationId
from domain.quarters import whole_quarters

N = TypeVar("N", bound=OutcomesNamed)
S = TypeVar("S", bound=OutcomesSaid)


class AboutOutcomes(Gate[N]):
    """A version of public outcomes goes out once."""

    late = True
    correctable = False
    without_operation = True
    computed: ClassVar[tuple[str, ...]] = ("organisation",)

    def ask(self) -> None:
        said = self.what
        self.sent = self.fact(OutcomesSent(OrganisationId.of(said.organisation or ""), said.since, said.until))

    def why_not(self) -> Iterator[str]:
        if self.what.version in self.sent.published:
            yield "version_exists"


class SendOutcomes(AboutOutcomes[S]):
    """Public outcomes cover whole quarters, and no part of a period that is public already.

    Whoever has the figures of one quarter and of two has those of the other, in which a number may be small that was
    small in neither; the same period is another matter, as its versions are guarded against each other.
    """

    computed = ("organisation", "figures", "second_release")

    def why_not(self) -> Iterator[str]:
        if not whole_quarters(self.what.since, self.what.until):
            yield "not_whole_quarters"
        if self.sent.overlapped:
            yield "overlaps_published"
        yield from super().why_not()
