"""What a breakdown and a yardstick are called, wherever a figure is drawn."""

from domain.texts import Language, Nationality
from web.wording import label
from web.wording.capitals import capitalise

WITHIN: dict[str, str] = {
    "24h": "24 hours",
    "48h": "48 hours",
    "72h": "72 hours",
    "5_working_days": "5 working days",
    "90_days": "90 days",
    "30_minutes": "30 minutes",
}
"""A yardstick in words; one that is not here reads as its own words."""

BREAKDOWNS: dict[str, str] = {
    "age_now": "Age now",
    "age_at_exploitation": "Age at the time of exploitation",
    "age_band": "Age band",
    "sex": "Sex",
    "nationality": "Nationality",
    "language": "Language",
    "exploitation_type": "Kind of exploitation",
    "premises": "Premises",
    "agency": "Agency",
    "kind": "Kind",
    "destination": "Destination",
    "offence_group": "Offence group",
    "outcome": "Outcome",
    "reason": "Reason",
    "date": "Date",
    "asked": "Asked after",
    "followed_up": "Situation known later",
    "belongs": "May belong to these",
    "not_recorded": "Not recorded",
}
DONE: dict[str, str] = {
    "WelfareProvided": "Welfare",
    "HealthScreenCompleted": "Health screens",
    "PersonDebriefCompleted": "Conversations",
    "SupportSessionHeld": "Support sessions",
    "ServiceContactMade": "Service contacts",
    "FamilyContactMade": "Calls home",
    "HousingOptionsAssessed": "Housing options",
    "RegistrationVoided": "Registrations voided",
    "PersonDetailsCorrected": "Details put right",
    "EntryVoided": "Entries voided",
    "EntryCorrected": "Entries corrected",
}
"""Types of event that a figure counts by, as things done."""


CODED: dict[str, type[Nationality | Language]] = {"nationality": Nationality, "language": Language}
"""The breakdowns whose codes are those of a standard."""


def named(code: object, breakdown: str | None = None) -> str:
    """A code of a breakdown in words, with a capital: "Health screens", "Own arrangement", "Romania"."""
    kind = CODED.get(breakdown or "")
    words = DONE.get(str(code)) or label(kind(code) if kind else code)
    return capitalise(words)
