"""The first sheet of an XLSX workbook as rows of texts: data alone.

A workbook is a packed archive: what it says of its own size is counted before anything is unpacked, and of its
first sheet no more is read than a directory can hold.
"""

from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from web.pages.directory.taken import COLUMNS, FORMULA, CannotBeTaken, Line

UNPACKED = 12_000_000
"""Bytes of a workbook once it is unpacked."""
UNREAD = "This workbook could not be read. Save it again as XLSX, or as CSV."
PARTS = 200
LOOKED_AT = 20_000
"""Lines of a sheet that are looked at for anything that stands below the last row it may have."""
ENTITIES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
"""What a part of a workbook never holds, unless it is made to do harm."""
PACKED = b"PK"
WORKED_OUT = ("f", "e")
"""What a cell is that holds a formula, or what a formula came to where it failed: "#N/A"."""


def workbook_lines(data: bytes) -> list[Line]:
    """The lines of the first sheet, each up to its last cell. Raises CannotBeTaken."""
    from openpyxl import load_workbook  # type: ignore[import-untyped]  # a tenth of the start, for a rare file

    _must_be_small(data)
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=LOOKED_AT, max_col=COLUMNS + 1)
        found = [[FORMULA if each.data_type in WORKED_OUT else _said(each.value) for each in row] for row in rows]
        below = (sheet.max_row or 0) > LOOKED_AT
    except Exception:  # Whatever is wrong inside a workbook, it is the file that is wrong.
        raise CannotBeTaken(UNREAD) from None
    if below:
        raise CannotBeTaken("This sheet goes on far below its last row. Save it as CSV, and bring that.")
    return [_ended(line) for line in found]


def _must_be_small(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > PARTS or sum(each.file_size for each in parts) > UNPACKED:
                raise CannotBeTaken("This workbook is too large once it is unpacked. Save the one sheet as CSV.")
            for each in parts:
                with packed.open(each) as part:
                    unpacked = part.read().upper()
                    if any(each in unpacked for each in ENTITIES):
                        raise CannotBeTaken("This workbook holds what no spreadsheet writes. Save it again as XLSX.")
    except (BadZipFile, OSError, RuntimeError, NotImplementedError):
        raise CannotBeTaken(UNREAD) from None


def _said(value: object) -> str:
    """The value of a cell as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _ended(line: Line) -> Line:
    while line and line[-1] == "":
        line = line[:-1]
    return line
