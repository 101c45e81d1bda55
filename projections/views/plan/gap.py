"""A gap of a plan: what is missing, about whom, who owes it, by when; and whether a day is safe without it."""

from dataclasses import dataclass
from datetime import date

from domain.policy.planning import piece_due
from projections.local_time import local_date
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import first_opening

OWNERS = {
    "no_point_of_contact": "community safety manager",
    "no_information_asked": "community safety manager",
    "no_planning_meeting": "police tactical lead",
    "response_not_decided": "community safety manager",
    "no_objectives": "community safety manager",
    "no_venue": "community safety manager",
    "venue_not_assessed": "community safety manager",
    "venue_lacks": "community safety manager",
    "beds_short": "housing lead",
    "nights_short": "housing lead",
    "no_first_responder": "police tactical lead",
    "no_childrens_lead": "children's services lead",
    "no_health": "health lead",
    "no_emergency_planning": "emergency planning officer",
    "no_interpreter": "community safety manager",
    "interpreters_short": "community safety manager",
    "no_interpreter_at_night": "community safety manager",
    "role_not_described": "community safety manager",
    "no_memorandum": "community safety manager",
    "agreement_unsigned": "each partner",
    "information_outstanding": "each service",
    "briefing_not_issued": "community safety manager",
    "briefing_not_opened": "each partner",
    "no_risk_assessment": "community safety manager",
    "no_impact_assessment": "information governance lead",
    "no_budget": "community safety manager",
    "no_supplies": "welfare lead",
    "nothing_afterwards": "housing lead",
    "opens_another_day": "community safety manager",
    "asked_another_day": "community safety manager",
    "not_answered": "each partner",
    "declined_not_replaced": "community safety manager",
    "on_call_time_unknown": "each partner",
    "handover_not_taken": "centre coordinator",
    "rooms_short": "centre coordinator",
    "hours_uncovered": "community safety manager",
}
"""Each code in the order in which gaps stand, by the post that owes it where no partner or service does (FACTS 2.5)."""
CODES = tuple(OWNERS)
BLOCKS = frozenset({"no_first_responder", "no_childrens_lead", "no_venue", "no_risk_assessment"})
"""Without these a day is not lawful or not safe. It is advice: it never stops anybody."""
ADVISED = frozenset(
    {
        *("no_information_asked", "no_planning_meeting", "response_not_decided", "no_emergency_planning"),
        *("venue_lacks", "rooms_short", "no_interpreter_at_night"),
        *("role_not_described", "no_memorandum", "not_answered", "on_call_time_unknown"),
        *("opens_another_day", "asked_another_day"),
    }
)
"""What published practice advises beside what every plan is held against: programs read these apart."""


@dataclass(frozen=True, slots=True)
class PlanGap:
    """One thing that a plan lacks; `about` is a partner's name, a service, a language, a way, an hour, what a
    venue has not got, or nobody."""

    code: str
    owner: str
    due: date | None
    about: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether the day is not lawful or not safe without it."""
        return self.code in BLOCKS


def gap(state: OperationState, code: str, about: str | None = None, owner: str | None = None) -> PlanGap:
    """A gap as policy says by when it is to be filled, and by whom unless somebody is named."""
    day, proposed = planned_day(state), state.operation.proposed
    due = piece_due(code, day, local_date(proposed.at) if proposed else None) if day else None
    return PlanGap(code, owner or OWNERS[code], due, about)


def planned_day(state: OperationState) -> date | None:
    """The day that is planned for: as proposed, else that on which a centre is to open; None where neither is known."""
    if state.operation.planned_for:
        return state.operation.planned_for
    opens = first_opening(state)
    return local_date(opens) if opens else None


def policy_day(state: OperationState) -> date:
    """The day by whose policy a plan is judged: the planned one, else the latest that anything is in force."""
    return planned_day(state) or date.max
