"""Codes of the assessments that a plan needs: of its risks, and of what its data may do to people."""

from typing import Literal

from domain.vocabulary import Vocabulary

AT_RISK = Vocabulary.of("people_brought_in children staff interpreters families public")
"""Whom a risk is to."""
CONTROLS = Vocabulary.of("eliminate reduce isolate control protective_equipment discipline")
"""By what a risk is held down, the surest first: the hierarchy ERICPD (FACTS 2.6)."""
DATA_CATEGORIES = Vocabulary.of(
    "identity health ethnic_origin religion sex_life children offences_suspected offences_own"
)
"""Which kinds of data an operation holds that need a condition of their own, or care (FACTS 5.1)."""
LawfulBasis = Literal["public_task", "legal_obligation", "vital_interests", "recognised_legitimate_interest"]
CONDITIONS = Vocabulary.of(
    "safeguarding health_or_social_care statutory_and_government unlawful_acts vital_interests legal_claims "
    "not_for_profit"
)
"""Conditions for special categories and for data about offences (FACTS 5.1)."""
RiskLevel = Literal["low", "medium", "high"]
Judged = Literal["met", "partly", "not_met"]
"""What became of an aim, as the partners judged it afterwards."""
MEDIUM_FROM, HIGH_FROM = 6, 15
"""From which score of 25, how likely times how severe, a risk is medium and high: our own default."""


def risk_level(likelihood: int, severity: int) -> RiskLevel:
    """Low, medium or high."""
    score = likelihood * severity
    return "high" if score >= HIGH_FROM else "medium" if score >= MEDIUM_FROM else "low"
