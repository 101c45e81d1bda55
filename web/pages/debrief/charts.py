"""What the charts of the debrief draw: tiles, stretches of time, services and disruption."""

from collections.abc import Mapping
from dataclasses import dataclass

from projections.measures import PER_OPERATION, SHORT, TITLES, Measure
from web.charts import WITHIN, named, share
from web.wording import label

TILES = ("M88", "M02b", "M04", "M05", "M06", "M28", "M07", "M10")
"""The outcomes that stand first, as large tiles."""
TIMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("minutes", ("M40", "M41", "M42", "M82", "M83")),
    ("hours", ("M43", "M44", "M47", "M81", "M81b")),
    ("days", ("M45",)),
)
"""Stretches of time on one scale each."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One outcome in large: its figure, and a line of what else there is to know."""

    code: str
    words: str
    n: float | None
    of: int | None
    more: str


@dataclass(frozen=True, slots=True)
class Range:
    """One stretch of time as the range chart draws it."""

    code: str
    words: str
    n: int
    shortest: float
    median: float
    longest: float
    within: str


def tiles_of(figures: Mapping[str, Measure], tiles: tuple[str, ...] = TILES) -> list[Tile]:
    """The outcomes as tiles; a share only where the denominator is ten or more."""
    return [_tile(code, figures[code]) for code in tiles]


def _tile(code: str, measure: Measure) -> Tile:
    of = None if code in PER_OPERATION else measure.of
    said = [share(measure.n, of), *_notes(code, measure)]
    if measure.not_recorded and measure.n is not None:
        said.append(f"{measure.not_recorded} not recorded")
    return Tile(code, SHORT[code], measure.n, of, ", ".join(filter(None, said)))


def _notes(code: str, measure: Measure) -> list[str]:
    """What stands beside some figures: duties not yet discharged, arrests by offence, nobody who could."""
    if code == "M05" and measure.of == 0:
        return ["none was due"]
    if code == "M06":
        waits = {"open": "open", "deferred": "asked for time"}
        return [f"{n} {waits.get(key, key)}" for key, n in measure.breakdowns.get("outcome", {}).items()]
    if code == "M10":
        return [f"{n} {label(key)}" for key, n in measure.breakdowns.get("offence_group", {}).items()]
    return []


def times_of(figures: Mapping[str, Measure]) -> list[tuple[str, list[Range], list[str]]]:
    """By unit: the stretches that were measured, and the titles of those of which there is none."""
    found = []
    for unit, codes in TIMES:
        rows = [row for code in codes if (row := _range(code, figures[code]))]
        found.append((unit, rows, [TITLES[code] for code in codes if figures[code].median is None]))
    return found


def _range(code: str, measure: Measure) -> Range | None:
    if measure.median is None or measure.shortest is None or measure.longest is None:
        return None
    n = int(measure.n or 0)
    within = "; ".join(f"within {WITHIN.get(name, label(name))}: {k} of {n}" for name, k in measure.within.items())
    return Range(code, TITLES[code], n, measure.shortest, measure.median, measure.longest, within)


def services_of(figures: Mapping[str, Measure]) -> list[tuple[str, str, str, list[tuple[str, int]]]]:
    """Each chart of what was done: caption, figure, colour and rows; no rows where nothing was recorded."""
    charts = (
        ("Services to people, by agency", "M09a", "agency", "navy"),
        ("Services to people, by kind", "M09a", "kind", "navy"),
        ("Interventions against the exploitation, by agency", "M09b", "agency", "plum"),
        ("Interventions against the exploitation, by kind", "M09b", "kind", "plum"),
        ("What was done about premises", "M11", "kind", "plum"),
        ("Arrests, by offence group", "M10", "offence_group", "orange"),
    )
    return [
        (caption, code, colour, [(named(key), n) for key, n in figures[code].breakdowns.get(name, {}).items()])
        for caption, code, name, colour in charts
    ]
