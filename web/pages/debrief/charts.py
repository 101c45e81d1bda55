"""What the charts of the debrief draw: stretches of time, services and disruption."""

from collections.abc import Mapping
from dataclasses import dataclass

from projections.measures import TITLES, Measure
from projections.measures.measure import NOT_RECORDED
from web.charts import WITHIN, named
from web.charts.bar import Bar, track_of
from web.wording import label
from web.wording.states import FigureWords, When, said

TIMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("minutes", ("M40", "M41", "M42", "M82", "M83")),
    ("hours", ("M43", "M44", "M47", "M81", "M81b")),
    ("days", ("M45",)),
)
"""Stretches of time on one scale each."""
DONE = (
    ("Services to people, by agency", "M09a", "agency", "navy"),
    ("Services to people, by kind", "M09a", "kind", "navy"),
    ("Interventions against the exploitation, by agency", "M09b", "agency", "plum"),
    ("Interventions against the exploitation, by kind", "M09b", "kind", "plum"),
    ("What was done about premises", "M11", "kind", "plum"),
    ("Arrests, by offence group", "M10", "offence_group", "orange"),
)
"""Each chart of what was done: caption, figure, breakdown, colour."""


@dataclass(frozen=True, slots=True)
class Range:
    """One stretch of time as the range chart draws it; without a median its track is empty and says why."""

    code: str
    words: str
    said: FigureWords
    track: str = ""
    n: int = 0
    shortest: float | None = None
    median: float | None = None
    longest: float | None = None
    within: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """One chart of what was done."""

    caption: str
    code: str
    colour: str
    bars: list[Bar]


def times_of(figures: Mapping[str, Measure], when: When = "closed") -> list[tuple[str, list[Range]]]:
    """By unit, every stretch of time: those of which none was measured have no mark."""
    return [(unit, [_range(code, figures[code], when) for code in codes]) for unit, codes in TIMES]


def _range(code: str, measure: Measure, when: When) -> Range:
    words = said(measure.plain(), code, when)
    if measure.median is None:
        return Range(code, TITLES[code], words, track_of(words.state))
    n = int(measure.n or 0)
    within = "; ".join(f"within {WITHIN.get(name, label(name))}: {k} of {n}" for name, k in measure.within.items())
    lines = "; ".join(filter(None, (within, *words.lines)))
    return Range(code, TITLES[code], words, "", n, measure.shortest, measure.median, measure.longest, lines)


def services_of(figures: Mapping[str, Measure], when: When = "closed") -> list[Done]:
    """Each chart of what was done; a figure without a number has one empty track that says why."""
    charts, empty = [], set()
    for caption, code, name, colour in DONE:
        rows = figures[code].breakdowns.get(name, {}) if not figures[code].not_shown else {}
        if rows:
            bars = [Bar(named(key), n, unknown_only=key == NOT_RECORDED) for key, n in rows.items()]
            charts.append(Done(caption, code, colour, bars))
        elif code not in empty:
            empty.add(code)
            charts.append(Done(TITLES[code], code, colour, [_bare(code, figures[code], when)]))
    return charts


def _bare(code: str, measure: Measure, when: When) -> Bar:
    words = said(measure.plain(), code, when)
    return Bar(TITLES[code], measure.n, track=track_of(words.state), said=words.words)
