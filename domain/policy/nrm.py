"""What the National Referral Mechanism promises, with the dates from which each value holds (FACTS 1.6)."""

from datetime import date, timedelta

from domain.policy.dated import Dated, in_force
from domain.policy.working_days import add_working_days

RECOVERY_MIN_DAYS: Dated = ((date.min, 45), (date(2022, 12, 13), 30))
"""Days of the minimum recovery period after a positive reasonable grounds decision (Hansard, 13 December 2022)."""
REASONABLE_GROUNDS_WORKING_DAYS: Dated = ((date.min, 5),)
"""The target for the decision on reasonable grounds, counted from the day after the referral."""


def recovery_period_ends(decided: date) -> date:
    """The last day of the minimum recovery period that a positive decision of that day opens."""
    return decided + timedelta(days=in_force(RECOVERY_MIN_DAYS, decided))


def reasonable_grounds_due(referred: date) -> date:
    """The day by which a referral of that day should be decided; a target, not a limit."""
    return add_working_days(referred, in_force(REASONABLE_GROUNDS_WORKING_DAYS, referred))
