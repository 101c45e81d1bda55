"""Words of the drafts of situation reports, handovers and daily briefings."""

from datetime import datetime

from projections.local_time import LONDON, local_clock

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
TO_SAY = (
    "Services (power, water, phones, toilets)",
    "Safety checks done",
    "Resources needed",
    "Action taken",
)
"""What New Zealand's form for evacuation centres asks for besides, and no log knows."""


def as_at(now: datetime) -> str:
    """When a draft was filled in; a report that is carried away says of which day it is."""
    return f"As at {local_clock(now)}, {now.astimezone(LONDON):%A %-d %B %Y}"


def numbered(n: int, stands: str) -> str:
    """A situation report: its number, how things stand, and a line for each thing that is to be said besides."""
    return "\n".join([f"Situation report {n}", stands, *(f"{each}: " for each in TO_SAY)])
