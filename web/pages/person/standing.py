"""What a person is at or waits for, and since when: the first line of their page."""

from dataclasses import dataclass
from datetime import datetime

from projections.local_time import local_date, minutes_between
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.limits import limits_of
from service.access.people import PersonShown
from service.access.queue import shown_waiting
from service.access.visibility import may_see
from web.wording.person import NEED
from web.wording.stages import AWAY, STAGES
from web.wording.waits import AT, told, tone


@dataclass(frozen=True, slots=True)
class StandsAt:
    """What somebody is at (a code of `AT`, or a health need), in words, since when (UTC), how long, how urgently.

    `today` is whether it began on the day that it is.
    """

    code: str
    words: str
    since: datetime
    lasts: str
    tone: str
    today: bool


def standing(state: OperationState, person: Person, seen_by: frozenset[str], now: datetime) -> StandsAt | None:
    """What is wanted first; None where nothing is, and where this audience may know of nothing."""
    found = _at(state, person, seen_by, now)
    if found is None or person.voided or person.departed:
        return None
    code, since, limit = found
    minutes = minutes_between(since, now)
    return StandsAt(
        code,
        AT.get(code, NEED),
        since,
        told(minutes, limit),
        tone(minutes, limit),
        local_date(since) == local_date(now),
    )


def stage_words(shown: PersonShown) -> str:
    """How far somebody is; whoever is not in the centre waits for nothing there."""
    if shown.voided:
        return "Registration voided"
    away = (shown.out or shown.missing) and not shown.departed
    return (AWAY.get(shown.stage) if away else None) or STAGES[shown.stage]


def _at(
    state: OperationState, person: Person, seen_by: frozenset[str], now: datetime
) -> tuple[str, datetime, int | None] | None:
    if person.missing:
        return "missing", person.missing.at, None
    if person.out:
        return "out", person.out.at, limits_of(state, now).out_minutes
    if person.session:
        return "talking", person.session.started.at, None
    if person.need and not person.need_met and may_see(seen_by, "health_need"):
        return "health_need", person.need.at, None
    wait = next((each for each in shown_waiting(state, seen_by, now) if each.person == person.id), None)
    return (wait.what, wait.since, wait.limit) if wait else None
