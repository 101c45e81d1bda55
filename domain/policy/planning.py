"""What a plan must have and by when, with the dates from which each value holds (FACTS 2.3, 2.4).

No source publishes when a piece of a plan is due: the days are the service's own default, after the reference day.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from domain.policy.dated import Dated, in_force
from domain.policy.nrm import REASONABLE_GROUNDS_WORKING_DAYS
from domain.times import local_date

PEOPLE_PER_INTERPRETER: Dated = ((date.min, 8),)
"""People of one language for whom one interpreter is advised: our own default."""
NIGHTS: Dated = REASONABLE_GROUNDS_WORKING_DAYS
"""Nights that a place is wanted for: as many as a decision on reasonable grounds may take (FACTS 1.6, 2.4)."""
CONVERSATION_ROOMS: Dated = ((date.min, 3),)
"""Rooms for conversations that a centre has at the least, so that people are talked to apart (FACTS 2.4)."""
NIGHT_BEGINS: Dated = ((date.min, 22),)
NIGHT_ENDS: Dated = ((date.min, 6),)
"""From which local hour to which it is night, when interpreters on site have gone home: our own default."""
VENUE_NEEDS = (
    *("interview_rooms", "communal_area", "sleeping_area", "toilets", "showers", "staff_room"),
    *("waiting_area", "quiet_room", "keep_apart_routes"),
)
"""What a venue is to have at the least: Ravine's list, and what keeps people apart from one another (FACTS 2.4)."""
DAYS_BEFORE: Mapping[str, Dated] = {
    "no_point_of_contact": ((date.min, 21),),
    "no_information_asked": ((date.min, 21),),
    "no_planning_meeting": ((date.min, 21),),
    "response_not_decided": ((date.min, 21),),
    "no_objectives": ((date.min, 21),),
    "no_venue": ((date.min, 14),),
    "venue_not_assessed": ((date.min, 14),),
    "venue_lacks": ((date.min, 14),),
    "beds_short": ((date.min, 7),),
    "nights_short": ((date.min, 7),),
    "no_first_responder": ((date.min, 14),),
    "no_childrens_lead": ((date.min, 14),),
    "no_health": ((date.min, 14),),
    "no_emergency_planning": ((date.min, 14),),
    "no_interpreter": ((date.min, 7),),
    "interpreters_short": ((date.min, 7),),
    "no_interpreter_at_night": ((date.min, 7),),
    "role_not_described": ((date.min, 14),),
    "no_memorandum": ((date.min, 14),),
    "agreement_unsigned": ((date.min, 7),),
    "information_outstanding": ((date.min, 14),),
    "briefing_not_issued": ((date.min, 2),),
    "briefing_not_opened": ((date.min, 1),),
    "no_risk_assessment": ((date.min, 18),),
    "no_impact_assessment": ((date.min, 14),),
    "no_budget": ((date.min, 14),),
    "no_supplies": ((date.min, 3),),
    "nothing_afterwards": ((date.min, 11),),
    "opens_another_day": ((date.min, 14),),
    "asked_another_day": ((date.min, 14),),
    "not_answered": ((date.min, 14),),
    "declined_not_replaced": ((date.min, 7),),
    "on_call_time_unknown": ((date.min, 7),),
    "handover_not_taken": ((date.min, 1),),
    "rooms_short": ((date.min, 1),),
    "hours_uncovered": ((date.min, 7),),
}
"""How many days before the day each piece is due, by the gap that it fills."""

QUICK_HOURS: Dated = ((date.min, 24),)
"""Hours from proposing an operation to its centre's opening within which its plan is a quick-time one (FACTS 4.1)."""
HOURS_BEFORE: Mapping[str, Dated] = {
    "no_venue": ((date.min, 3),),
    "no_first_responder": ((date.min, 3),),
    "no_childrens_lead": ((date.min, 3),),
    "no_health": ((date.min, 2),),
    "no_interpreter": ((date.min, 2),),
    "no_risk_assessment": ((date.min, 2),),
    "opens_another_day": ((date.min, 3),),
    "asked_another_day": ((date.min, 3),),
    "not_answered": ((date.min, 2),),
    "nothing_afterwards": ((date.min, 1),),
    "declined_not_replaced": ((date.min, 1),),
}
"""What matters on a quick-time plan, and how many hours before the opening each is due; the rest can wait."""


def interpreters_advised(people: int, on: date) -> int:
    """How many interpreters are advised for so many people of one language: one for each eight begun."""
    return -(-people // in_force(PEOPLE_PER_INTERPRETER, on))


def nights_advised(on: date) -> int:
    """For how many nights a place is wanted."""
    return in_force(NIGHTS, on)


def conversation_rooms_advised(on: date) -> int:
    """How many rooms for conversations a centre has at the least."""
    return in_force(CONVERSATION_ROOMS, on)


def is_night(hour: int, on: date) -> bool:
    """Whether a local hour of the clock is one of the night, which goes past midnight."""
    return hour >= in_force(NIGHT_BEGINS, on) or hour < in_force(NIGHT_ENDS, on)


def is_quick(proposed: datetime, opens: datetime) -> bool:
    """Whether a plan is made within hours: its centre opens so soon after it was proposed (both UTC)."""
    return opens - proposed <= timedelta(hours=in_force(QUICK_HOURS, local_date(opens)))


def due_before(code: str, opens: datetime) -> datetime | None:
    """Until when (UTC) a piece of a quick-time plan is wanted; None for what can wait until the day after."""
    hours = HOURS_BEFORE.get(code)
    return opens - timedelta(hours=in_force(hours, local_date(opens))) if hours else None


def piece_due(code: str, day: date, proposed: date | None) -> date:
    """By when a piece is due: so many days before the day, but never before anybody had proposed it."""
    due = day - timedelta(days=in_force(DAYS_BEFORE[code], day))
    return min(day, max(due, proposed)) if proposed else due
