"""What a file would make of a directory: each row new, changed, the same or refused; nothing is stored here."""

import csv
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO

from domain.names import folded
from service.clock import now
from service.listings import Fields
from web.http.known_again import mark
from web.pages.directory.columns import Listed, said
from web.pages.directory.files import FileRows, table
from web.pages.directory.rows import DirectoryRow, Known, read
from web.pages.directory.taken import ROWS, CannotBeTaken
from web.reports.report import issued
from web.reports.sheets import Edges, lines, safe, workbook

AGAIN = 900_000
"""Bytes that a form can bring back with room for the rest of it."""
STATES = ("refused", "changed", "new", "same")


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows of a file by what each becomes."""

    rows: list[DirectoryRow]

    def of(self, state: str) -> list[DirectoryRow]:
        """The rows of one state."""
        return [each for each in self.rows if each.state == state]

    @property
    def entered(self) -> list[DirectoryRow]:
        """The rows that an import stores."""
        return [each for each in self.rows if each.state in ("new", "changed")]

    @property
    def mark(self) -> str:
        """What the changes are known again by: whoever saw them decides about these and no others."""
        return mark(repr([(each.state, each.changes) for each in self.entered]))


def preview(listed: Listed, table: FileRows, known: Known, now: datetime) -> Seen:
    """Every row beside what is recorded. Raises CannotBeTaken where the headings are not those of the directory."""
    heads = _heads(listed, table)
    rows, before = [], dict[tuple[str, ...], int]()
    for number, cells in table.rows:
        row = read(
            listed, number, dict(zip(heads, [*cells, *[""] * (len(heads) - len(cells))], strict=False)), known, now
        )
        beyond = [each for each in cells[len(heads) :] if each != ""]
        if beyond:
            row.wrong.append((heads[-1], "More cells stand in this row than there are headings"))
        first = before.setdefault(row.key(listed), number)
        if first != number and all(row.key(listed)):
            row.wrong.insert(0, (listed.column(listed.key[-1]).head, f"Row {first} is about the same {listed.one}"))
        row.state = "refused" if row.wrong else row.state
        rows.append(row)
    return Seen(rows)


def previewed(listed: Listed, data: bytes, every: Known) -> tuple[Seen, str]:
    """What a file would change, and the rows that can be stored as a text that the page sends back."""
    found = preview(listed, table(data), every, now())
    heads = list(found.rows[0].cells) if found.rows else []
    made = as_csv(heads, [[str(cell) for cell in each.cells.values()] for each in found.entered]).decode("utf-8-sig")
    if len(made.encode()) > AGAIN:
        raise CannotBeTaken(
            f"This file is too large to be looked at at once. Split it; {ROWS:,} short rows are well within."
        )
    return found, made


def _heads(listed: Listed, table: FileRows) -> list[str]:
    """The headings of a file as they are written here."""
    ours = {folded(each.head): each.head for each in listed.columns}
    found = [ours.get(folded(each), "") for each in table.heads]
    for said_there, head in zip(table.heads, found, strict=True):
        if not head:
            raise CannotBeTaken(
                f"There is no column “{said_there}” in this directory. Take the empty file and fill it in."
            )
        if found.count(head) > 1:
            raise CannotBeTaken(f"The column “{head}” stands twice in this file.")
    for head in (listed.column(each).head for each in listed.key):
        if head not in found:
            raise CannotBeTaken(f"The column “{head}” is missing: nothing can be told apart without it.")
    return found


def as_csv(heads: list[str], rows: list[list[str]]) -> bytes:
    """UTF-8 with a byte order mark; no cell can be run."""
    made = StringIO()
    writer = csv.writer(made)
    writer.writerows([heads, *([safe(each) for each in row] for row in rows)])
    return made.getvalue().encode("utf-8-sig")


def as_xlsx(listed: Listed, marking: str, heads: list[str], rows: list[list[str]]) -> bytes:
    """The same as a workbook of one sheet."""
    made, edges = BytesIO(), Edges(marking, listed.title, f"Exported {issued(now(), public=False)}")
    with workbook(made) as book:
        strong = book.add_format({"bold": True})
        sheet = lines(book, edges, listed.title, [tuple(heads), *(tuple(row) for row in rows)], strong)
        sheet.freeze_panes(1, 0)
    return made.getvalue()


def exported(listed: Listed, known: list[Fields]) -> tuple[list[str], list[list[str]]]:
    """The headings and rows of a directory, as they are brought back."""
    return [each.head for each in listed.columns], [
        [said(listed, each, one) for each in listed.columns] for one in known
    ]
