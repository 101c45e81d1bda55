"""Moments and stretches of simulated days in words, by the local clock."""

from datetime import datetime, timedelta
from math import inf

from projections.local_time import local_clock, local_date
from service.clock import LONDON
from service.simulation.spread import Spread
from web.charts import duration

NEVER = "Not within these hours"


def clock(opens: datetime, minutes: float) -> str:
    """A moment of the simulated day: by the clock, with its day where it is another one."""
    if minutes == inf:
        return NEVER
    moment = opens + timedelta(minutes=minutes)
    day = "" if local_date(moment) == local_date(opens) else f"{moment.astimezone(LONDON):%a %-d %b}, "
    return f"{day}{local_clock(moment)}"


def span(opens: datetime, found: Spread) -> str:
    """From when to when eight of ten days lie."""
    if found.low == inf:
        return NEVER
    late = clock(opens, found.high)
    return f"{clock(opens, found.low)} to {'not within these hours' if found.high == inf else late}"


def begins(opens: datetime, first: Spread) -> str:
    """When the first conversation begins."""
    return "No conversation begins" if first.middle == inf else f"The first begins at {clock(opens, first.middle)}"


def waits(found: Spread) -> tuple[str, str]:
    """How long people wait: the median, and the range."""
    if found.middle == inf:
        return "Most people are not talked to", " within these hours"
    high = "never within these hours" if found.high == inf else duration(round(found.high))
    ends = f"; eight of ten people {duration(round(found.low))} to {high}"
    return duration(round(found.middle)), f" from arriving to the conversation{ends}"
