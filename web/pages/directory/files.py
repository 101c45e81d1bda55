"""A file that somebody brings, as rows of texts: CSV or XLSX, data alone, within bounds that no file passes."""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from io import StringIO

from web.pages.directory.taken import COLUMNS, FAILED, FORMULA, LETTERS, ROWS, CannotBeTaken, Line
from web.pages.directory.workbook import PACKED, workbook_lines
from web.reports.sheets import RUNS

MARKS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
"""What a file begins with that says how its letters are written."""

SAYS = "sep="
"""How a line begins that says what sets the cells apart."""


@dataclass(frozen=True, slots=True)
class FileRows:
    """A heading, and below it the rows that hold anything, each with its line in the file."""

    heads: list[str]
    rows: list[tuple[int, Line]]


def table(data: bytes) -> FileRows:
    """The rows of a file. Raises CannotBeTaken."""
    if not data:
        raise CannotBeTaken("Choose a file first.")
    lines = _bounded(workbook_lines(data) if data.startswith(PACKED) else _text(data))
    filled = [(number, cells) for number, cells in enumerate(lines, 1) if any(each != "" for each in cells)]
    if not filled:
        raise CannotBeTaken("There is nothing in this file.")
    if filled[-1][0] > ROWS + 1:
        raise CannotBeTaken(f"This file has more than {ROWS:,} rows. Split it into several.")
    heads = [str(each).strip() if each is not FORMULA else "" for each in filled[0][1]]
    return FileRows(heads, filled[1:])


def _text(data: bytes) -> list[Line]:
    """The lines of a CSV, set apart by commas, semicolons or tabs."""
    text = _decoded(data)
    if "\0" in text:
        raise CannotBeTaken("This is neither a CSV nor an XLSX file.")
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.startswith(SAYS):  # a spreadsheet's own line before the headings
        text = text.replace(first, "", 1)
    between = max(",;\t", key=first.count)
    try:
        found = list(csv.reader(StringIO(text, newline=""), delimiter=between, strict=True))
    except csv.Error:
        raise CannotBeTaken("This CSV file is broken: a cell has no end. Save it anew.") from None
    return [[_cell(each) for each in line] for line in found]


def _decoded(data: bytes) -> str:
    """The letters of a file: as its mark says (UTF-8, or UTF-16 as a spreadsheet's "Unicode text"); without one UTF-8,
    or as an older Windows writes it. Nothing is guessed: letters that are not what the file says are none.
    """
    marked = next((name for mark, name in MARKS.items() if data.startswith(mark)), None)
    for name in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise CannotBeTaken("The letters of this file cannot be read. Save it again as CSV UTF-8, or as XLSX.")


def _cell(text: str) -> object:
    """A cell without the mark that a file from here puts before what a spreadsheet would run."""
    if text.startswith("'") and RUNS.match(text[1:]):
        return text[1:]
    return FORMULA if text.lstrip().startswith(("=", "@")) or text.strip() in FAILED else text


def _bounded(lines: list[Line]) -> list[Line]:
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS:
            raise CannotBeTaken(f"Row {number} has more than {COLUMNS} columns.")
        if any(isinstance(each, str) and len(each) > LETTERS for each in line):
            raise CannotBeTaken(f"A cell of row {number} has more than {LETTERS:,} characters.")
    return lines
