"""A calendar year's referrals and notifications as the Home Office publishes them, for the page and for files alike."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO

from projections.across.national import Breakdown, breakdown, quarters_of
from projections.measures import Measure
from projections.measures.measure import NOT_RECORDED
from service.outcomes import Outcomes
from web.reports.sheets import safe
from web.wording.national import HEADINGS, OF, category
from web.wording.states import STATES, said

Cell = int | str
"""A number, or in words why there is none."""
OF_REFERRALS = ("responder", "age", "exploitation", "nationality")
OF_NOTIFICATIONS = ("exploitation", "nationality")
FIGURE_OF = {"referral": "M04", "notification": "M05"}
"""The figure that says whether anybody looked, where nothing was sent."""


@dataclass(frozen=True, slots=True)
class NationalTable:
    """One table: what it counts, by what, the heads of its columns, and its rows."""

    of: str
    heading: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def year_of(year: int) -> tuple[date, date]:
    """The first and the last day of a calendar year."""
    return date(year, 1, 1), date(year, 12, 31)


def national_tables(outcomes: Outcomes, year: int) -> list[NationalTable]:
    """Every table of a year in full, each quarter a column; 0 stands only where somebody looked."""
    rows, looked = outcomes.sent(*year_of(year)), _looked(outcomes, year)
    made = [_by_quarter(outcomes, year)]
    for kind, names in (("referral", OF_REFERRALS), ("notification", OF_NOTIFICATIONS)):
        of_kind = [each for each in rows if each.kind == kind]
        made += [_table(kind, breakdown(name, of_kind, year), year, looked[kind]) for name in names]
    return made


def _looked(outcomes: Outcomes, year: int) -> dict[str, tuple[str | None, ...]]:
    """Of each kind, for each quarter and the year: why nothing sent is not 0, in words; None where 0 was found."""
    totals = [outcomes.totals(*days) for days in (*map(_days, quarters_of(year)), year_of(year))]
    return {kind: tuple(_why(each[code], code) for each in totals) for kind, code in FIGURE_OF.items()}


def _why(figure: Measure, code: str) -> str | None:
    how = said(figure.plain(), code).state
    return STATES[how].capitalize() if how in ("not_recorded", "not_applicable_yet") else None


def _days(quarter: str) -> tuple[date, date]:
    year, number = int(quarter[:4]), int(quarter[-1])
    last = {1: 31, 2: 30, 3: 30, 4: 31}[number]
    return date(year, number * 3 - 2, 1), date(year, number * 3, last)


def _by_quarter(outcomes: Outcomes, year: int) -> NationalTable:
    """How many were sent in each quarter, and of how many people it is not recorded."""
    sent, looked = breakdown("kind", outcomes.sent(*year_of(year)), year).rows, _looked(outcomes, year)
    unsaid = tuple(outcomes.totals(*_days(quarter))["M04"].not_recorded for quarter in quarters_of(year))
    rows = (
        (OF["referrals"], _cells(sent["referral"], sent["referral"], looked["referral"])),
        (OF["notifications"], _cells(sent["notification"], sent["notification"], looked["notification"])),
        ("Potential victims of whom it is not recorded", (*unsaid, sum(unsaid))),
    )
    return NationalTable("Referrals and notifications", "Sent", (*quarters_of(year), str(year)), rows)


def _table(kind: str, table: Breakdown, year: int, looked: tuple[str | None, ...]) -> NationalTable:
    sums = tuple(map(sum, zip(*table.rows.values(), strict=True)))
    unknown = table.rows[NOT_RECORDED]
    rows = []
    for code, n in table.rows.items():
        whose = unknown if code != NOT_RECORDED else (-1,) * len(n)
        rows.append((category(table.name, code), _cells(n, sums, looked, whose)))
    return NationalTable(OF[f"{kind}s"], HEADINGS[table.name], (*quarters_of(year), str(year)), tuple(rows))


def _cells(
    n: tuple[int, ...], sums: tuple[int, ...], looked: tuple[str | None, ...], unknown: tuple[int, ...] = (-1,) * 4
) -> tuple[Cell, ...]:
    """A row, its last cell the year's. Why instead of 0, where nothing was sent and nobody looked; "not recorded",
    where of all that was sent (`sums`) this detail is `unknown`.
    """
    every = zip((*n, sum(n)), (*sums, sum(sums)), (*unknown, sum(unknown)), looked, strict=True)
    return tuple(_cell(*each) for each in every)


def _cell(n: int, sent: int, unknown: int, why: str | None) -> Cell:
    if not sent:
        return 0 if why is None else why
    return category("", NOT_RECORDED) if sent == unknown else n


def national_csv(tables: list[NationalTable], marking: str) -> bytes:
    """The tables as one of rows: what is counted, by what, which category, which period, and the number or why none.

    UTF-8 with a byte order mark, as every CSV has it; no cell can be run.
    """
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(("marking", "counts", "breakdown", "category", "period", "n", "why there is none"))
    writer.writerows([safe(each) for each in row] for row in _lines(tables, marking))
    return text.getvalue().encode("utf-8-sig")


def _lines(tables: list[NationalTable], marking: str) -> Iterator[tuple[Cell, ...]]:
    for table in tables:
        for words, cells in table.rows:
            for head, cell in zip(table.heads, cells, strict=True):
                number, why = (cell, "") if isinstance(cell, int) else ("", cell)
                yield marking, table.of, table.heading, words, head, number, why
