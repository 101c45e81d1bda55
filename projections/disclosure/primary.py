"""Primary suppression: what is sensitive in itself, because it is small now, as a change, or as the rest of a total."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Literal

from projections.disclosure.beside import left_between
from projections.disclosure.read_back import cells_in, sum_in
from projections.disclosure.settings import PublishedFigures, Settings

Sensitive = Literal["small", "change", "rest"]
"""How a number is sensitive in itself: now, as a change since an earlier version, as the rest of a total."""


def why_sum(terms: Mapping[str, int], values: Mapping[str, int], settings: Settings) -> Sensitive | None:
    """How this sum of quantities is small; None where it is not."""
    settings = settings.about(terms)
    now = sum(factor * values[quantity] for quantity, factor in terms.items())
    if settings.small(now):
        return "small"
    if _sum_changed(terms, values, settings):
        return "change"
    return "rest" if _rest_is_small(terms, now, settings) else None


def sum_is_sensitive(terms: Mapping[str, int], values: Mapping[str, int], settings: Settings) -> bool:
    """Whether this sum of quantities is small: now, as a change, or as the rest of a total."""
    return why_sum(terms, values, settings) is not None


def _sum_changed(terms: Mapping[str, int], values: Mapping[str, int], settings: Settings) -> bool:
    now = sum(factor * settings.rounded(values[quantity]) for quantity, factor in terms.items())
    earlier = (sum_in(report, terms) for report in reversed(settings.before))
    last = next((n for n in earlier if n is not None), None)
    return last is not None and settings.small(now - last)


def _rest_is_small(terms: Mapping[str, int], now: int, settings: Settings) -> bool:
    if settings.parts is None or settings.rounding:
        return False
    if any(map(settings.small, left_between(lambda table: sum_in(table, terms), now, settings))):
        return True
    return settings.small(now - sum(sum_in(part, terms) or 0 for part in settings.parts))


def why_cell(code: str, key: str, n: int, settings: Settings) -> Sensitive | None:
    """How a cell is small; None where it is not."""
    if settings.small(n):
        return "small"
    if _cell_changed(code, key, n, settings):
        return "change"
    left = (rest_of_cells(code, (key,), n, settings), *left_between(partial(_cell_in, code, key), n, settings))
    return "rest" if any(map(settings.small, left)) else None


def _cell_in(code: str, key: str, table: PublishedFigures) -> int | None:
    cells = cells_in(table, code)
    return None if cells is None else cells.get(key, 0)


def cell_is_sensitive(code: str, key: str, n: int, settings: Settings) -> bool:
    return why_cell(code, key, n, settings) is not None


def _cell_changed(code: str, key: str, n: int, settings: Settings) -> bool:
    for report in reversed(settings.before):
        cells = cells_in(report, code)
        earlier = None if cells is None else cells.get(key, 0)
        if earlier is not None:
            return settings.small(settings.rounded(n) - earlier)
    return False


def rest_of_cells(code: str, keys: Collection[str], n: int, settings: Settings) -> int:
    """What is left of cells of a total beside the parts that show them; 0 where there is nothing to take away."""
    if settings.parts is None or settings.rounding:
        return 0
    shown = [cells_in(part, code) or {} for part in settings.parts]
    return n - sum(cells.get(key) or 0 for cells in shown for key in keys)
