"""The debrief to take away: each file opened again, its figures those of the oracle, nothing hidden in it."""

import csv
import json
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from openpyxl import load_workbook
from pypdf import PdfReader

from projections.measures import TITLES
from service.log import open_log
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.given import START
from tests.running import Running
from tests.stories.rows import EXPECTED, reference_rows
from web.charts import whole

ENDINGS = ("pdf", "xlsx", "csv", "json")
EVIL = '=HYPERLINK("https://example.org";"Red Cross")'


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, str]]:
    """The reference day, replayed whole, on a running server."""
    running = Running(tmp_path_factory.mktemp("downloads") / "firstlight.db")
    log = open_log(running.database)
    replay = Replay(log, Vault(log), START)
    for _ in replay.run(reference_rows()):
        pass
    log.close()
    running.start()
    yield running, replay.operation
    running.stop()


def take(served: tuple[Running, str], ending: str, version: str = "partner", who: str = "manager") -> Response:
    running, operation = served
    return running.client(who).get(f"/operations/{operation}/debrief.{ending}?version={version}", timeout=60)


def text_of(pdf: bytes) -> str:
    """The words of a PDF in reading order, each run of spaces as one."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def sheet(file: bytes, name: str) -> list[tuple[Any, ...]]:
    """The rows of a sheet below its heads."""
    return [tuple(row) for row in load_workbook(BytesIO(file))[name].iter_rows(min_row=2, values_only=True)]


@pytest.mark.pdf
def test_each_file_has_its_kind_and_a_name_that_says_what_it_is(served: tuple[Running, str]) -> None:
    kinds = {"pdf": b"%PDF-1.7", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "json": b"{"}
    for ending, first in kinds.items():
        for version in ("partner", "public"):
            answer = take(served, ending, version)
            assert answer.status_code == 200, answer.text
            assert answer.content.startswith(first)
            name = answer.headers["content-disposition"]
            assert name.startswith('attachment; filename="firstlight-')
            assert version in name
            assert name.endswith(f'.{ending}"')


def test_json_holds_every_figure_of_the_oracle(served: tuple[Running, str]) -> None:
    said = take(served, "json").json()
    assert said["operation"] == served[1]
    assert said["title"]
    assert said["version"]
    assert said["as_of"]
    assert {code: {key: said["measures"][code].get(key, 0) for key in plain} for code, plain in EXPECTED.items()} == (
        EXPECTED
    )


def test_the_workbook_holds_every_figure_of_the_oracle_as_numbers(served: tuple[Running, str]) -> None:
    file = take(served, "xlsx").content
    figures = {
        row[0]: dict(zip(("n", "of", "not_recorded", "unit"), row[2:6], strict=False)) for row in sheet(file, "Figures")
    }
    times = {
        row[0]: dict(zip(("median", "shortest", "longest"), row[6:9], strict=True)) for row in sheet(file, "Figures")
    }
    cells = {(row[0], row[2], row[3]): row[4] for row in sheet(file, "Breakdowns")}
    within = {(row[0], row[2]): row[3] for row in sheet(file, "Within")}
    assert list(figures) == list(TITLES)
    for code, plain in EXPECTED.items():
        assert figures[code]["n"] == ("not recorded" if plain["n"] is None else plain["n"]), code
        assert (figures[code]["of"], figures[code]["unit"]) == (plain.get("of"), plain.get("unit")), code
        assert times[code] == {name: plain.get(name) for name in ("median", "shortest", "longest")}, code
        for name, rows in plain.get("breakdowns", {}).items():
            assert {value: cells[code, name, value] for value in rows} == rows, code
        assert {name: within[code, name] for name in plain.get("within", {})} == plain.get("within", {}), code


def test_the_workbook_reads_well(served: tuple[Running, str]) -> None:
    book = load_workbook(BytesIO(take(served, "xlsx").content))
    cover = [row[0].value for row in book.worksheets[0].iter_rows()]
    assert "OFFICIAL-SENSITIVE" in cover
    assert any("Not recorded" in str(each) for each in cover)
    for each in book.worksheets[1:]:
        assert each.freeze_panes == "A2"
        assert each.print_title_rows == "$1:$1"
        assert (each.column_dimensions["B"].width or 0) > 30
    assert not any(cell.data_type == "f" for each in book.worksheets for row in each.iter_rows() for cell in row)


def test_csv_is_one_number_a_row_with_every_figure_of_the_oracle(served: tuple[Running, str]) -> None:
    rows = list(csv.DictReader(StringIO(take(served, "csv").content.decode("utf-8-sig"))))
    held = {(row["code"], row["table"], row["what"], row["measure"]): row["n"] for row in rows}
    for code, plain in EXPECTED.items():
        for name in ("n", "of", "median", "shortest", "longest"):
            if name in plain:
                said = held[code, "figure", "", name]
                assert said == ("not recorded" if plain[name] is None else str(plain[name])), (code, name)
        for table, cells in {**plain.get("breakdowns", {}), "within": plain.get("within", {})}.items():
            assert {value: int(held[code, table, value, "n"]) for value in cells} == cells, code


@pytest.mark.pdf
def test_the_pdf_says_every_figure_of_the_oracle_beside_its_title(served: tuple[Running, str]) -> None:
    words = text_of(take(served, "pdf").content)
    listed = words[words.rindex("All figures") :]
    for code, plain in EXPECTED.items():
        _, found, after = listed.partition(f" {TITLES[code]} ")
        assert found, TITLES[code]
        after = after[:700]
        if plain["n"] is None:
            assert after.startswith("not recorded"), code
            continue
        for name in ("n", "of", "median", "shortest", "longest"):
            if name in plain:
                assert whole(plain[name]) in after or str(plain[name]) in after, (code, name)
        for number in (n for cells in plain.get("breakdowns", {}).values() for n in cells.values()):
            assert f": {number}" in after, code
        for number in plain.get("within", {}).values():
            assert f": {number} of " in after, code


@pytest.mark.pdf
@pytest.mark.parametrize(("version", "marking"), [("partner", "OFFICIAL-SENSITIVE"), ("public", "OFFICIAL")])
def test_the_pdf_is_tagged_marked_numbered_and_in_english(
    served: tuple[Running, str], version: str, marking: str
) -> None:
    reader = PdfReader(BytesIO(take(served, "pdf", version).content))
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] is True or catalog["/MarkInfo"]["/Marked"]
    assert catalog["/StructTreeRoot"]
    assert catalog["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title
    assert "pdfuaid:part" in catalog["/Metadata"].get_data().decode()
    for number, page in enumerate(reader.pages, 1):
        words = page.extract_text()
        assert marking in words
        assert f"Page {number} of {len(reader.pages)}" in words
        if version == "public":
            assert "SENSITIVE" not in words
        assert [round(float(each)) for each in page.mediabox[2:]] == [595, 842]


@pytest.mark.pdf
def test_the_public_files_hold_no_hidden_number_and_nothing_of_the_place_or_day(served: tuple[Running, str]) -> None:
    said = take(served, "json", "public").json()
    assert said["measures"]["M88"]["breakdowns"]["sex"] == {"male": None, "female": None}
    assert said["measures"]["M10"] == {"n": None, "suppressed": True}
    file = take(served, "xlsx", "public").content
    figures = {row[0]: row[2] for row in sheet(file, "Figures")}
    assert (figures["M10"], figures["M88"], figures["M05"]) == ("hidden", 11, 0)
    assert {row[3]: row[4] for row in sheet(file, "Breakdowns") if row[2] == "sex"} == dict.fromkeys(
        ("male", "female"), "hidden"
    )
    words = text_of(take(served, "pdf", "public").content)
    assert "Male: hidden" in words
    assert "Arrests hidden" in words
    every = [
        *(take(served, ending, "public").content.decode() for ending in ("json", "csv")),
        *(
            str(row)
            for name in ("About", "Figures", "Breakdowns", "Within", "Steps and costs")
            for row in sheet(file, name)
        ),
        words,
    ]
    for one in every:
        assert served[1] not in one
        assert not any(word in one for word in ("13 Oct", "October", "2026-10-13", "SENSITIVE", "P01", "Romanian"))
    assert "2026 Q4" in words
    assert "1 to 4" in words


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


@pytest.fixture
def odd(running: Running) -> tuple[Running, str]:
    """An operation and an agency with names that a spreadsheet, a header or a page could stumble over."""
    http = running.client()
    body = {"name": 'Ośrodek "żółw" <b>\u2013', "exploitation_types": ["labour"], "planned_for": "2026-10-13"}
    operation: str = http.post("/api/operations", json=body).json()["operation"]
    moment = "2026-10-13T08:00"
    for name, data in (
        ("open-centre", {}),
        ("record-transport-departure", {"transport": "T1", "people": 1}),
        ("record-transport-arrival", {"transport": "T1", "people": 1}),
        ("register-person", {"person": "P01", "nationality": "+1+1"}),
        ("provide-welfare", {"person": "P01", "on_behalf_of": EVIL}),
        ("record-costs", {"heading": "@SUM(A1)", "payer": "-2+3", "pounds": 5}),
    ):
        answer = http.post(f"/api/operations/{operation}/{name}", json={**data, "happened_at": moment})
        assert answer.status_code == 200, answer.text
    return running, operation


def test_no_text_becomes_a_formula_or_a_link(odd: tuple[Running, str]) -> None:
    book = load_workbook(BytesIO(take(odd, "xlsx", who="coordinator").content))
    cells = [cell for each in book.worksheets for row in each.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert {EVIL, "+1+1"} <= {cell.value for cell in cells}
    rows = list(csv.reader(StringIO(take(odd, "csv", who="coordinator").content.decode("utf-8-sig"))))
    assert [each for row in rows for each in row if each.startswith(("=", "+", "-", "@"))] == []
    assert f"'{EVIL}" in {each for row in rows for each in row}
    assert any("@SUM(A1)" in each for row in rows for each in row)


@pytest.mark.pdf
def test_a_name_outside_ascii_is_no_obstacle_and_never_markup(odd: tuple[Running, str]) -> None:
    for ending in ENDINGS:
        answer = take(odd, ending, who="coordinator")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].isascii()
    assert "Ośrodek" in text_of(take(odd, "pdf", who="coordinator").content)


@pytest.mark.pdf
def test_the_board_does_not_wait_for_a_pdf(served: tuple[Running, str]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    running, operation = served
    running.client("manager").get("/health")
    with ThreadPoolExecutor(1) as beside:
        made = beside.submit(take, served, "pdf", "partner", "police")
        slowest = timedelta()
        while not made.done():
            answer = running.client("manager").get(f"/api/operations/{operation}/board")
            slowest = max(slowest, answer.elapsed)
        whole_pdf = made.result()
    assert whole_pdf.status_code == 200
    assert slowest < whole_pdf.elapsed / 2


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
