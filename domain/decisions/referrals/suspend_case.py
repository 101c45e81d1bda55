"""Record that the competent authority suspended the case."""

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import CaseSuspended


class SuspendCase(AboutReferral[CaseSuspended]):
    """Record that the competent authority suspended the case."""
