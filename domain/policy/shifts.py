"""How long people work without a break, with the dates from which each value holds."""

from datetime import date, datetime, timedelta

from domain.policy.dated import Dated, in_force
from domain.times import local_date

POST_MINUTES: Dated = ((date.min, 360),)
"""Minutes in a post after which a break is due (Working Time Regulations 1998, regulation 12: six hours)."""
INTERPRETING_MINUTES: Dated = ((date.min, 60),)
"""Minutes of interpreting after which a break is due: our own default."""


def post_break_due(since: datetime) -> datetime:
    """When a break is due of who has been in a post since a moment."""
    return since + timedelta(minutes=in_force(POST_MINUTES, local_date(since)))


def interpreting_limit(on: date) -> timedelta:
    """How long somebody interprets without a break."""
    return timedelta(minutes=in_force(INTERPRETING_MINUTES, on))
