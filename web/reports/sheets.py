"""The report as a workbook (one table a sheet, a cover first), and as one long tidy CSV table."""

import csv
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from web.reports.report import HEADS, Report, cell_rows, figure_rows, step_rows, within_rows

SHEETS = (
    ("Figures", HEADS, figure_rows),
    ("Breakdowns", ("code", "title", "breakdown", "value", "n"), cell_rows),
    ("Within", ("code", "title", "within", "n", "of"), within_rows),
    ("Steps and costs", ("code", "title", "what", "measure", "n"), step_rows),
)
WIDTHS = {"title": 48, "value": 30, "what": 36, "breakdown": 22, "code": 8}
RUNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the beginning of a cell."""


def xlsx(report: Report) -> bytes:
    """The workbook. No text becomes a formula or a link."""
    made = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": report.title, "subject": report.marking})
        strong = book.add_format({"bold": True})
        _cover(book, report, strong)
        for name, heads, rows in SHEETS:
            _sheet(book, report, name, heads, rows(report), strong)
    return made.getvalue()


def _cover(book: Any, report: Report, strong: Any) -> None:
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 100)
    sheet.set_header(f"&C{report.marking}")
    for row, text in enumerate((report.title, report.marking, report.version, report.as_of, *report.notes)):
        sheet.write_string(row, 0, text, strong if row < 2 else None)


def _sheet(book: Any, report: Report, name: str, heads: tuple[str, ...], rows: list[list[Any]], strong: Any) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_header(f"&C{report.marking}")
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    for column, head in enumerate(heads):
        sheet.set_column(column, column, WIDTHS.get(head, 14))
        sheet.write_string(0, column, head.replace("_", " "), strong)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)


def tidy_csv(report: Report) -> bytes:
    """code, title, table, what, measure, n: one number a row, UTF-8 with a byte order mark; no cell can be run."""
    made = StringIO()
    writer = csv.writer(made)
    writer.writerow(("code", "title", "table", "what", "measure", "n"))
    for code, title, n, *rest in figure_rows(report):
        numbers = zip(HEADS[2:], (n, *rest), strict=True)
        found = [(name, value) for name, value in numbers if value is not None and name != "unit"]
        writer.writerows(_safe(code, title, "figure", "", name, value) for name, value in found)
    writer.writerows(_safe(code, title, name, value, "n", n) for code, title, name, value, n in cell_rows(report))
    writer.writerows(_safe(code, title, "within", name, "n", n) for code, title, name, n, _ in within_rows(report))
    writer.writerows(_safe(code, title, "rows", what, name, n) for code, title, what, name, n in step_rows(report))
    return made.getvalue().encode("utf-8-sig")


def _safe(*row: Any) -> list[Any]:
    return [f"'{each}" if isinstance(each, str) and each.startswith(RUNS) else each for each in row]
