"""Directories for tests: 300 venues and 500 contacts, with 40 rows that are wrong in ten ways, as CSV and as XLSX."""

import csv
from io import BytesIO, StringIO

import xlsxwriter

VENUE_HEADS = ["Venue", "Address", "Kind", "Rooms", "Beds", "Nights", "Cost a night", "Showers", "Own exit", "Suits"]
CONTACT_HEADS = ["Organisation", "Post", "Name", "E-mail", "Telephone", "Reached", "Does"]
Rows = list[list[str]]
VENUE_WRONG = (
    ("Venue", 0, ""),
    ("Kind", 2, "castle"),
    ("Rooms", 3, "many"),
    ("Beds", 4, "2001"),
    ("Nights", 5, "-1"),
    ("Cost a night", 6, "12.345"),
    ("Showers", 7, "perhaps"),
    ("Suits", 9, "families; dragons"),
    ("Address", 1, "x" * 301),
    ("Venue", 0, "n" * 81),
)
"""A heading, its place, and what cannot stand there: ten ways in which a row of a venue is wrong."""
CONTACT_WRONG = (
    ("Organisation", 0, ""),
    ("Post", 1, ""),
    ("E-mail", 3, "not an address"),
    ("E-mail", 3, "a@b.org?bcc=everybody@example.org"),
    ("Telephone", 4, "ask at the desk"),
    ("Reached", 5, "sometimes"),
    ("Name", 2, "n" * 81),
    ("Does", 6, "d" * 2001),
    ("Organisation", 0, "o" * 81),
    ("Post", 1, "p" * 81),
)
BAD = 40


def venues() -> Rows:
    """Good ones first in every respect: 260 that are right, and 40 of ten wrong kinds among them."""
    good = [
        [f"Hall {n}", f"{n} High Street\nTown", "hotel", "4", str(n), "5", "120.50", "yes", "no", "families; couples"]
        for n in range(300)
    ]
    return _spoilt(good, VENUE_WRONG)


def contacts() -> Rows:
    """500 contacts, 40 of which are wrong in ten ways; telephones begin with a plus."""
    good = [
        [
            f"Partner {n % 50}",
            f"Desk {n}",
            f"Person {n}",
            f"desk{n}@example.org",
            f"+44 1632 960{n:03}",
            "in hours",
            "Food",
        ]
        for n in range(500)
    ]
    return _spoilt(good, CONTACT_WRONG)


def _spoilt(rows: Rows, wrong: tuple[tuple[str, int, str], ...]) -> Rows:
    for n in range(BAD):
        _, place, instead = wrong[n % len(wrong)]
        rows[n * 7][place] = instead
    return rows


def expected(wrong: tuple[tuple[str, int, str], ...]) -> list[tuple[int, str]]:
    """The line in the file and the heading of each row that is wrong."""
    return [(n * 7 + 2, wrong[n % len(wrong)][0]) for n in range(BAD)]


def as_csv(heads: list[str], rows: Rows) -> bytes:
    made = StringIO()
    csv.writer(made).writerows([heads, *rows])
    return made.getvalue().encode("utf-8-sig")


def as_xlsx(heads: list[str], rows: Rows) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Directory")
        for number, row in enumerate([heads, *rows]):
            for place, cell in enumerate(row):
                sheet.write(number, place, int(cell) if cell.isdecimal() else cell)
    return made.getvalue()
