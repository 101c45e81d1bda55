"""Record that a person withdrew from the NRM."""

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import CaseWithdrawn


class WithdrawCase(AboutReferral[CaseWithdrawn]):
    """Record that a person withdrew from the NRM."""
