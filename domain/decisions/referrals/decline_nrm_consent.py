"""Record that an adult does not want to be referred."""

from domain.decisions.referrals.families import AnswerOnNrm
from domain.events.referrals import NrmConsentDeclined


class DeclineNrmConsent(AnswerOnNrm[NrmConsentDeclined]):
    """Record that an adult does not want to be referred."""
