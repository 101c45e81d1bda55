"""What a simulated day takes for granted where nothing is recorded, with the dates from which each value holds."""

from datetime import date

from domain.policy.dated import Dated, in_force

QUIET_FROM: Dated = ((date.min, 22),)
QUIET_UNTIL: Dated = ((date.min, 7),)
"""Local hours between which no conversation begins, so that people sleep: our own default."""
PAST_OPERATIONS: Dated = ((date.min, 3),)
PAST_CONVERSATIONS: Dated = ((date.min, 30),)
"""So many past operations, and finished conversations in them, before their own times stand for the next day's: our
own default. With fewer the times of the reference day do (FACTS 6)."""
LATEST: Dated = ((date.min, 20),)
"""At most so many past operations, the latest."""


def enough(operations: int, conversations: int, on: date) -> bool:
    """Whether past operations say enough about how long things take."""
    return operations >= in_force(PAST_OPERATIONS, on) and conversations >= in_force(PAST_CONVERSATIONS, on)
