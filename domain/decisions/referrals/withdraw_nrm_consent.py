"""Record that an adult takes their consent back."""

from domain.decisions.referrals.families import AnswerOnNrm
from domain.events.referrals import NrmConsentWithdrawn


class WithdrawNrmConsent(AnswerOnNrm[NrmConsentWithdrawn]):
    """Record that an adult takes their consent back."""
