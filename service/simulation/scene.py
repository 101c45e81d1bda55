"""From a plan to the scene of its simulated days: moments become minutes, and whatever is not recorded is taken."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from domain.policy.capacity import QUIET_FROM, QUIET_UNTIL
from domain.policy.dated import in_force
from domain.policy.planning import conversation_rooms_advised
from domain.times import LONDON
from projections.local_time import local_date
from projections.views.plan.capacity import CapacityPlanned, OnSite
from projections.views.plan.centre_hours import LONGEST
from projections.views.plan.day_times import DayTimes
from service.simulation.day import Resources, Steps
from service.simulation.forecast import PlannedDay
from service.simulation.people import Spoken

Nights = list[tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a day has to talk with, as planned or as somebody asks "what if"; `debriefers` are the most at any hour."""

    people: int
    rooms: int
    debriefers: int
    interpreters: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a plan does not say and the simulation takes for granted."""

    rooms: bool
    debriefers: bool
    languages: bool


def planned(plan: CapacityPlanned) -> Capacity:
    """What the plan has; rooms as advised where none was made ready, and of those who debrief one for each room."""
    rooms = plan.rooms or conversation_rooms_advised(local_date(plan.opens) if plan.opens else date.max)
    most = max((n for _, n in _by_the_minute(plan, rooms, [])), default=0)
    spoken = {each.language: each.booked or 0 for each in plan.languages}
    return Capacity(plan.expected or 0, rooms, most or rooms, spoken)


def taken(plan: CapacityPlanned) -> Taken:
    """What of it nobody recorded."""
    unsaid = not plan.debriefers or any(each.staff is None for each in plan.debriefers)
    return Taken(plan.rooms is None, unsaid, not plan.languages)


def scene(plan: CapacityPlanned, has: Capacity, times: DayTimes) -> PlannedDay:
    """The scene of a plan with an opening, and with what somebody says it has."""
    assert plan.opens is not None
    nights = _nights(plan)
    return PlannedDay(
        has.people,
        _shares(plan),
        times,
        Resources(has.rooms, _shifted(plan, has, nights), tuple(sorted(has.interpreters.items()))),
        tuple(_minutes(plan.opens, starts) for starts, _ in nights if starts >= plan.opens),
    )


def _shares(plan: CapacityPlanned) -> Spoken:
    """Which share of the people speaks each language: as many more or fewer of each where more or fewer people come."""
    spoken = [(each.language, each.people) for each in plan.languages]
    known = sum(people or 0 for _, people in spoken)
    without = sum(people is None for _, people in spoken)
    whole = max(plan.expected or 0, known) or 1
    return tuple((code, (1 / without if people is None else people / whole)) for code, people in spoken)


def _nights(plan: CapacityPlanned) -> Nights:
    """The quiet hours of every night between opening and closing (UTC), in order."""
    assert plan.opens is not None
    ends, found = plan.closes or plan.opens + LONGEST, []
    day = local_date(plan.opens) - timedelta(days=1)
    while day <= local_date(ends):
        starts = datetime.combine(day, time(in_force(QUIET_FROM, day)), LONDON)
        day += timedelta(days=1)
        until = datetime.combine(day, time(in_force(QUIET_UNTIL, day)), LONDON)
        if starts < ends and until > plan.opens:
            found.append((starts, until))
    return found


def _by_the_minute(plan: CapacityPlanned, each: int, nights: Nights) -> Steps:
    """How many debrief from which minute on; `each` where a partner does not say how many it sends."""
    if plan.opens is None:
        return ()
    opens, closes = plan.opens, plan.closes or plan.opens + LONGEST
    there = plan.debriefers or (OnSite(opens, closes, None),)
    moments = {
        opens,
        closes,
        *(at for one in there for at in (one.starts, one.ends)),
        *(at for n in nights for at in n),
    }

    def debriefing(at: datetime) -> int:
        if at >= closes or any(starts <= at < ends for starts, ends in nights):
            return 0
        return sum(each if one.staff is None else one.staff for one in there if one.starts <= at < one.ends)

    return tuple((_minutes(opens, at), debriefing(at)) for at in sorted(moments) if opens <= at <= closes)


def _shifted(plan: CapacityPlanned, has: Capacity, nights: Nights) -> Steps:
    """The same with as many more or fewer, whenever anybody is there, as somebody says there are at the most."""
    steps = _by_the_minute(plan, planned(plan).rooms, nights)
    difference = has.debriefers - planned(plan).debriefers
    return tuple((at, max(0, n + difference) if n else 0) for at, n in steps)


def _minutes(opens: datetime, at: datetime) -> float:
    return (at - opens).total_seconds() / 60
