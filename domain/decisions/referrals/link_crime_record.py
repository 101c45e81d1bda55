"""Record that police recorded a crime for a referral."""

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import CrimeRecordLinked


class LinkCrimeRecord(AboutReferral[CrimeRecordLinked]):
    """Record that police recorded a crime for a referral."""
