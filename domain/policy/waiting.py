"""How long people may wait on the day, with the dates from which each value holds.

The values are the service's own default (FACTS 2.8): the statute names no time for the duty to notify.
"""

from dataclasses import dataclass
from datetime import date

from domain.policy.dated import Dated, in_force

HEALTH_MINUTES: Dated = ((date.min, 30),)
CONVERSATION_MINUTES: Dated = ((date.min, 120),)
OUT_MINUTES: Dated = ((date.min, 30),)
DUTY_TO_NOTIFY_HOURS: Dated = ((date.min, 24),)
SOCIAL_WORKER_DAYS: Dated = ((date.min, 1),)
"""A child is seen by a social worker by the end of this day, counted from the registration (FACTS 3.2, M34)."""
ROLL_CALL_MINUTES: Dated = ((date.min, 60),)
"""While people are at a centre, heads are counted again within this time (own)."""
BED_HOUR: Dated = ((date.min, 18),)
"""From this local hour on, whoever has no bed for the night waits for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLimits:
    """What is in force at a moment; `bed_hour` is of the local clock."""

    health_minutes: int
    conversation_minutes: int
    out_minutes: int
    duty_to_notify_hours: int
    social_worker_days: int
    roll_call_minutes: int
    bed_hour: int


def waiting_limits(on: date) -> WaitingLimits:
    """Those of a day."""
    return WaitingLimits(
        health_minutes=in_force(HEALTH_MINUTES, on),
        conversation_minutes=in_force(CONVERSATION_MINUTES, on),
        out_minutes=in_force(OUT_MINUTES, on),
        duty_to_notify_hours=in_force(DUTY_TO_NOTIFY_HOURS, on),
        social_worker_days=in_force(SOCIAL_WORKER_DAYS, on),
        roll_call_minutes=in_force(ROLL_CALL_MINUTES, on),
        bed_hour=in_force(BED_HOUR, on),
    )
