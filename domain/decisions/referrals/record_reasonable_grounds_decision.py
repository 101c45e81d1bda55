"""Record the decision on reasonable grounds; the latest counts."""

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import ReasonableGroundsDecisionReceived


class RecordReasonableGroundsDecision(AboutReferral[ReasonableGroundsDecisionReceived]):
    """Record the decision on reasonable grounds; the latest counts."""
