"""Record where a disqualification stands; it is not a negative decision."""

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import DisqualificationRecorded


class RecordDisqualification(AboutReferral[DisqualificationRecorded]):
    """Record where a disqualification stands; it is not a negative decision."""
