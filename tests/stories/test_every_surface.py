"""Every page and file says the four states of a figure in the same words, and none says a number that nobody looked at.

Of three operations of a year without follow-ups, and of the two days on which hardly anything was looked at.
"""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from projections.measures import KINDS, TITLES, state
from service.log import open_log
from service.privacy.vault import Vault
from service.replay.script import Replay, read_script
from tests.postgres import address
from tests.running import PEOPLE, Running
from tests.stories.a_year import a_year
from tests.web.given_downloads import text_of
from web.wording.figure_sentences import in_a_sentence
from web.wording.states import STATES, said

HERE = Path(__file__).parent
DAYS = (HERE / "looked_at_nothing_afterwards.json", HERE / "looked_at_followed_up.json")
YEAR = "from=2025-04-01&to=2026-03-31"
AUTUMN = "from=2026-10-01&to=2026-12-31"
BARE = re.compile(r">\s*(?:None|null|nan|NaN|n/a|N/A|-|–|—)\s*<(?!small)")
NEVER = re.compile(
    r"none recorded|\b0 hours\b|\b[Ff]or 0\b|median of 0\b|\bNone\.|\bnan\b|\bnull\b|\bn/a\b|(?<![\d.])0 ?%"
)
EMPTY = re.compile(r'<(?:td|dd|span class="fl-tile__n"|span class="fl-tile__none")[^>]*>\s*</(?:td|dd|span)>')
WITHOUT_A_NUMBER = {STATES[how] for how in ("not_recorded", "not_applicable_yet", "not_shown", "hidden")}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, list[str]]]:
    """A server over five operations: three of a year, then the two days."""
    path = tmp_path_factory.mktemp("surfaces") / "firstlight.db"
    log = open_log(address(path))
    scripts, _ = a_year()
    days = [(script.start, script.rows) for script in scripts[:3]]
    days += [(date(2026, 10, 13), read_script(file)) for file in DAYS]
    operations = []
    for start, rows in days:
        replay = Replay(log, Vault(log), start)
        for _ in replay.run(rows):
            pass
        operations.append(str(replay.operation))
    log.close()
    server = Running(path, {**PEOPLE, "chief": ("Council", ("reader",), ())})
    server.start()
    yield server, operations
    server.stop()


def of_an_operation(operation: str, codes: tuple[str, ...]) -> list[str]:
    """The pages about the figures of an operation, and its files that can be read as text."""
    base = f"/operations/{operation}/debrief"
    figures = [f"{base}/{code}" for code in codes]
    return [base, *figures, f"{base}/late", f"/operations/{operation}/publications", f"{base}.csv", f"{base}.xlsx"]


def across(codes: tuple[str, ...]) -> list[str]:
    """The same of two periods."""
    return [
        f"{page}?{period}"
        for period in (YEAR, AUTUMN)
        for page in ("/outcomes", "/outcomes/public", "/outcomes.csv", "/outcomes.xlsx")
    ] + [f"/outcomes/{code}?{AUTUMN}" for code in codes]


def words_of(answer: Any, path: str) -> str:
    """What a reader reads of a page or a file, once none of it is bare or empty."""
    if ".xlsx" in path:
        return words_of_workbook(answer.content, path)
    if ".csv" in path:
        return words_of_csv(answer.content.decode("utf-8-sig"), path)
    main = answer.text[answer.text.index("<main") : answer.text.index("</main>")]
    assert not BARE.search(main), (path, BARE.findall(main))
    assert not EMPTY.search(main), (path, EMPTY.search(main))
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


def words_of_workbook(file: bytes, path: str) -> str:
    book = load_workbook(BytesIO(file))
    heads, *rows = book["Figures"].iter_rows(values_only=True)
    for row in rows:
        figure = dict(zip(heads, row, strict=True))
        assert (figure["Number"] is None) == (figure["State"] in WITHOUT_A_NUMBER), (path, figure)
        if figure["State"] in (STATES["not_shown"], STATES["hidden"]):
            assert (figure["Out of"], figure["Not recorded"]) == (None, None), (path, figure)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not {"None", "nan", "null", "n/a", "-", ""} & {cell for cell in cells if isinstance(cell, str)}, path
    return " ".join(str(cell) for cell in cells if cell is not None)


def words_of_csv(text: str, path: str) -> str:
    rows = list(csv.DictReader(StringIO(text)))
    for row in rows:
        assert not {"None", "nan", "null", "n/a", "-"} & set(row.values()), (path, row)
        if row["State"] in WITHOUT_A_NUMBER:
            assert row["n"] == "", (path, row)
    return " ".join(" ".join(filter(None, row.values())) for row in rows)


def read(server: Running, who: str, path: str) -> str:
    answer = server.client(who).get(path, timeout=60)
    assert answer.status_code == 200, (who, path, answer.status_code, answer.text[:200])
    words = words_of(answer, path)
    assert not NEVER.search(words), (who, path, words[max(0, NEVER.search(words).start() - 60) :][:160])  # type: ignore[union-attr]
    return words


