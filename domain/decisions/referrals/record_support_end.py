"""Record that support under the contract ended."""

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import SupportEnded


class RecordSupportEnd(AboutReferral[SupportEnded]):
    """Record that support under the contract ended."""
