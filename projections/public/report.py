"""The public version of the figures: small numbers are hidden by construction, whatever they could be worked out from.

Default: 1 to 4 are hidden and zero is shown (FACTS 5.4). Rounding, to the nearest 5 for example, is off by default.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from projections.measures import TITLES
from projections.measures.measure import Measure
from projections.public.beside import Place, Report, changed_a_little, left_over
from projections.public.cells import hidden_cells
from projections.public.published import LEFT_OUT, PUBLISHED, SOURCE, Table
from projections.public.quantities import hidden_quantities

HIDDEN: dict[str, Any] = {"n": None, "suppressed": True}


def public_report(
    figures: Mapping[str, Measure],
    *,
    threshold: int = 5,
    rounding: int | None = None,
    before: Sequence[Report] = (),
    parts: Sequence[Report] | None = None,
) -> dict[str, dict[str, Any]]:
    """Every figure under its id. A hidden cell is None, a hidden or unpublished figure is `HIDDEN`.

    `before` are earlier public versions of the same operation, the oldest first; `parts` the public reports of single
    operations that stand beside a total over several.
    """
    version = _Version(figures, threshold, rounding)
    also = changed_a_little(version.places, before, threshold)
    if parts is not None:
        also |= left_over(version.places, parts, figures["M01"].of or 0, threshold)
    return version.hiding(also)


class _Version:
    """One public version being made."""

    def __init__(self, figures: Mapping[str, Measure], threshold: int, rounding: int | None) -> None:
        self.figures, self.threshold, self.rounding = figures, threshold, rounding
        read = {name: getattr(figures[code], key) for name, (code, key) in SOURCE.items()}
        self.values: dict[str, int] = {name: int(value) for name, value in read.items() if value is not None}
        self.cells: dict[str, Mapping[str, int]] = {
            code: figures[code].breakdowns.get(table.cells[0], {}) for code, table in PUBLISHED.items() if table.cells
        }
        self.places: dict[Place, int] = {(name,): value for name, value in self.values.items()}
        self.places |= {(code, cell): n for code, cells in self.cells.items() for cell, n in cells.items()}

    def hiding(self, also: set[Place]) -> dict[str, dict[str, Any]]:
        """The version with these places hidden, and all that follows from it."""
        forced = frozenset(place[0] for place in also if len(place) == 1)
        self.hidden = hidden_quantities(self.values, self.threshold, forced)
        self.also = also
        return {code: self._figure(code, PUBLISHED.get(code)) for code in TITLES}

    def _figure(self, code: str, table: Table | None) -> dict[str, Any]:
        measure = self.figures[code]
        if table is None or {table.n, table.of} & self.hidden:
            return dict(HIDDEN)
        if measure.n is None and measure.not_recorded:
            return {"n": None, "not_recorded": measure.not_recorded}
        breakdowns: dict[str, Any] = {name: dict(measure.breakdowns.get(name, {})) for name in table.free}
        if table.cells and table.cells[1] not in self.hidden:
            cells = self._cells(code)
            if LEFT_OUT in cells and cells[LEFT_OUT] is None and table.n is None:
                return dict(HIDDEN)
            breakdowns[table.cells[0]] = cells
        return self._plain(measure, table, {name: rows for name, rows in breakdowns.items() if rows})

    def _cells(self, code: str) -> dict[str, int | None]:
        counts = {cell: n for cell, n in self.cells[code].items() if n}
        hidden = hidden_cells(counts, self.threshold, [cell for cell in counts if (code, cell) in self.also])
        if hidden is None:
            return {}
        return {cell: None if cell in hidden else self._rounded(n) for cell, n in counts.items()}

    def _plain(self, measure: Measure, table: Table, breakdowns: dict[str, Any]) -> dict[str, Any]:
        about_people = table.n is not None or table.cells is not None
        said: dict[str, Any] = {"n": self._rounded(measure.n) if about_people else measure.n}
        if measure.of is not None and table.plain_of:
            said["of"] = self._rounded(measure.of) if table.of else measure.of
        if measure.unit:
            said["unit"] = measure.unit
        if measure.not_recorded:
            said["not_recorded"] = measure.not_recorded
        return {**said, **({"breakdowns": breakdowns} if breakdowns else {})}

    def _rounded(self, n: Any) -> Any:
        if not self.rounding or n is None:
            return n
        return int(self.rounding * ((n + self.rounding / 2) // self.rounding))
