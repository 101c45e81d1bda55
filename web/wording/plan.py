"""What each way afterwards means in words, and how far ahead something lies."""

from typing import NamedTuple


class WayWords(NamedTuple):
    """What follows on a way, who decides it, and how long that takes, `{days}` being working days of the policy."""

    follows: str
    decides: str
    takes: str


WAYS: dict[str, WayWords] = {
    "adult_consents": WayWords(
        "Referral into the NRM, then a safe house", "Single Competent Authority", "Decision in {days} working days"
    ),
    "adult_declines": WayWords("Duty to Notify report, then housing advice", "Council housing", "The same day"),
    "child_or_unsure": WayWords(
        "Council care, and a referral", "Children's services", "Visit the same or the next day"
    ),
    "no_recourse": WayWords(
        "Assessment of need, a roof meanwhile",
        "Council, with the asylum and immigration unit",
        "Not known: ask the unit",
    ),
    "home_or_own_way": WayWords("Travel home, or contacts to take away", "The person", "When the person wishes"),
}
"""Each way afterwards in words (FACTS 1.3, 1.6, 4.1)."""


def in_hours(minutes: int) -> str:
    """A moment that lies so many minutes ahead, in words that stay on one line."""
    if minutes < 0:
        return f"{in_hours(-minutes).removeprefix('in ')} late"
    hours, rest = divmod(minutes, 60)
    return f"in {hours}\u00a0h\u00a0{rest:02}\u00a0min" if hours else f"in {rest}\u00a0min"


def in_days(days: int) -> str:
    """A date that lies so many days ahead, in words."""
    if days < 0:
        return f"overdue by {-days} day{'s' if days < -1 else ''}"
    return ("today", "tomorrow")[days] if days < 2 else f"in {days} days"
