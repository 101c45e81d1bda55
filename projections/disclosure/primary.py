"""Primary suppression: what is sensitive in itself, because it is small now, as a change, or as the rest of a total."""

from collections.abc import Collection, Mapping

from projections.disclosure.read_back import cells_in, sum_in
from projections.disclosure.settings import Settings


def sum_is_sensitive(terms: Mapping[str, int], values: Mapping[str, int], settings: Settings) -> bool:
    """Whether this sum of quantities is small: now, as a change, or as the rest of a total."""
    settings = settings.about(terms)
    now = sum(factor * values[quantity] for quantity, factor in terms.items())
    return settings.small(now) or _sum_changed(terms, values, settings) or _rest_is_small(terms, now, settings)


def _sum_changed(terms: Mapping[str, int], values: Mapping[str, int], settings: Settings) -> bool:
    now = sum(factor * settings.rounded(values[quantity]) for quantity, factor in terms.items())
    earlier = (sum_in(report, terms) for report in reversed(settings.before))
    last = next((n for n in earlier if n is not None), None)
    return last is not None and settings.small(now - last)


def _rest_is_small(terms: Mapping[str, int], now: int, settings: Settings) -> bool:
    if settings.parts is None or settings.rounding:
        return False
    return settings.small(now - sum(sum_in(part, terms) or 0 for part in settings.parts))


def cell_is_sensitive(code: str, key: str, n: int, settings: Settings) -> bool:
    return (
        settings.small(n)
        or _cell_changed(code, key, n, settings)
        or settings.small(rest_of_cells(code, (key,), n, settings))
    )


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
