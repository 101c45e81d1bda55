"""The live views by name: each renders its parts for an audience, from the templates that drew the page."""

from collections.abc import Callable

from domain.kernel import Past
from projections.day import Day
from service.access import sees
from web.pages import board, timeline
from web.wording import sentence

Parts = dict[str, str]
"""HTML by the id of the element that it takes the place of."""

VIEWS: dict[str, Callable[[Day, frozenset[str]], Parts]] = {
    "board": board.parts,
    "wall": board.wall_parts,
    "timeline": timeline.parts,
    "data": lambda day, audience: {},
}


def says(pasts: list[Past], audience: frozenset[str]) -> str:
    """One line for a screen reader: the latest thing that this audience may know."""
    known = [past for past in pasts if sees(audience, type(past.event).__name__)]
    return sentence(known[-1], audience) if known else ""
