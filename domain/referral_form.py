"""The Home Office's referral form of April 2026: its sections and their questions, in its own order (FACTS 1.5).

The form changes: what stands here is the edition that `EDITION` names, to be held against the newest one each year.
"""

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
EDITION = "April 2026"
FORM: dict[ReferralSection, tuple[str, ...]] = {
    "first_responder": ("organisation", "responder_place"),
    "age": ("age", "council_contact", "age_then"),
    "background": ("birthplace", "family", "education", "employment_before"),
    "exploitation": (
        "once_or_more",
        "when",
        "how_it_began",
        "taken_somewhere",
        "what_they_did",
        "living_conditions",
        "how_treated",
        "still_there",
        "last_contact",
        "first_chance_to_report",
    ),
    "professional_insight": (
        "indicators",
        "where_and_how_interviewed",
        "insight",
        "evidence_of_dishonesty",
        "others_involved",
    ),
    "location": ("where", "towns", "where_now"),
    "exploiters": ("who_exploited", "where_exploiters_are"),
    "types": ("types",),
    "others_and_risk": ("other_victims", "future_concerns"),
    "police": ("crime_reference", "cooperation"),
    "consent": ("wants_referral", "wants_support"),
    "person": (
        "name",
        "date_of_birth",
        "gender",
        "children",
        "nationality",
        "second_nationality",
        "language",
        "communication_help",
        "home_office_reference",
    ),
    "decision_contact": ("who_is_told", "safe_email", "safe_post"),
    "first_responder_contact": ("responder_name", "second_contact"),
    "evidence": ("exhibits",),
}
"""Each section by its questions."""
