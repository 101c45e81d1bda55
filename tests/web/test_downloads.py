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
from tests.web.given_downloads import Papers, heads_of, named_rows, sheet, take, text_of
from tests.web.given_downloads import odd as odd
from tests.web.given_downloads import papers as papers
from tests.web.given_downloads import served as served
from web.charts import whole
from web.reports.sheets import Edges, lines, workbook
from web.reports.tables import TABLES
from web.wording.breakdowns import WITHIN, named
from web.wording.figures import breakdown
from web.wording.states import STATES


@pytest.mark.pdf
def test_each_file_has_its_kind_and_a_name_that_says_what_it_is(served: tuple[Running, str], papers: Papers) -> None:
    kinds = {"pdf": b"%PDF-1.7", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "json": b"{"}
    for ending, first in kinds.items():
        for version in ("partner", "public"):
            answer = papers[version] if ending == "pdf" else take(served, ending, version)
            assert answer.status_code == 200, answer.text
            assert answer.content.startswith(first)
            name = answer.headers["content-disposition"]
            assert name.startswith('attachment; filename="firstlight-')
            assert {"partner": "full", "public": "public"}[version] in name
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


def test_the_heads_of_the_workbook_are_words_and_those_of_the_csv_stay(served: tuple[Running, str]) -> None:
    """GOV.UK asks for headings in words, in a file that people open; programs find their columns as before."""
    file = take(served, "xlsx").content
    assert heads_of(file, "Figures")[:8] == [
        *("Code", "Figure", "Number", "State", "Not recorded", "Out of", "What it is out of", "May belong"),
    ]
    heads = [head for table in TABLES for head in heads_of(file, table.name)]
    assert [head for head in heads if not head[:1].isupper()] == []
    csv_heads = take(served, "csv").content.decode("utf-8-sig").splitlines()[0].split(",")
    assert csv_heads[:8] == ["code", "title", "table", "breakdown", "value", "n", "State", "not recorded"]


def test_the_workbook_holds_every_figure_of_the_oracle_as_numbers(served: tuple[Running, str]) -> None:
    file = take(served, "xlsx").content
    figures = {row["code"]: row for row in named_rows(file, "Figures")}
    cells = {
        (row["code"], row["breakdown code"], row["value code"]): row["n"] for row in named_rows(file, "Breakdowns")
    }
    within = {(row["code"], row["within"]): row["n"] for row in named_rows(file, "Within")}
    assert list(figures) == list(TITLES)
    for code, plain in EXPECTED.items():
        row = figures[code]
        assert row["n"] == (None if STATES["not_applicable_yet"] == row["State"] else plain["n"]), code
        assert (row["of"], row["unit"]) == (plain.get("of"), plain.get("unit")), code
        for name in ("median", "shortest", "longest"):
            assert row[name] == plain.get(name), code
        for name, rows in plain.get("breakdowns", {}).items():
            assert {value: cells[code, name, value] for value in rows} == rows, code
        assert {name: within[code, WITHIN[name]] for name in plain.get("within", {})} == plain.get("within", {}), code


def test_every_state_stands_in_a_column_of_its_own(served: tuple[Running, str]) -> None:
    figures = {row["code"]: row for row in named_rows(take(served, "xlsx").content, "Figures")}
    assert (figures["M10"]["State"], figures["M10"]["n"]) == ("recorded", 3)
    assert (figures["M05"]["State"], figures["M05"]["n"]) == ("not applicable yet", None)
    assert (figures["M09b"]["State"], figures["M09b"]["n"], figures["M09b"]["not recorded"]) == (
        "not recorded",
        None,
        1,
    )
    assert (figures["M02b"]["of"], figures["M02b"]["what of counts"]) == (11, "people registered")
    seen = {row["code"]: row for row in named_rows(take(served, "xlsx", who="reader").content, "Figures")}
    assert {name: n for name, n in seen["M10"].items() if n is not None} == {
        "code": "M10",
        "title": "Arrests",
        "State": "not shown to you",
        "in words": "You are not shown arrests.",
    }


def test_the_workbook_reads_well(served: tuple[Running, str]) -> None:
    book = load_workbook(BytesIO(take(served, "xlsx").content))
    cover = [row[0].value for row in book.worksheets[0].iter_rows()]
    assert "OFFICIAL-SENSITIVE" in cover
    about = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows(min_row=3)}
    assert set(about) == {"Operation", "Organisation", "Issued", "Version", "As of"}
    assert about["Organisation"] == "Council"
    assert book.sheetnames[:4] == ["About", "Contents", "Notes", "Figures"]
    assert book.sheetnames[-1] == "Definitions"
    assert any("Not recorded" in str(row[0].value) for row in book["Notes"].iter_rows())
    assert [row[0] for row in sheet(take(served, "xlsx").content, "Contents")] == book.sheetnames[3:]
    for each in book.worksheets[3:]:
        assert each.freeze_panes == "A2"
        assert each.print_title_rows == "$1:$1"
        assert (each.column_dimensions["B"].width or 0) > 30
    assert not any(cell.data_type == "f" for each in book.worksheets for row in each.iter_rows() for cell in row)


