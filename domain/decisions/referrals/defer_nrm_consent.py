"""Record that an adult wants time to decide."""

from domain.decisions.referrals.families import AnswerOnNrm
from domain.events.referrals import NrmConsentDeferred


class DeferNrmConsent(AnswerOnNrm[NrmConsentDeferred]):
    """Record that an adult wants time to decide."""
