"""Record that a negative decision is to be looked at again."""

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import ReconsiderationRequested


class RequestReconsideration(AboutReferral[ReconsiderationRequested]):
    """Record that a negative decision is to be looked at again."""
