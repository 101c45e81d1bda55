"""Words of the drafts of situation reports, handovers and daily briefings."""

WAITS_FOR: dict[str, str] = {
    "health": "health screen",
    "bed": "a bed",
    "conversation": "conversation",
    "finding": "what was found",
    "answer": "their answer",
    "referral": "referral",
    "notification": "Duty to Notify report",
    "transport": "transport",
    "details": "age or language",
}
"""What somebody waits for, as a report says it."""
EMPTY = "none"
