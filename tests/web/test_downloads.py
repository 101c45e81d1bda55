"""The debrief to take away: each file opened again, its figures those of the oracle, nothing hidden in it."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from projections.measures import TITLES
from tests.running import Running
from tests.stories.rows import EXPECTED
from tests.web.given_downloads import odd as odd
from tests.web.given_downloads import served as served
from tests.web.given_downloads import sheet, take, text_of
from web.charts import whole


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
