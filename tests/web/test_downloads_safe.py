"""What no file says, and what no file can be made to do."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.running import Running
from tests.web.given_downloads import ENDINGS, EVIL, take, text_of
from tests.web.given_downloads import odd as odd
from tests.web.given_downloads import served as served
from web.pages.directory.files import table
from web.pages.directory.importing import as_csv
from web.reports.sheets import safe


@pytest.mark.pdf
def test_no_file_says_anything_about_one_person(served: tuple[Running, str]) -> None:
    for ending in ("json", "csv"):
        said = take(served, ending).content.decode()
        assert not any(f"P{number:02}" in said for number in range(1, 13))
    words = text_of(take(served, "pdf").content)
    assert not any(f"P{number:02}" in words for number in range(1, 13))


def test_a_moment_asked_for_is_the_moment_in_the_file(served: tuple[Running, str]) -> None:
    running, operation = served
    for moment in ("at=2026-10-13T08:00", "known_at=2026-10-13T08:00"):
        said = running.client("manager").get(f"/operations/{operation}/debrief.json?{moment}").json()
        assert said["measures"]["M88"]["n"] == 6
        assert "08:00 on Tuesday 13 October 2026" in said["as_of"]
    assert running.client("manager").get(f"/operations/{operation}/debrief.json?at=teatime").status_code == 422


@pytest.mark.pdf
def test_who_sees_the_debrief_may_take_it_and_that_is_kept(served: tuple[Running, str]) -> None:
    running, operation = served
    before = len(running.application.access_log.entries(operation))
    names = [take(served, ending, who="reader").headers["content-disposition"].split('"')[1] for ending in ENDINGS]
    kept = running.application.access_log.entries(operation)[before:]
    assert [(each.actor, each.what, each.subject) for each in kept] == [("reader", "download", name) for name in names]


@pytest.mark.parametrize("ending", ENDINGS)
def test_others_may_not(served: tuple[Running, str], ending: str) -> None:
    assert take(served, ending, who="stranger").status_code == 404
    assert take(served, ending, who="nurse").status_code == 403
    assert take(served, "docx").status_code == 404
    assert take(served, ending, "secret").status_code == 404


@pytest.mark.pdf
def test_an_operation_of_which_nothing_is_known_yet_has_its_files_too(running: Running) -> None:
    body = {"exploitation_types": ["labour"]}
    operation: str = running.client().post("/api/operations", json=body).json()["operation"]
    for ending in ENDINGS:
        for version in ("partner", "public"):
            assert take((running, operation), ending, version, "coordinator").status_code == 200


def test_no_text_becomes_a_formula_or_a_link(odd: tuple[Running, str]) -> None:
    book = load_workbook(BytesIO(take(odd, "xlsx", who="coordinator").content))
    cells = [cell for each in book.worksheets for row in each.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert EVIL in {cell.value for cell in cells}
    assert any("-2+3" in str(cell.value) for cell in cells)
    rows = list(csv.reader(StringIO(take(odd, "csv", who="coordinator").content.decode("utf-8-sig"))))
    assert [each for row in rows for each in row if each.startswith(("=", "+", "-", "@"))] == []
    assert f"'{EVIL}" in {each for row in rows for each in row}
    assert any("-2+3" in each for row in rows for each in row)


@pytest.mark.parametrize(
    "text", ["=1+1", " =1+1", "\n-1", "\u00a0@SUM(1)", "\ufeff+1", "＝1+1", "＠SUM(1)", "\tx", "\nx"]
)
def test_no_cell_of_a_csv_begins_as_a_formula_however_it_is_written(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert table(as_csv(["Address"], [[text]])).rows == [(2, [text])], "a file from here is read as it was"


@pytest.mark.pdf
def test_a_name_outside_ascii_is_no_obstacle_and_never_markup(odd: tuple[Running, str]) -> None:
    files = {ending: take(odd, ending, who="coordinator") for ending in ENDINGS}
    for answer in files.values():
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].isascii()
    assert "Ośrodek" in text_of(files["pdf"].content)


@pytest.mark.pdf
def test_the_board_does_not_wait_for_a_pdf(served: tuple[Running, str]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    running, operation = served
    running.client("manager").get("/health")
    with ThreadPoolExecutor(1) as beside:
        made = beside.submit(take, served, "pdf", "partner", "police")
        boards = 0
        while not made.done():
            running.client("manager").get(f"/api/operations/{operation}/board").raise_for_status()
            boards += 1
        whole_pdf = made.result()
    assert whole_pdf.status_code == 200
    assert boards > 2, "a board that waited would have answered once, when the PDF was there"


@pytest.mark.pdf
def test_a_report_fetches_nothing(tmp_path: Path) -> None:
    from web.reports.pdf import pdf

    secret = tmp_path / "secret.txt"
    secret.write_text("not for a report")
    links = f'<img alt="x" src="{secret.as_uri()}"><a rel="attachment" href="{secret.as_uri()}">x</a>'
    html = f'<html lang="en-GB"><title>T</title><p>Kept</p>{links}</html>'
    assert "Kept" in text_of(pdf(html))
    assert b"not for a report" not in pdf(html)


def test_json_says_nothing_that_is_not_json(served: tuple[Running, str]) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    json.loads(take(served, "json").content, parse_constant=refuse)
