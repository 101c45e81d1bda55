"""Contributions summed: of days to a month, of months to a year, in any order and grouping the same."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from projections.across.contribution import Contribution, FigurePart
from projections.measures import KINDS, PEAKS, Row
from projections.measures.measure import BELONGS, NOT_RECORDED
from projections.measures.states import Kind

N = TypeVar("N", int, float)


def merge(contributions: Iterable[Contribution]) -> Contribution:
    """The sum. One alone stays exactly as it is; of several, stretches of time are pooled to the whole second."""
    sums: dict[str, _Sum] = {}
    operations, alone = 0, Contribution()
    for each in contributions:
        if not each.operations:
            continue
        if not operations:
            alone = each
        else:
            if not sums:
                _add(sums, alone)
            _add(sums, each)
        operations += each.operations
    return Contribution(operations, {code: total.part() for code, total in sums.items()}) if sums else alone


def _add(sums: dict[str, "_Sum"], each: Contribution) -> None:
    for code, part in each.figures.items():
        if code not in sums:
            sums[code] = _Sum(KINDS[code], code in PEAKS)
        sums[code].add(part)


class _Sum:
    """One figure on its way to a total."""

    def __init__(self, kind: Kind, peak: bool) -> None:
        self.kind = kind
        self.peak = peak
        self.n: int | float | None = None
        self.of: int | None = None
        self.not_recorded = 0
        self.unit: str | None = None
        self.breakdowns: dict[str, dict[str, int]] = {}
        self.within: dict[str, int] = {}
        self.rows: dict[tuple[tuple[str, str | None], ...], dict[str, float | None]] = {}
        self.lengths: dict[int | float, int] = {}

    def add(self, part: FigurePart) -> None:
        """Take in one more."""
        if self.peak:
            self._higher(part)
        else:
            self.n = _sum(self.n, part.n)
            self.of = _sum(self.of, part.of)
        if self._only_belongs(part.of, part.not_recorded):
            _count(self.breakdowns.setdefault(BELONGS, {}), {NOT_RECORDED: part.not_recorded})
        else:
            self.not_recorded += part.not_recorded
        self.unit = self.unit or part.unit
        for name, counts in part.breakdowns.items():
            _count(self.breakdowns.setdefault(name, {}), counts)
        _count(self.within, part.within)
        for length, times in part.lengths.items():
            second = round(length)
            self.lengths[second] = self.lengths.get(second, 0) + times
        for row in part.rows:
            self._row(row)

    def _higher(self, part: FigurePart) -> None:
        if part.n is not None and (self.n is None or (part.n, part.of or 0) > (self.n, self.of or 0)):
            self.n, self.of = part.n, part.of

    def _only_belongs(self, of: int | None, not_recorded: int) -> bool:
        """Whether nobody is known to be in `of`, so that what is not recorded is who belongs to it."""
        return self.kind in ("P", "G") and of == 0 and not_recorded > 0

    def _row(self, row: Row) -> None:
        about = tuple((name, said) for name, said in row.items() if name != "n" and not isinstance(said, int | float))
        into = self.rows.setdefault(about, {"n": None} if "n" in row else {})
        for name, said in row.items():
            if isinstance(said, int | float):
                into[name] = _sum(into.get(name), said)

    def part(self) -> FigurePart:
        """The total: as of one operation, null where nobody at all was looked at."""
        rows = tuple({**dict(about), **numbers} for about, numbers in self.rows.items())
        n, unknown, kinds = self.n, self.not_recorded, self.breakdowns
        if self.kind == "P" and self.of and unknown == self.of:
            n = None
        if self.kind in ("P", "G") and self.of == 0 and BELONGS in kinds:
            kinds = {name: counts for name, counts in kinds.items() if name != BELONGS}
            n, unknown = None, self.breakdowns[BELONGS][NOT_RECORDED]
        return FigurePart(n, self.of, unknown, self.unit, kinds, self.within, rows, self.lengths)


def _count(into: dict[str, N], counts: Mapping[str, N]) -> None:
    for code, n in counts.items():
        into[code] = into[code] + n if code in into else n


def _sum(one: N | None, other: N | None) -> N | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other if isinstance(one, int) and isinstance(other, int) else round(one + other, 2)
