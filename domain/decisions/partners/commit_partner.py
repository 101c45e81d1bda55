"""Record that a partner will be on site or on call."""

from collections.abc import Iterator

from domain.events.partners import PartnerCommitted
from domain.facts.partners import Commitment
from domain.kernel import Record


class CommitPartner(Record[PartnerCommitted]):
    """Record that a partner will be on site or on call."""

    makes = judges = ("partner",)

    def ask(self) -> None:
        self.promise = self.fact(Commitment(self.what.partner))

    def why_not(self) -> Iterator[str]:
        if self.promise.mode is not None:
            yield "already_committed"
