"""The same for the public: the referrals of the operations of a year, small numbers hidden."""

from collections.abc import Mapping
from typing import Any

from domain.policy.small_numbers import Thresholds
from projections.across.national import breakdown, public_table
from projections.measures.measure import NOT_RECORDED
from service.outcomes import Outcomes
from web.reports.national import OF_REFERRALS, NationalTable, year_of
from web.wording.national import HEADINGS, OF, category
from web.wording.states import STATES

Figures = Mapping[str, Mapping[str, Any]]
HIDDEN = STATES["hidden"].capitalize()


def public_tables(outcomes: Outcomes, year: int, figures: Figures, thresholds: Thresholds) -> list[NationalTable]:
    """The referrals of the operations of a year for the public, one table a detail, the whole year alone.

    None but where the public figures of the same year show how many were referred: the cells add up to that number.
    The table by age stands only where nothing of the public figure by age is hidden, because one tells of the other.
    """
    rows = [each for each in outcomes.sent(*year_of(year), by_operation=True) if each.counts_once]
    if figures["M04"].get("n") != len(rows):
        return []
    shown = []
    for name in OF_REFERRALS:
        cells: dict[str, int] = dict.fromkeys(breakdown(name, (), year).rows, 0)
        for each in rows:
            cells[getattr(each, name)] = cells.get(getattr(each, name), 0) + 1
        if cells[NOT_RECORDED] == len(rows) or (name == "age" and not _ages_shown(figures)):
            continue
        if (table := public_table(cells, thresholds)) is not None:
            shown.append(_shown(name, year, {**cells, **table}))
    return shown


def _ages_shown(figures: Figures) -> bool:
    cells = figures["M03"].get("breakdowns", {}).get("age_now")
    return cells is not None and None not in cells.values()


def _shown(name: str, year: int, cells: Mapping[str, int | None]) -> NationalTable:
    order = sorted(cells, key=lambda code: code == NOT_RECORDED)
    rows = tuple((category(name, code), (HIDDEN if cells[code] is None else cells[code] or 0,)) for code in order)
    return NationalTable(OF["referrals"], HEADINGS[name], (str(year),), rows)
