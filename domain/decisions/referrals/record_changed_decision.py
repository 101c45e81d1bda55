"""Record that the competent authority changed a decision of its own, after a new look or without one."""

from collections.abc import Iterator

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import DecisionChanged


class RecordChangedDecision(AboutReferral[DecisionChanged]):
    """Record that the competent authority changed a decision of its own, after a new look or without one."""

    def why_not(self) -> Iterator[str]:
        yield from super().why_not()
        if self.referral.made and self.what.grounds not in self.referral.decided_on:
            yield "nothing_to_change"
