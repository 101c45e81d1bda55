"""A file that is brought is read as a spreadsheet writes it, or refused as a whole, in words that say why."""

from collections.abc import Callable

import pytest

from tests.running import Running
from tests.web.given_directory import as_csv
from tests.web.test_directory import bring, rows_of

BAD_FILES: dict[str, Callable[[], bytes]] = {
    "Choose a file first": lambda: b"",
    "There is nothing in this file": lambda: b"\r\n,,,\r\n",
    "no column “Castle”": lambda: as_csv(["Venue", "Castle"], [["Hall", "yes"]]),
    "“Venue” is missing": lambda: as_csv(["Beds"], [["2"]]),
    "stands twice": lambda: as_csv(["Venue", "Beds", "beds"], [["Hall", "2", "3"]]),
    "neither a CSV nor an XLSX": lambda: b"\x00\x01\x02",
    "more than 2,000 rows": lambda: as_csv(["Venue"], [[f"Hall {n}"] for n in range(2001)]),
    "more than 60 columns": lambda: as_csv(["Venue"], [["Hall", *["x"] * 60]]),
    "more than 5,000 characters": lambda: as_csv(["Venue"], [["x" * 5001]]),
    "a cell has no end": lambda: b'Venue\n"Hall\n',
    "could not be read": lambda: b"PK\x03\x04 and nothing",
    "letters of this file cannot be read": lambda: as_csv(["Venue"], [["Hall"]]) + b"Caf\xe9\r\n",
    "cannot be read. Save": lambda: b"Venue\r\nHall \x81\r\n",
}


@pytest.mark.parametrize("why", BAD_FILES)
def test_a_file_that_cannot_be_taken_is_refused_as_a_whole_and_says_why(running: Running, why: str) -> None:
    answer = bring(running.client("manager"), "venues", BAD_FILES[why]())
    assert why in answer
    assert "Which file?" in answer


@pytest.mark.parametrize("written", ["utf-16", "utf-8-sig", "utf-8", "cp1252"])
def test_a_file_is_read_as_a_spreadsheet_writes_it(running: Running, written: str) -> None:
    data = "Venue\tPayer\r\nCafé\tCouncil\r\n".encode(written)
    assert "Café" in rows_of(bring(running.client("manager"), "venues", data), "new")[0]


@pytest.mark.parametrize("before", ["sep=;\r\n", "\r\n;\r\n", "\r\n\r\n"])
def test_what_stands_before_the_headings_is_passed_over_and_rows_keep_their_numbers(
    running: Running, before: str
) -> None:
    data = f"{before}Venue;Beds\r\nHall, the old one;2\r\nBarn;many\r\n".encode()
    preview = bring(running.client("manager"), "venues", data)
    assert "Hall, the old one" in rows_of(preview, "new")[0]
    assert f"Row {3 + before.count(chr(10))}" in rows_of(preview, "refused")[0]
