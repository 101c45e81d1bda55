"""The board paper: two pages to decide by, and annexes in which every row behind them stands."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from domain.words import Agency
from projections.measures import TITLES
from service.outcomes import Where
from tests.running import Running
from tests.web.given_lessons import TODAY, Partnership, ago
from tests.web.given_year import YEAR
from tests.web.given_year import two_years as two_years
from web.pages.outcomes.paper import paper_context
from web.wording.definitions import definitions
from web.wording.periods import asked_for

pytestmark = pytest.mark.pdf
LONG = "ትምህርቲ ብትግርኛ ዝተጻሕፈ ነዊሕ ጽሑፍ " * 40


def paper(server: Running, period: str, who: str = "manager") -> list[str]:
    """The words of each page, each run of spaces as one: to read them takes as long as to lay them out."""
    answer = server.client(who).get(f"/outcomes.pdf{period}", timeout=120)
    assert answer.status_code == 200, answer.text
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages]


def is_two_pages_and_annexes(pages: list[str]) -> None:
    first, second, third = pages[:3]
    assert "This period beside the one before" in first
    assert "What the board is asked to decide" in second
    assert "Definitions used" in second
    assert re.search(r"Arrests \(M10\)\..*?not a charge", second), "the last definition stands on the second page"
    assert "Annex A. Operations of the period" in third


@pytest.fixture(scope="module")
def pages(two_years: Running) -> list[str]:
    """The paper of the year of 47 operations."""
    return paper(two_years, YEAR)


def test_the_year_is_decided_by_on_two_pages(pages: list[str]) -> None:
    is_two_pages_and_annexes(pages)


def test_every_page_carries_marking_period_moment_and_number(pages: list[str]) -> None:
    for number, page in enumerate(pages, 1):
        for one in (
            "OFFICIAL-SENSITIVE",
            "Outcomes, 1 April 2025 to 31 March 2026, For the board",
            "Everything in the log up to entry",
            f"Page {number} of {len(pages)}",
        ):
            assert one in page, (number, one)


def test_it_says_who_wrote_it_and_when_it_was_issued(pages: list[str]) -> None:
    assert re.search(r"Author: Manager .*Organisation: Council Issued: \d+ \w+ \d{4}", pages[0])


def test_the_period_before_stands_beside_and_the_change_in_words(pages: list[str]) -> None:
    words = pages[0]
    assert "1 April 2025 to 31 March 2026 1 April 2024 to 31 March 2025" in words
    assert "Operations run 47 of 47 (100%) 2 of 2 45 more 0 0" in words
    assert "Children seen in time Not known Not known Cannot be said: not known now and before 45" in words
    assert "People missing 0 of 148" in words
    assert "19 agencies made 126 disruption interventions" in words


def test_gaps_are_asked_about_and_named(pages: list[str]) -> None:
    words = pages[1]
    assert "no entry says that anybody did in 42 of 42 operations that people left" in words
    assert "Operation of 1 Apr 2025" in words
    assert "and 37 more in annex A" in words
    assert "Recorded by nobody. 21 figures: Premises closed or prohibited" in words


def test_every_row_of_every_annex_is_printed(two_years: Running, pages: list[str]) -> None:
    app, period = two_years.application, asked_for("2025-04-01", "2026-03-31")
    made = paper_context(app.outcomes.of(Agency("Council")), period, Where(), [], app.vault)
    words = " ".join(pages[2:])
    for each in made["operations"]:
        assert f"{each.date:%-d %b %Y} Operation of {each.date:%-d %b %Y} West Midlands" in words
    for heading, rows in made["groups"]:
        assert f"By {heading[:1].lower()}{heading[1:]}" in words
        assert len(rows) == len({each.code for each in rows})
    for _, rows in made["sections"]:
        for row in rows:
            assert f"{row.title} {row.code} {row.now} {row.before} {row.change}" in words, row
            for what, cells in row.cells:
                for name, now, before in cells:
                    assert f"{what}: {name} {now} {before}" in words, (row.code, name)
    for each in definitions(TITLES):
        assert f"{each.title} {each.code} {each.sentence}" in words


@pytest.fixture(scope="module")
def partnership(served: Running) -> Partnership:
    """A store of its own, on a server that the module shares."""
    return Partnership(served)


def test_a_store_without_an_operation_has_two_pages_too(served: Running) -> None:
    pages = paper(served, "?from=2020-04-01&to=2021-03-31")
    is_two_pages_and_annexes(pages)
    assert "No operation was planned in this period" in pages[0]
    assert "give nothing to decide" in pages[1]


def test_long_names_and_texts_are_shortened_on_two_pages_and_whole_in_the_annex(partnership: Partnership) -> None:
    names = [f"{number} {'Ordnance ' * 9}"[:80].strip() for number in range(8)]
    for name in names:
        operation = partnership.run(name, closed=60)
        partnership.enter(operation, "record-transport-departure", 61, transport="T1", people=1)
        partnership.enter(operation, "record-transport-arrival", 61, transport="T1", people=1)
        partnership.enter(operation, "register-person", 61, person="P01")
        partnership.enter(operation, "record-departure", 61, person="P01")
        partnership.enter(operation, "record-lesson", lesson="L1", text=f"{LONG} end", kind="improve")
        partnership.enter(operation, "record-lesson", lesson="L2", text="Kettle.", kind="improve")
        due = ago(3)[:10]
        partnership.enter(
            operation, "assign-action", lesson="L2", task=f"{'Buy a kettle. ' * 40}", owner="Kent", due=due
        )
    endless = " ".join(f"word{number}" for number in range(2500))
    partnership.enter(operation, "record-lesson", lesson="L3", text=endless, kind="improve")
    year = TODAY.year
    pages = paper(partnership.running, f"?from={year - 1}-01-01&to={year}-12-31")
    is_two_pages_and_annexes(pages)
    decided, annexes = pages[1], " ".join(pages[2:])
    assert "A new date for 8 actions past the day on which they were due" in decided
    assert "An owner and a date for 9 open lessons" in decided
    assert "; and 5 more in annex D" in decided
    assert "; and 6 more in annex D" in decided
    assert "…" in decided
    for name in names:
        assert name in annexes
    assert annexes.count("ዝተጻሕፈ") == 8 * LONG.count("ዝተጻሕፈ")
    assert annexes.count("Buy a kettle.") == 8 * 40
    assert set(endless.split()) <= set(annexes.split()), "a row longer than a page is printed whole"


def test_lessons_and_interventions_of_a_period_stand_by_strand_of_the_strategy(partnership: Partnership) -> None:
    operation = partnership.run("Strands", closed=200)
    for lesson, strand in (("L1", "protect"), ("L2", "protect"), ("L3", "pursue"), ("L4", None)):
        said_so = {"four_p": strand} if strand else {}
        partnership.enter(operation, "record-lesson", lesson=lesson, text="Kettle.", kind="improve", **said_so)
    for lesson in ("L1", "L2"):
        partnership.enter(operation, "assign-action", lesson=lesson, task="Buy one.", owner="Kent", due=ago(3)[:10])
    partnership.enter(operation, "close-action", lesson="L2")
    for strand in ("prevent", "pursue", "pursue", None):
        said_so = {"four_p": strand} if strand else {}
        partnership.enter(operation, "record-disruption-intervention", agency="GLAA", kind="inspection", **said_so)
    words = " ".join(paper(partnership.running, f"?from={ago(203)[:10]}&to={ago(201)[:10]}")[2:])
    assert "Pursue 2 1 – 1 –" in words
    assert "Prevent 1 – – – –" in words
    assert "Protect – 2 1 1 1" in words
    assert "Prepare – – – – –" in words
    assert "Strand not recorded 1 1 – 1 –" in words
