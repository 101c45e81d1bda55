"""A workbook that is made to do harm: it is refused before it costs anything, and the service goes on."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.running import Running
from tests.web.given_directory import as_xlsx

SHEET = "xl/worksheets/sheet1.xml"


def changed(part: str, becomes: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts as somebody made it."""
    made = BytesIO()
    with ZipFile(BytesIO(as_xlsx(["Venue"], [["Hall"]]))) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for each in before.infolist():
            data = before.read(each)
            after.writestr(each.filename, becomes(data) if each.filename == part else data)
    return made.getvalue()


def bomb() -> bytes:
    """100 kB that become 100 MB."""
    return changed("docProps/app.xml", lambda _: b" " * 100_000_000)


def entities() -> bytes:
    """Nine entities, each ten times the one before."""
    doctype = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    return changed("xl/sharedStrings.xml", lambda data: data.replace(b"<sst", f"{doctype}]><sst".encode(), 1))


def far_row() -> bytes:
    """A cell in a line that no sheet has."""
    return changed(SHEET, lambda data: re.sub(rb"<row r=\"2\"", b'<row r="999999999"', data))


def many_parts() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as packed:
        for n in range(300):
            packed.writestr(f"part{n}", b"")
    return made.getvalue()


def no_sheet() -> bytes:
    return changed(SHEET, lambda _: b"<not><a/></sheet>")


HOSTILE = {
    "too large once it is unpacked": bomb,
    "what no spreadsheet writes": entities,
    "could not be read": no_sheet,
}


@pytest.mark.parametrize("why", HOSTILE)
def test_a_workbook_that_would_do_harm_is_refused_in_words(running: Running, why: str) -> None:
    answer = running.client("manager").post("/directory/venues/import", files={"file": ("x.xlsx", HOSTILE[why]())})
    assert answer.status_code == 422
    assert why in answer.text


def test_a_workbook_of_hundreds_of_parts_is_refused(running: Running) -> None:
    answer = running.client("manager").post("/directory/venues/import", files={"file": ("x.xlsx", many_parts())})
    assert (answer.status_code, "too large" in answer.text) == (422, True)


def test_what_a_formula_came_to_where_it_failed_is_nobodys_name(running: Running) -> None:
    data = changed(SHEET, lambda data: data.replace(b'<c r="A2" t="s"><v>1</v>', b'<c r="A2" t="e"><v>#N/A</v>'))
    answer = running.client("manager").post("/directory/venues/import", files={"file": ("x.xlsx", data)})
    assert "A formula stands here" in answer.text
    assert "Import 1 row" not in answer.text


def test_a_cell_in_a_line_that_no_sheet_has_is_never_reached(running: Running) -> None:
    answer = running.client("manager").post("/directory/venues/import", files={"file": ("x.xlsx", far_row())})
    assert answer.status_code in (200, 422)
    assert "Import 1 row" not in answer.text
