"""Record that a referral is prepared, and which sections of the form are ready."""

from domain.events.referrals import ReferralPrepared
from domain.kernel import Record


class PrepareReferral(Record[ReferralPrepared]):
    """Record that a referral is prepared, and which sections of the form are ready."""

    late = True
