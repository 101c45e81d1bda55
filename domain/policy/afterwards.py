"""How long what comes next for a person takes, each with its source and the dates from which it holds.

Nobody publishes one list of them: each value names who says so (FACTS 1.6, 1.7, 2.10, 4.1).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from domain.policy.dated import Dated, in_force
from domain.policy.nrm import REASONABLE_GROUNDS_WORKING_DAYS, RECOVERY_MIN_DAYS
from domain.policy.waiting import SOCIAL_WORKER_DAYS

TimeUnit = Literal["hours", "days", "working_days"]


@dataclass(frozen=True, slots=True)
class Timeframe:
    """How long a step takes, and who says so."""

    values: Dated
    unit: TimeUnit
    source: str
    least: bool = False
    """Whether it is so long at least, and not at most."""

    def on(self, day: date) -> int:
        """The number of units that holds on a day."""
        return in_force(self.values, day)

    def before(self, day: date) -> tuple[int, date] | None:
        """What held before the value of a day did, and its last day; None where nothing else held."""
        begun = [since for since, _ in self.values if since <= day]
        last = begun[-1] - timedelta(days=1) if begun[1:] else None
        return (self.on(last), last) if last else None


TIMEFRAMES: Mapping[str, Timeframe] = {
    "refer_or_notify": Timeframe(((date.min, 48),), "hours", "Bradford: normally 24 to 48 hours from meeting somebody"),
    "reasonable_grounds": Timeframe(REASONABLE_GROUNDS_WORKING_DAYS, "working_days", "Home Office: a target, no limit"),
    "council_bed": Timeframe(
        REASONABLE_GROUNDS_WORKING_DAYS, "working_days", "Newcastle and Kirklees: a council's bed until the decision"
    ),
    "support_begins": Timeframe(((date.min, 5),), "days", "Home Office: ordinary support can take so long to begin"),
    "recovery": Timeframe(
        RECOVERY_MIN_DAYS, "days", "Hansard, 13 December 2022; Newcastle found 45 days too few", least=True
    ),
    "bed_after_decision": Timeframe(((date.min, 0),), "days", "Bradford: for somebody who has nowhere, the same day"),
    "housing_advice": Timeframe(((date.min, 0),), "days", "our own default: a housing officer is in the centre"),
    "child_seen": Timeframe(
        SOCIAL_WORKER_DAYS, "days", "Hampshire: social worker and police, the same or the next day"
    ),
    "child_bed": Timeframe(((date.min, 0),), "days", "Hampshire: a place for children, never the dormitory"),
    "roof_meanwhile": Timeframe(((date.min, 0),), "days", "Bradford: a roof while the need is assessed"),
}
"""Each step that takes a known time, by its code."""
OWN_TIMES_ENOUGH: Dated = ((date.min, 5),)
"""Of how many people a time of this service's own operations must be before it is told: as few as are ever published
unhidden (our own default)."""
