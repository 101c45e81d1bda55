"""The result in words and as a chart: moments by the local clock, ranges, what to add first, what was assumed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import inf

from domain.policy.capacity import QUIET_FROM, QUIET_UNTIL
from domain.policy.dated import in_force
from domain.texts import Language
from projections.local_time import local_clock, local_date
from projections.views.plan.capacity import CapacityPlanned
from service.clock import LONDON
from service.simulation.advice import DEBRIEFER, ROOM, Addition
from service.simulation.beside import Simulated
from service.simulation.forecast import Spread
from service.simulation.past import KnownTimes
from service.simulation.scene import Capacity, Taken
from web.charts import duration, whole
from web.wording.labels import label

NEVER = "Not within these hours"
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


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is needed: what it is, how much in most days, what the plan has."""

    what: str
    needed: str
    has: str
    short: bool = False


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


def chart(opens: datetime, made: Simulated) -> list[ClockRow]:
    """As it stands, each addition, and where somebody of another language is taken meanwhile."""
    now = made.forecast
    rows = [_row(opens, "As it stands", now.last, now.untalked.middle)]
    for each in made.advice.additions:
        if len(each.what) == 1 or each.helps:
            rows.append(_row(opens, capitalised(added(each)), each.last, each.left, _gain(each)))
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


def capitalised(words: str) -> str:
    """The same at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def then(opens: datetime, each: Addition | None, never: bool) -> str:
    """What follows from adding it; or why nothing helps."""
    if each is None and never:
        return "No single addition brings everybody into these hours: plan longer ones."
    if each is None:
        return "What takes the time is when people come, and the conversations themselves."
    if each.last.middle == inf:
        return "Then still not everybody is talked to in time, but fewer people are left."
    return f"Then the last conversation ends at {clock(opens, each.last.middle)}."


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


def needs(plan: CapacityPlanned, has: Capacity, made: Simulated) -> list[Need]:
    """Beds and interpreters that most days need, beside what there is."""
    beds, found = made.forecast.beds, []
    booked = "not recorded" if plan.beds is None else f"{plan.beds}"
    nights = "None: the centre closes before the night" if not beds.high else numbers(beds)
    found.append(Need("Beds", nights, f"Planned: {booked}", plan.beds is not None and plan.beds < beds.high))
    for code, at_once in made.advice.enough.at_once:
        there = has.interpreters.get(code, 0)
        what = f"Interpreters, {label(Language(code))}"
        found.append(Need(what, f"{numbers(at_once)} at work at once", f"Here: {there}", there < at_once.middle))
    return found


def numbers(found: Spread) -> str:
    """A range of whole numbers."""
    low, middle, high = (whole(each) for each in (found.low, found.middle, found.high))
    return middle if low == high else f"{middle} ({low} to {high})"


def assumptions(plan: CapacityPlanned, known: KnownTimes, unsaid: Taken, has: Capacity, counted: bool) -> list[str]:
    """In plain words, what the result rests on."""
    times, day = known.times, local_date(plan.opens) if plan.opens else date.max
    of_how_many = f"{known.operations} past operations" if counted else "past operations"
    source = f"of {of_how_many}" if known.operations else "of the reference day: there are too few past operations yet"
    lengths = f"{whole(min(times.length))} to {whole(max(times.length))} minutes"
    found = [
        f"Arrivals, registration, health screen and conversations take as long as those {source}. A conversation took "
        f"{lengths}. More people do not make the health screen slower here; on the day they may.",
        "People are talked to in the order in which they are ready. Whoever's interpreter is busy keeps the room "
        "meanwhile: a careful reckoning, so that more of anything never makes it look later.",
        "Each conversation takes one room, one who debriefs and, unless it is in English, one interpreter. Who goes "
        "home finishes a conversation first. Meals and breaks are in it only as far as they were then.",
        f"Between {in_force(QUIET_FROM, day)}:00 and {in_force(QUIET_UNTIL, day):02}:00 no conversation begins.",
    ]
    if unsaid.rooms:
        found.append(f"No rooms are made ready yet: {has.rooms} are taken.")
    if unsaid.debriefers:
        found.append("Not every first responder organisation on site has said how many it sends: one for each room.")
    if unsaid.languages:
        found.append("No language is expected yet: everybody is taken to speak English, which is too good to be true.")
    left = (plan.expected or 0) - sum(each.people or 0 for each in plan.languages)
    if plan.languages and left > 0:
        rest = (
            "One person of whom no language is said is"
            if left == 1
            else f"{left} people of whom no language is said are"
        )
        found.append(f"{rest} taken to speak English.")
    return found


def without(plan: CapacityPlanned, has: Capacity) -> list[str]:
    """Languages for which nobody interprets, by their English names."""
    people: Mapping[str, int | None] = {each.language: each.people for each in plan.languages}
    return [str(label(Language(code))) for code, n in has.interpreters.items() if not n and people.get(code) != 0]
