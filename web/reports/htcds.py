"""The export for the field's own standard as a workbook, and as CSV: people, and what each field is filled from."""

import csv
from io import BytesIO, StringIO

from service.clock import now
from service.htcds import DICTIONARY, Export
from web.reports.report import MARKINGS, issued
from web.reports.sheets import Edges, lines, safe, workbook

MARKING = MARKINGS[False]
"""Rows about people are never public."""
STANDARD = "Human Trafficking Case Data Standard 2.0 (International Organization for Migration, CC BY 4.0)"
HEADS = ("field", "filled from", "not collected, because")


def about(export: Export, period: str) -> list[str]:
    """What whoever opens it must know first."""
    agreed = "for one's own use, of everybody" if export.own_use else "of those who agreed to sharing"
    return [
        MARKING,
        f"People {agreed}, in the terms of the {STANDARD}; no endorsement by it",
        f"{period}: {export.operations} operations, {len(export.rows)} people",
        f"Left out, because no agreement to sharing is recorded: {export.left_out} people",
        "Rows are numbered at random, anew in each export. Dates are months. Empty is not recorded.",
        "Not to be published: rows about people give somebody away, however little they say.",
    ]


def csv_of(export: Export) -> str:
    """One row a person under the standard's names."""
    return _table([export.heads, *export.rows])


def dictionary_csv() -> str:
    """Every core field: what it is filled from, or why it is not collected."""
    return _table([HEADS, *_meanings()])


def _meanings() -> list[tuple[str, str, str]]:
    return [(each.field, each.filled_from or "", each.why or "") for each in DICTIONARY]


def _table(rows: list[tuple[str, ...]]) -> str:
    made = StringIO()
    csv.writer(made, lineterminator="\n").writerows(map(safe, row) for row in rows)
    return made.getvalue()


def xlsx_of(export: Export, period: str) -> bytes:
    """A cover, the people, the dictionary; the marking on every sheet. No text becomes a formula or a link."""
    made, edges = BytesIO(), Edges(MARKING, f"People, {period}", f"Exported {issued(now(), public=False)}")
    with workbook(made) as book:
        strong = book.add_format({"bold": True})
        lines(book, edges, "Cover", [(line,) for line in about(export, period)], strong)
        people = lines(book, edges, "People", [export.heads, *export.rows], strong)
        people.set_column(0, len(export.heads) - 1, 32)
        people.freeze_panes(1, 0)
        lines(book, edges, "Dictionary", [HEADS, *_meanings()], strong).set_column(2, 2, 80)
    return made.getvalue()
