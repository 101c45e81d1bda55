"""Hold a referral against the nine marks of a good one."""

from domain.events.referrals import ReferralReadinessChecked
from domain.kernel import Record


class CheckReferralReadiness(Record[ReferralReadinessChecked]):
    """Hold a referral against the nine marks of a good one."""

    late = True
