"""How long a wait may take, and how far beyond that it is."""

from dataclasses import dataclass, fields, replace
from datetime import datetime

from domain.events.planning import WaitingLimitsChanged
from domain.policy.waiting import WaitingLimits, waiting_limits
from projections.local_time import local_date, minutes_between
from projections.operation.state import OperationState


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Since when something waits (UTC), and how many minutes it may; None is that nothing says how long."""

    since: datetime
    limit: int | None = None

    def minutes(self, now: datetime) -> int:
        """How long it has waited by then, in whole minutes."""
        return minutes_between(self.since, now)

    def over(self, now: datetime) -> int | None:
        """Whole minutes beyond the limit by then; None within it, and where there is none."""
        beyond = 0 if self.limit is None else self.minutes(now) - self.limit
        return beyond if beyond > 0 else None


def limits_of(state: OperationState, now: datetime) -> WaitingLimits:
    """The limits of an operation at a moment (UTC): those usual on that day, or what was entered for it by then."""
    limits = waiting_limits(local_date(now))
    for recorded, event in sorted(state.events_of(WaitingLimitsChanged), key=lambda each: each[0].position):
        if recorded.envelope.recorded_at <= now:
            said = {each.name: getattr(event, each.name) for each in fields(limits)}
            limits = replace(limits, **{name: value for name, value in said.items() if value is not None})
    return limits
