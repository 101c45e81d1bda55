"""Record the conclusive decision; the latest counts."""

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import ConclusiveGroundsDecisionReceived


class RecordConclusiveGroundsDecision(AboutReferral[ConclusiveGroundsDecisionReceived]):
    """Record the conclusive decision; the latest counts."""
