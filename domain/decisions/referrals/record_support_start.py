"""Record that support under the contract started."""

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import SupportStarted


class RecordSupportStart(AboutReferral[SupportStarted]):
    """Record that support under the contract started."""
