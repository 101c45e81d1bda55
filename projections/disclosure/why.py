"""Why something is hidden, for whoever publishes it and for nobody else: no published version holds this."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from projections.disclosure.policy import COUNTED, NEEDS, NEVER_EVERYBODY, PARTITIONS
from projections.disclosure.primary import Sensitive, why_cell, why_sum
from projections.disclosure.read_back import value_in
from projections.disclosure.secondary_quantities import values_of
from projections.disclosure.settings import PublishedFigures, Settings
from projections.measures.measure import NOT_RECORDED, Measure

Why = Sensitive | Literal["beside", "whole", "few", "everybody"]
"""`beside`: another hidden number could be worked out from it; `whole`: it is shown only beside what it is a part of,
which is hidden; `few`: a small number in it could not be hidden among others; `everybody`: it would tell something of
everybody at once.
"""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of one figure is hidden, and why each: all of it, single cells, or a breakdown that is left out."""

    figure: Why | None = None
    cells: Mapping[str, Why] = field(default_factory=dict)
    left_out: Why | None = None


def hidden_in(report: PublishedFigures, figures: Mapping[str, Measure], settings: Settings) -> dict[str, Hidden]:
    """Each figure of a draft of which anything is hidden, `figures` being what it was made of."""
    values = values_of(figures)
    found = {}
    for code, n in ((code, n) for (code, key), n in COUNTED.items() if key == "n" and code in figures):
        if report[code].get("suppressed"):
            found[code] = Hidden(_why_figure(report, code, n, values, settings))
        elif code in PARTITIONS and (hidden := _in_cells(report, code, figures[code], settings)):
            found[code] = hidden
    return found


def _why_figure(report: PublishedFigures, code: str, n: str, values: Mapping[str, int], settings: Settings) -> Why:
    """Why all of a figure is hidden: for its number, or for what that is out of."""
    about = [quantity for quantity in (n, COUNTED.get((code, "of"))) if quantity]
    return next((why for each in about for why in _why_quantity(report, each, values, settings)), "beside")


def _why_quantity(
    report: PublishedFigures, quantity: str, values: Mapping[str, int], settings: Settings
) -> Iterator[Why]:
    if value_in(report, quantity) is not None:
        return
    if sensitive := why_sum({quantity: 1}, values, settings):
        yield sensitive
    elif quantity in NEEDS and value_in(report, NEEDS[quantity]) is None:
        yield "whole"
    elif quantity in NEVER_EVERYBODY and values[quantity] == values[NEVER_EVERYBODY[quantity]]:
        yield "everybody"


def _in_cells(report: PublishedFigures, code: str, figure: Measure, settings: Settings) -> Hidden | None:
    """What is hidden of the breakdown of a figure that is shown."""
    breakdown, total = PARTITIONS[code]
    settings = settings.about((total,))
    counted = {key: n for key, n in figure.breakdowns.get(breakdown, {}).items() if n and key != NOT_RECORDED}
    shown = (report[code].get("breakdowns") or {}).get(breakdown)
    if shown:
        cells = {key: why_cell(code, key, counted.get(key, 0), settings) for key, n in shown.items() if n is None}
        return Hidden(cells={key: why or "beside" for key, why in cells.items()}) if cells else None
    if not counted:
        return None
    sensitive = any(why_cell(code, key, n, settings) for key, n in counted.items())
    return Hidden(left_out="few" if sensitive else "everybody")
