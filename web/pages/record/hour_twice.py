"""The nights on which the clocks went back, and the hour from one to two came twice."""

from datetime import date, timedelta

from domain.times import read_date
from projections.local_time import local_date
from projections.operation.state import OperationState
from service.clock_of_a_day import recording_clock


def nights(state: OperationState | None, on: str, at: str) -> str:
    """The days of which to ask which of the two: those that the operation lived through, and what was typed of one."""
    today = local_date(recording_clock(state))
    first = local_date(state.entries[0].at) if state and state.entries else today
    lived = {night for year in range(first.year, today.year + 1) if first <= (night := autumn_night(year)) <= today}
    typed = {day for text in (on, at[:10]) if (day := _day(text)) and day == autumn_night(day.year)}
    return " or ".join(f"{night:%-d %B %Y}" for night in sorted(lived | typed))


def autumn_night(year: int) -> date:
    """The last Sunday of October, when the hour from one to two comes twice."""
    last = date(year, 10, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _day(text: str) -> date | None:
    try:
        return read_date(text)
    except ValueError:
        return None
