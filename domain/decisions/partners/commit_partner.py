"""Record that a partner will be on site or on call."""

from collections.abc import Iterator

from domain.events.partners import PartnerCommitted
from domain.facts.partners import Commitment
from domain.kernel import Record


class CommitPartner(Record[PartnerCommitted]):
    """Record that a partner will be on site or on call; one that is on call may say anew how soon it is here.

    One that was asked again since it promised may promise again.
    """

    makes = judges = ("partner",)

    def ask(self) -> None:
        self.promise = self.fact(Commitment(self.what.partner))

    def why_not(self) -> Iterator[str]:
        if self.promise.mode is not None and not self.promise.asked_since and not self._says_how_soon():
            yield "already_committed"

    def _says_how_soon(self) -> bool:
        """Whether who is on call says anew within how many minutes it is here."""
        on_call = self.promise.mode == self.what.mode == "on_call"
        return on_call and self.what.minutes not in (None, self.promise.minutes)
