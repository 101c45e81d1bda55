"""Secondary suppression of cells: which cells of a breakdown are shown, where all of them add up to a shown total."""

from collections.abc import Collection, Mapping

from projections.disclosure.group import hides_everybody, tells_of_everybody
from projections.disclosure.policy import GROUPS, PARTITIONS
from projections.disclosure.primary import cell_is_sensitive, rest_of_cells
from projections.disclosure.read_back import Cells, cells_in, hidden_cells
from projections.disclosure.settings import Settings


def shown_cells(code: str, cells: Mapping[str, int], settings: Settings, hidden: Collection[str]) -> Cells | None:
    """The cells with None for each that is hidden; None where no way of hiding is safe and all are left out.

    Small cells are hidden, then the smallest of the others until no hidden cell can be worked out. All are left out as
    well where they would tell something of everybody.
    """
    settings = settings.about((PARTITIONS[code][1],))
    cells = {key: n for key, n in cells.items() if n}
    if tells_of_everybody(code, cells) or _change_tells(code, cells, settings):
        return None
    away = {key for key, n in cells.items() if key in hidden or cell_is_sensitive(code, key, n, settings)}
    away |= _hidden_still(code, cells, settings)
    while away and not _safe(code, cells, away, settings):
        others = [(n, key) for key, n in cells.items() if key not in away]
        if not others:
            return None
        # The smallest costs least information, and is the most likely to protect the others by its own range.
        away.add(min(others)[1])
    if hides_everybody(code, cells, away):
        return None
    return {key: None if key in away else n for key, n in cells.items()}


def _change_tells(code: str, cells: Mapping[str, int], settings: Settings) -> bool:
    """Whether all that moved since the last version stands under labels that the public may not learn of all."""
    before = next((told for report in reversed(settings.before) if (told := cells_in(report, code))), {})
    was = {key: before.get(key, 0) for key in {*cells, *before}}
    shown = {key: n for key, n in was.items() if n is not None}
    moved = {key for key, n in shown.items() if settings.rounded(cells.get(key, 0)) != n}
    return bool(before) and bool(moved) and moved <= GROUPS.get(code, frozenset())


def _safe(code: str, cells: Mapping[str, int], away: Collection[str], settings: Settings) -> bool:
    """Each hidden cell may still be two numbers: where it is at least 1, and where it is below the threshold."""
    many, total = len(away), sum(cells[key] for key in away)
    if many < 2 or total == many or total == many * (settings.threshold - 1):
        return False
    return not _sum_changed(code, away, total, settings) and not settings.small(
        rest_of_cells(code, away, total, settings)
    )


def _hidden_before(code: str, settings: Settings) -> tuple[frozenset[str], int] | None:
    found = (hidden_cells(report, code) for report in reversed(settings.before))
    return None if settings.rounding else next((each for each in found if each), None)


def _hidden_still(code: str, cells: Mapping[str, int], settings: Settings) -> set[str]:
    """Cells hidden last time, where their sum has hardly moved: to show them now would show them then."""
    before = _hidden_before(code, settings)
    if before is None or abs(sum(cells.get(key, 0) for key in before[0]) - before[1]) >= settings.threshold:
        return set()
    return {key for key in before[0] if key in cells}


def _sum_changed(code: str, away: Collection[str], total: int, settings: Settings) -> bool:
    before = _hidden_before(code, settings)
    return before is not None and before[0] == set(away) and settings.small(total - before[1])