def test_no_page_and_no_table_says_a_number_that_nobody_looked_at(served: tuple[Running, list[str]]) -> None:
    server, operations = served
    for number, operation in enumerate(operations):
        for path in of_an_operation(operation, tuple(TITLES) if number == 3 else ("M10", "M33")):
            read(server, "manager", path)
    for path in across(("M01", "M10", "M33", "M44", "M61")):
        read(server, "manager", path)
        read(server, "chief", path)
    for path in of_an_operation(operations[3], ("M10", "M13", "M53", "M33")):
        read(server, "reader", path)


@pytest.mark.pdf
def test_no_paper_says_a_number_that_nobody_looked_at(served: tuple[Running, list[str]]) -> None:
    server, operations = served
    debrief = f"/operations/{operations[3]}/debrief.pdf"
    papers = {"manager": debrief, "reader": debrief, "chief": f"/outcomes.pdf?{AUTUMN}"}
    read_by = {who: text_of(server.client(who).get(path, timeout=120).content) for who, path in papers.items()}
    for who, words in read_by.items():
        found = NEVER.search(words)
        assert not found, (who, words[max(0, found.start() - 60) :][:160])
        assert "What would answer it" in words
    assert "Arrests Not shown to you" in read_by["reader"]


def test_page_workbook_table_and_json_say_the_same_of_every_figure(served: tuple[Running, list[str]]) -> None:
    server, operations = served
    operation = operations[3]
    report = server.client("manager").get(f"/api/operations/{operation}/report").json()
    page = read(server, "manager", f"/operations/{operation}/debrief")
    files = [read(server, "manager", f"/operations/{operation}/debrief.{ending}") for ending in ("csv", "xlsx")]
    listed = page[page.rindex("All figures") :]
    seen = set()
    for code, plain in report.items():
        words, sentence = said(plain, code), in_a_sentence(plain, code)
        seen.add(state(plain, KINDS[code]))
        assert f"{TITLES[code]} {words.value}" in listed, code
        assert all(sentence in file for file in files), code
        assert sentence in read(server, "manager", f"/operations/{operation}/debrief/{code}"), code
    assert {"not_recorded", "not_applicable_yet", "recorded"} <= seen


def test_a_partner_is_not_shown_arrests_and_is_not_told_that_they_are_missing(
    served: tuple[Running, list[str]],
) -> None:
    server, operations = served
    base = f"/operations/{operations[3]}/debrief"
    report = server.client("reader").get(f"/api/operations/{operations[3]}/report").json()
    assert report["M10"] == report["M13"] == {"n": None, "not_shown": True}
    page = read(server, "reader", base)
    assert "Arrests Not shown to you" in page
    assert "Figures not shown to you" in page
    assert "You are not shown arrests." in read(server, "reader", f"{base}/M10")
    assert "You are not shown arrests." in read(server, "reader", f"{base}.csv")
    assert "Arrests Not shown to you" not in read(server, "manager", base)


def test_the_four_sentences_stand_where_they_are_due(served: tuple[Running, list[str]]) -> None:
    server, operations = served
    figures = {code: f"/operations/{operations[3]}/debrief/{code}" for code in ("M05", "M33", "M61")}
    assert "None of the 4 people was reported missing." in read(server, "manager", figures["M33"])
    exploited_again = read(server, "manager", figures["M61"])
    assert "It is not recorded whether any of the 4 people was exploited again" in exploited_again
    assert "No adult has declined, so no report was due." in read(server, "manager", figures["M05"])
    assert "What would answer it" in exploited_again


def test_interpreters_are_booked_for_a_language_that_everybody_reads(served: tuple[Running, list[str]]) -> None:
    server, operations = served
    body = {"language": "Romanian", "on_site": 2, "happened_at": "2026-10-13T06:01"}
    answer = server.client("operator").post(f"/api/operations/{operations[3]}/book-interpreters", json=body)
    assert answer.status_code == 200, answer.text
    for who in ("manager", "reader"):
        page = read(server, who, f"/operations/{operations[3]}/debrief")
        assert "Interpreters Romanian: 2" in page
        timeline = server.client(who).get(f"/operations/{operations[3]}/timeline").text
        assert "Interpreters booked: Romanian, 2 on site" in timeline


def test_outcomes_open_on_the_latest_year_that_has_operations_and_say_so(
    served: tuple[Running, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, _ = served
    monkeypatch.setattr("web.wording.periods.now", lambda: datetime(2028, 7, 1, tzinfo=UTC))
    words = read(server, "manager", "/outcomes")
    assert "There is no operation in this financial year, 1 April 2028 to 31 March 2029." in words
    assert "1 April 2026 to 31 March 2027. Exercises are left out." in words
    asked = read(server, "manager", "/outcomes?from=2028-04-01&to=2029-03-31")
    assert "No operation was planned in this period." in asked
    assert "There is no operation in this financial year" not in asked


def test_a_public_period_that_is_wider_than_asked_for_says_why(served: tuple[Running, list[str]]) -> None:
    server, _ = served
    words = read(server, "manager", "/outcomes/public?from=2026-05-01&to=2026-11-30")
    assert "You asked for 1 May 2026 to 30 November 2026. This covers whole quarters, 2026 Q2 to 2026 Q4" in words
    assert "You asked for" not in read(server, "manager", f"/outcomes/public?{AUTUMN}")