def test_each_printed_page_of_the_workbook_says_what_it_is_and_as_of_when(served: tuple[Running, str]) -> None:
    book = load_workbook(BytesIO(take(served, "xlsx").content))
    for each in book.worksheets:
        assert each.oddHeader.left.text == "OFFICIAL-SENSITIVE"
        assert each.oddHeader.right.text.startswith("Debrief: "), each.title
        assert each.oddFooter.left.text.startswith("Everything in the log up to entry ")
    said = book.properties
    assert (said.creator, said.lastModifiedBy, said.created.year) == (None, None, 1980), "nobody's name, and no hour"
    assert take(served, "xlsx").content == take(served, "xlsx").content


def test_an_ampersand_at_the_edge_of_a_printed_page_is_no_command() -> None:
    made = BytesIO()
    with workbook(made) as book:
        lines(book, Edges("OFFICIAL", "Fish & Chips", "&A" * 200), "Sheet", [("One",)], None)
    (read,) = load_workbook(made).worksheets
    assert read.oddHeader.right.text == "Fish && Chips"
    assert read.oddFooter.left.text == "&&A" * 50


def test_csv_has_the_columns_of_the_workbook_with_every_figure_of_the_oracle(served: tuple[Running, str]) -> None:
    rows = list(csv.DictReader(StringIO(take(served, "csv").content.decode("utf-8-sig"))))
    figures = {row["code"]: row for row in rows if row["table"] == "Figures"}
    cells = {(row["code"], row["breakdown"], row["value"]): row["n"] for row in rows if row["table"] == "Breakdowns"}
    for code, plain in EXPECTED.items():
        for name in ("n", "of", "median", "shortest", "longest"):
            if name in plain and figures[code]["State"] != "not applicable yet":
                assert figures[code][name] == ("" if plain[name] is None else str(plain[name])), (code, name)
        for table, found in plain.get("breakdowns", {}).items():
            said = {value: int(cells[code, breakdown(table), named(value, table)]) for value in found}
            assert said == found, code


def test_the_stretches_behind_the_times_are_listed_as_far_as_their_entries_are_shown(
    served: tuple[Running, str],
) -> None:
    for rows in (
        named_rows(take(served, "xlsx").content, "Stretches of time"),
        list(csv.DictReader(StringIO(take(served, "csv").content.decode("utf-8-sig")))),
    ):
        missed = [row for row in rows if row["code"] == "M43" and row.get("outside") == "24 hours"]
        assert [float(row["length"]) for row in missed] == [27.07]
        assert missed[0]["start"].startswith("13 Oct 2026, ")
    seen = named_rows(take(served, "xlsx", who="reader").content, "Stretches of time")
    assert {row["code"] for row in seen}.isdisjoint({"M43", "M44"})


@pytest.mark.pdf
def test_the_pdf_says_every_figure_of_the_oracle_beside_its_title(papers: Papers) -> None:
    words = text_of(papers["partner"].content)
    listed = words[words.rindex("All figures") :]
    for code, plain in EXPECTED.items():
        _, found, after = listed.partition(f" {TITLES[code]} ")
        assert found, TITLES[code]
        after = after[:700]
        if plain["n"] is None:
            assert after.startswith(("Not recorded", "Not applicable")), code
            continue
        if plain["n"] == 0:
            assert after.startswith(("None", "Not applicable", "0 of the")), code
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
def test_the_pdf_is_tagged_marked_numbered_and_in_english(papers: Papers, version: str, marking: str) -> None:
    reader = PdfReader(BytesIO(papers[version].content))
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
def test_the_public_files_hold_no_hidden_number_and_nothing_of_the_place_or_day(
    served: tuple[Running, str], papers: Papers
) -> None:
    said = take(served, "json", "public").json()
    assert said["measures"]["M88"] == {"n": 11}
    assert said["measures"]["M10"]["n"] == 3
    file = take(served, "xlsx", "public").content
    figures = {row["code"]: (row["n"], row["State"]) for row in named_rows(file, "Figures")}
    assert (figures["M10"], figures["M88"]) == ((3, "recorded"), (11, "recorded"))
    rows = named_rows(file, "Breakdowns")
    assert (None, "hidden: small number") in {(row["n"], row["State"]) for row in rows if row["code"] == "M07"}
    assert "Sex" not in {row["breakdown"] for row in rows}
    words = text_of(papers["public"].content)
    assert "Male: " not in words
    every = [
        *(take(served, ending, "public").content.decode() for ending in ("json", "csv")),
        *(str(row) for name in load_workbook(BytesIO(file)).sheetnames for row in sheet(file, name)),
        words,
    ]
    for one in every:
        assert served[1] not in one
        assert not any(word in one for word in ("13 Oct", "October", "2026-10-13", "SENSITIVE", "P01", "Romanian"))
    assert "2026 Q4" in words
    assert "1 to 4" in words
