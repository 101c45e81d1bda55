"""Hours that nobody covers, as stretches in words."""

from collections.abc import Sequence
from datetime import datetime

from projections.local_time import LONDON, local_clock, local_date
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import HOUR, Stretch
from projections.views.plan.hours import uncovered
from projections.views.plan.partners import Organised
from web.wording.gaps import COVER


def stretches(state: OperationState, organised: Organised) -> list[str]:
    """The uncovered hours in words: "health on site, Tue 13 Oct 12:00 to 20:00"."""
    found = [(each.starts, each.missing) for each in uncovered(state, organised)]
    said = []
    for need, words in COVER.items():
        for starts, ends in joined([starts for starts, missing in found if need in missing]):
            said.append(
                f"{words} on site, {starts.astimezone(LONDON):%a %-d %b} {local_clock(starts)} to {_end(starts, ends)}"
            )
    return said


def joined(hours: Sequence[datetime]) -> list[Stretch]:
    """Hours that follow one another as one stretch."""
    found: list[Stretch] = []
    for hour in hours:
        if found and found[-1][1] == hour:
            found[-1] = (found[-1][0], hour + HOUR)
        else:
            found.append((hour, hour + HOUR))
    return found


def _end(starts: datetime, ends: datetime) -> str:
    same = local_date(starts) == local_date(ends)
    return local_clock(ends) if same else f"{ends.astimezone(LONDON):%a %-d %b} {local_clock(ends)}"
