"""What is said of a simulation: the rows of its chart, what to add first, and what follows."""

from dataclasses import dataclass
from datetime import datetime
from math import inf

from domain.texts import Language
from service.simulation.advice import DEBRIEFER, ROOM, Addition
from service.simulation.beside import Simulated
from service.simulation.spread import Spread
from web.charts import duration, whole
from web.pages.capacity.moments import clock, span
from web.wording.capitals import capitalise
from web.wording.labels import label

ADDED = {ROOM: "one more room", DEBRIEFER: "one more who debriefs"}


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A row of the chart: minutes after opening for the picture, None beyond the hours; and the same in words."""

    words: str
    middle: str
    range: str
    low: float | None
    mark: float | None
    high: float | None
    note: str = ""


def chart(opens: datetime, made: Simulated) -> list[ClockRow]:
    """As it stands, each addition, and where somebody of another language is taken meanwhile."""
    now = made.forecast
    rows = [_row(opens, "As it stands", now.last, now.untalked.middle)]
    for each in made.advice.additions:
        if len(each.what) == 1 or each.helps:
            rows.append(_row(opens, capitalise(added(each)), each.last, each.left, _gain(each)))
    if other := made.advice.meanwhile:
        words = "Nothing more, but somebody of another language is taken while an interpreter is busy"
        rows.append(_row(opens, words, other.last, other.untalked.middle))
    return rows


def _row(opens: datetime, words: str, found: Spread, left: float, note: str = "") -> ClockRow:
    low, mark, high = (None if each == inf else each for each in (found.low, found.middle, found.high))
    middle = f"{whole(left)} not talked to" if mark is None else clock(opens, found.middle)
    return ClockRow(words, middle, span(opens, found), low, mark, high, note)


def _gain(each: Addition) -> str:
    if each.sooner >= 1:
        return "Then within these hours" if each.sooner == inf else f"{duration(round(each.sooner))} sooner"
    return f"{whole(each.fewer)} more talked to" if each.fewer >= 1 else "Hardly any sooner"


def added(each: Addition) -> str:
    """What is added, in words."""
    *others, last = (ADDED.get(one) or f"one more interpreter of {label(Language(one))}" for one in each.what)
    return f"{', '.join(others)} and {last}" if others else last


def then(opens: datetime, each: Addition | None, never: bool) -> str:
    """What follows from adding it; or why nothing helps."""
    if each is None and never:
        return "No single addition brings everybody into these hours: plan longer ones."
    if each is None:
        return "What takes the time is when people come, and the conversations themselves."
    if each.last.middle == inf:
        return "Then still not everybody is talked to in time, but fewer people are left."
    return f"Then the last conversation ends at {clock(opens, each.last.middle)}."
