"""The export for the field's own standard as a workbook, and as CSV: people, and what each field is filled from."""

import csv
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from service.htcds import DICTIONARY, Export
from web.reports.report import MARKINGS

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
    return _lines([export.heads, *export.rows])


def dictionary_csv() -> str:
    """Every core field: what it is filled from, or why it is not collected."""
    return _lines([HEADS, *_meanings()])


def _meanings() -> list[tuple[str, str, str]]:
    return [(each.field, each.filled_from or "", each.why or "") for each in DICTIONARY]


def _lines(rows: list[tuple[str, ...]]) -> str:
    made = StringIO()
    csv.writer(made, lineterminator="\n").writerows(rows)
    return made.getvalue()


def xlsx_of(export: Export, period: str) -> bytes:
    """A cover, the people, the dictionary; the marking on every sheet. No text becomes a formula or a link."""
    made = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(made, options) as book:
        strong = book.add_format({"bold": True})
        _sheet(book, "Cover", [(line,) for line in about(export, period)], strong)
        _sheet(book, "People", [export.heads, *export.rows], strong)
        _sheet(book, "Dictionary", [HEADS, *_meanings()], strong)
    return made.getvalue()


def _sheet(book: Any, name: str, rows: list[tuple[str, ...]], strong: Any) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_header(f"&C{MARKING}")
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(rows[0]) - 1, 100 if len(rows[0]) == 1 else 32)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, strong if number == 0 else None)
