"""The public report as it goes out: plain JSON, each figure either shown or exactly hidden."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from projections.disclosure.policy import COUNTED, KNOWN_ONLY, OTHERS, PARTITIONS, WITHOUT_OF
from projections.disclosure.read_back import Cells
from projections.disclosure.settings import Settings
from projections.measures import KINDS, TITLES
from projections.measures.measure import NOT_RECORDED, Measure


class Shown(NamedTuple):
    """The quantities that are shown, those of them that everybody knows already, and the cells of each figure."""

    quantities: Collection[str]
    known: Collection[str] = ()
    cells: Mapping[str, Cells | None] = {}


def hidden() -> dict[str, object]:
    """A figure that is hidden or not published: always the same, whatever it is."""
    return {"n": None, "suppressed": True}


def may_stand(code: str, figure: Measure, shown: Shown) -> bool:
    """Whether a figure about persons can be shown beside the quantities that are.

    Where nobody at all was counted, or where everybody knows `n` already, it can also stand without what it is out of.
    """
    n, out_of = COUNTED[(code, "n")], COUNTED.get((code, "of"))
    nobody = figure.n == 0 and not figure.not_recorded
    alone = nobody or (n in shown.known and code not in KNOWN_ONLY)
    return n in shown.quantities and (out_of is None or out_of in shown.quantities or alone)


def render(figures: Mapping[str, Measure], shown: Shown, settings: Settings) -> dict[str, dict[str, object]]:
    """Every figure in the order of `TITLES`."""
    return {code: _figure(code, figures.get(code), shown, settings) for code in TITLES}


def _figure(code: str, figure: Measure | None, shown: Shown, settings: Settings) -> dict[str, object]:
    if figure is not None and code in OTHERS:
        return _as_it_is(figure, OTHERS[code])
    if figure is None or (code, "n") not in COUNTED or not may_stand(code, figure, shown):
        return hidden()
    return _of_persons(code, figure, shown, settings)


def _as_it_is(figure: Measure, breakdowns: Collection[str]) -> dict[str, object]:
    plain = figure.plain()
    found: dict[str, object] = {key: n for key, n in plain.items() if key in ("n", "of", "unit", "not_recorded")}
    published = {name: rows for name, rows in plain.get("breakdowns", {}).items() if name in breakdowns}
    return {**found, "breakdowns": published} if published else found


def _of_persons(code: str, figure: Measure, shown: Shown, settings: Settings) -> dict[str, object]:
    found: dict[str, object] = {"n": None if figure.n is None else settings.rounded(int(figure.n))}
    out_of = COUNTED.get((code, "of"))
    if figure.of is not None and code not in WITHOUT_OF and (out_of is None or out_of in shown.quantities):
        found["of"] = settings.rounded(figure.of) if out_of else figure.of
    unknown = settings.rounded(figure.not_recorded) if code in KNOWN_ONLY else figure.not_recorded
    if unknown or figure.n is None:
        # How many people nobody looked at would, beside `n` and `of`, leave how many were looked at in vain.
        found["not_recorded"] = None if unknown and code not in KNOWN_ONLY and KINDS[code] == "P" else unknown
    cells = shown.cells.get(code)
    if cells is not None and (rows := _ordered(code, cells, unknown, settings)):
        found["breakdowns"] = {PARTITIONS[code][0]: rows}
    return found


def _ordered(code: str, cells: Cells, unknown: int, settings: Settings) -> dict[str, int | None]:
    """The most frequent first; hidden cells last and by name, so that their order tells nothing."""
    rows = {key: None if n is None else settings.rounded(n) for key, n in cells.items()}
    if code in KNOWN_ONLY and unknown:
        rows[NOT_RECORDED] = unknown
    return dict(sorted(rows.items(), key=lambda row: (row[1] is None, -(row[1] or 0), row[0])))
