"""Record that an adult agrees to be referred, and what was explained to them."""

from domain.decisions.referrals.families import AnswerOnNrm
from domain.events.referrals import NrmConsentGiven


class GiveNrmConsent(AnswerOnNrm[NrmConsentGiven]):
    """Record that an adult agrees to be referred, and what was explained to them."""
