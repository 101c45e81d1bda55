"""The report as a workbook (cover, contents, notes, one table a sheet), and as one CSV table of the same columns.

The workbook is for people: its heads are words. The heads of the CSV are for programs, and stay as they are.
"""

import csv
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from web.reports.report import Report
from web.reports.tables import BREAKDOWNS, FIGURES, STEPS, STRETCHES, TABLES, WITHIN_LIMITS, Table, in_words

WIDTHS = {
    "code": 8,
    "title": 48,
    "breakdown": 22,
    "value": 30,
    "what": 36,
    "State": 20,
    "what of counts": 34,
    "in words": 80,
    "start": 22,
    "end": 22,
    "outside": 22,
    "sentence": 80,
    "of counts": 40,
    "not recorded counts": 40,
    "what would answer it": 60,
}
CSV_HEADS = ("table", "breakdown", "value")
"""What a row of the CSV is about, beside its figure; the other columns are those of the sheet of figures."""
MADE = datetime(1980, 1, 1, tzinfo=UTC)
"""When every workbook says it was made, as every part of it does: not the moment in which somebody took it away."""
LONGEST = 100
"""Letters of a text at the edge of a printed page: Excel takes 255 for an edge, and an ampersand counts twice."""
Lines = list[tuple[str, ...]]
RUNS = re.compile(r"[\t\r\n]|[\s\ufeff\u200b]*[=+\-@＝＋－＠]")
"""What a spreadsheet may take for a formula at the beginning of a cell, be it after blanks or in wide letters."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands on each printed page of a workbook: its marking, what it is about, and as of when."""

    marking: str
    running: str
    as_of: str

    def on(self, sheet: Any) -> None:
        """Set them on a sheet."""
        sheet.set_header(f"&L{_at_the_edge(self.marking)}&R{_at_the_edge(self.running)}")
        sheet.set_footer(f"&L{_at_the_edge(self.as_of)}&RPage &P of &N")


def _at_the_edge(text: str) -> str:
    return text[:LONGEST].replace("&", "&&")


def xlsx(report: Report) -> bytes:
    """The workbook. No text becomes a formula or a link."""
    made, edges = BytesIO(), Edges(report.marking, f"{report.title}, {report.version}", report.as_of)
    with workbook(made, title=report.title, subject=report.marking, company=report.organisation) as book:
        strong = book.add_format({"bold": True})
        tables = [(table, rows) for table in TABLES if (rows := table.rows(report))]
        lines(book, edges, "About", [(report.title,), (report.marking,), *report.cover], strong)
        contents: Lines = [("Sheet", "What it holds"), *((table.name, table.about) for table, _ in tables)]
        lines(book, edges, "Contents", contents, strong)
        lines(book, edges, "Notes", [("Note",), *((note,) for note in report.notes)], strong)
        for table, rows in tables:
            _sheet(book, edges, table, rows, strong)
    return made.getvalue()


def workbook(made: BytesIO, **said: str) -> Any:
    """A workbook to be written, and what its properties say: no text in it becomes a formula or a link."""
    book = xlsxwriter.Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    book.set_properties({**said, "created": MADE})
    return book


def lines(book: Any, edges: Edges, name: str, rows: Lines, strong: Any) -> Any:
    """A sheet of texts, the first line in bold."""
    sheet = book.add_worksheet(name)
    wide = max(len(row) for row in rows) > 1
    sheet.set_column(0, 0, 30 if wide else 100)
    sheet.set_column(1, 1, 80)
    edges.on(sheet)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, strong if number == 0 else None)
    return sheet


def _sheet(book: Any, edges: Edges, table: Table, rows: list[list[Any]], strong: Any) -> None:
    sheet = book.add_worksheet(table.name)
    edges.on(sheet)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    for column, head in enumerate(table.heads):
        sheet.set_column(column, column, WIDTHS.get(head, 14))
        sheet.write_string(0, column, in_words(head), strong)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)


def tidy_csv(report: Report) -> bytes:
    """One row a figure, a cell, a limit, a step or a stretch, under the columns of the workbook.

    UTF-8 with a byte order mark; no cell can be run. Each row of an exercise says so.
    """
    made = StringIO()
    heads = (*FIGURES.heads[:2], *CSV_HEADS, *FIGURES.heads[2:], "start", "end", "length", "outside")
    every = {"exercise": "yes"} if report.exercise else {}
    writer = csv.DictWriter(made, (*heads, *every), restval="")
    writer.writeheader()
    for row in _csv_rows(report):
        said = {name: safe(value) for name, value in row.items() if value is not None and name in heads}
        writer.writerow(said | every)
    return made.getvalue().encode("utf-8-sig")


def _csv_rows(report: Report) -> list[dict[str, Any]]:
    found = []
    for table in (FIGURES, BREAKDOWNS, WITHIN_LIMITS, STEPS, STRETCHES):
        for row in table.rows(report):
            named = dict(zip(table.heads, row, strict=True))
            value = named.pop("within", None) or named.pop("what", None) or named.get("value")
            found.append({"table": table.name, "value": value, **named, **({"value": value} if value else {})})
    return found


def safe(value: Any) -> Any:
    """A cell of a CSV that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and RUNS.match(value) else value
