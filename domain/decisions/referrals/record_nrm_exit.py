"""Record that a person left the NRM."""

from domain.decisions.referrals.families import AboutReferral
from domain.events.referrals import NrmExited


class RecordNrmExit(AboutReferral[NrmExited]):
    """Record that a person left the NRM."""
