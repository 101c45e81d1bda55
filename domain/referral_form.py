"""The Home Office's referral form of April 2026: its sections, in its own order (FACTS 1.5)."""

from typing import Literal

ReferralSection = Literal[
    "first_responder",
    "age",
    "background",
    "exploitation",
    "professional_insight",
    "location",
    "exploiters",
    "types",
    "others_and_risk",
    "police",
    "consent",
    "person",
    "decision_contact",
    "first_responder_contact",
    "evidence",
]
