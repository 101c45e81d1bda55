"""The outcomes that stand first, as large tiles."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from projections.measures import PER_OPERATION, SHORT, Measure
from web.wording import label
from web.wording.states import FigureWords, When, said

TILES = ("M88", "M02b", "M04", "M05", "M06", "M28", "M07", "M10")
"""The outcomes that stand first, as large tiles."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One outcome in large: its figure in words, and what else there is to know, each a line."""

    code: str
    words: str
    said: FigureWords
    more: tuple[str, ...]


def tiles_of(figures: Mapping[str, Measure], tiles: tuple[str, ...] = TILES, when: When = "closed") -> list[Tile]:
    """The outcomes as tiles."""
    return [_tile(code, figures[code], when) for code in tiles]


def _tile(code: str, measure: Measure, when: When) -> Tile:
    words = said(measure.plain(), code, when)
    if words.is_number and code in PER_OPERATION and measure.of == 1:
        words = replace(words, small="")  # Of one operation nobody says that it is one.
    below = [] if words.is_number or words.state == "none" else [words.small]
    more = [*below, words.share, *_notes(code, measure), *words.lines]
    return Tile(code, SHORT[code], words, tuple(filter(None, more)))


def _notes(code: str, measure: Measure) -> list[str]:
    """What stands beside some figures: duties not yet discharged, arrests by offence."""
    if measure.not_shown:
        return []
    if code == "M06":
        waits = {"open": "open", "deferred": "asked for time"}
        return [f"{n} {waits.get(key, key)}" for key, n in measure.breakdowns.get("outcome", {}).items()]
    if code == "M10":
        return [f"{n} {label(key)}" for key, n in measure.breakdowns.get("offence_group", {}).items()]
    return []
