"""What happens to people afterwards: in plain words for those on the plan, and as a poster for the wall."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from unicodedata import normalize

import httpx2
import pytest
from pypdf import PdfReader

from tests.projections.given_plan import a_whole_plan
from tests.running import Running
from tests.web.forms import Form, signed_in
from tests.web.given_texts import as_role, serving, stored
from tests.web.given_year import year as year
from tests.web.test_plan_page import words
from web.pages.afterwards import ours, routes
from web.wording.afterwards import IN_FULL
from web.wording.plan import WAYS

ROMANIAN = "Sunteți de acord.\nAveți un pat până la decizie."
ARABIC = "أنت توافق.\nلديك سرير حتى القرار."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("afterwards"))


@pytest.fixture
def operation(served: Running) -> str:
    day = a_whole_plan(["no_recourse"], lead="Council", exploitation_types=["labour"])
    booked = {"beds": 20, "nights": 5, "address": "12 Mill Lane"}
    return stored(served, day.has(("LanguageExpected", "op", {"language": "ar"}), ("VenueBooked", "op", booked)))


def writes(served: Running, **fields: str) -> httpx2.Response:
    body = {"name": "Council", "paper": "adult_consents", "language": "ro", "text": ROMANIAN, **fields}
    return served.client("manager").post("/api/organisations/texts", json=body)


def read(served: Running, operation: str, language: str = "", who: str = "manager") -> str:
    answer = served.client(who).get(f"/operations/{operation}/afterwards?language={language}")
    assert answer.status_code == 200, answer.text
    return unescape(words(answer.text))


def poster(served: Running, operation: str, language: str = "", who: str = "manager") -> list[str]:
    answer = served.client(who).get(f"/operations/{operation}/afterwards.pdf?language={language}")
    assert answer.status_code == 200, answer.text
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages]


def test_each_way_says_whom_it_is_for_what_happens_who_decides_and_how_long(served: Running, operation: str) -> None:
    assert list(IN_FULL) == list(WAYS)
    html = read(served, operation)
    assert "Within 5 working days. Home Office: a target, no limit." in html
    assert "At least 30 days. Hansard, 13 December 2022; Newcastle found 45 days too few" in html
    assert "at least 45 days until 12 December 2022" in html
    assert "Who decides The council's children's services" in html
    assert html.count("Bed tonight Hotel Who pays Council") == 4
    assert html.count("Not agreed") == 2


def test_the_plan_leads_there_and_says_what_is_not_entered(served: Running, operation: str) -> None:
    html = served.client("manager").get(f"/operations/{operation}/plan").text
    assert f'href="/operations/{operation}/afterwards.pdf"' in html
    assert f'href="/operations/{operation}/afterwards?language=ar"' in html
    assert "In Arabic: not entered" in words(html)


def test_a_text_in_a_language_is_written_once_and_read_in_every_operation(served: Running, operation: str) -> None:
    page = signed_in(served, "manager")
    before = page.get(f"/operations/{operation}/afterwards?language=ar").text
    assert words(before).count("In Arabic: not entered") == 5
    form = page.get(
        "/operations/new/do/write-rights-text?name=Council&paper=adult_consents&language=Arabic"
        f"&next=/operations/{operation}/afterwards?language=ar"
    ).text
    assert "In English: You are 18 or over, and you agree to be referred." in form
    typed = Form(form, "write-rights-text").stands
    assert (typed["paper"], typed["language"]) == (["adult_consents"], ["Arabic"])
    after = page.post("/operations/new/do/write-rights-text", data={**typed, "text": ARABIC}).text
    assert 'lang="ar" dir="rtl"' in after
    assert "أنت توافق." in after
    another = stored(served, a_whole_plan(lead="Council"))
    assert "أنت توافق." in read(served, another, "ar")


@pytest.mark.pdf
def test_the_poster_is_a_sheet_for_each_way_and_says_nothing_that_a_wall_must_not(
    served: Running, operation: str
) -> None:
    sheets = poster(served, operation)
    assert len(sheets) == 5
    for sheet, way in zip(sheets, IN_FULL.values(), strict=True):
        assert "OFFICIAL What happens next" in sheet
        assert way.title in sheet
    every = " ".join(sheets)
    for hidden in ("Mill Lane", "labour", "onstruction", "SENSITIVE", operation, "Who pays"):
        assert hidden not in every, hidden
    assert "Tonight Ask the centre coordinator" in sheets[3]


@pytest.mark.pdf
def test_no_line_of_a_poster_breaks_after_its_first_letter(served: Running, operation: str) -> None:
    """A line that just fits, with a space before what stands below it, is broken after its first word."""
    answer = served.client("manager").get(f"/operations/{operation}/afterwards.pdf")
    lines = [line for page in PdfReader(BytesIO(answer.content)).pages for line in page.extract_text().splitlines()]
    assert "A housing officer talks with you about where you can stay." in lines


@pytest.mark.pdf
def test_the_poster_is_in_the_language_where_it_is_entered_and_says_where_not(served: Running, operation: str) -> None:
    assert writes(served).status_code == 200
    assert writes(served, language="ar", text=ARABIC).status_code == 200
    romanian = poster(served, operation, "ro")
    assert normalize("NFC", "Aveți un pat până la decizie.") in normalize("NFC", romanian[0])
    assert "In Romanian: not entered. Ask for an interpreter." in romanian[1]
    assert IN_FULL["adult_declines"].title in romanian[1]
    assert "سرير" in poster(served, operation, "ar")[0]


@pytest.mark.pdf
def test_signs_that_no_font_has_are_said_and_never_printed(
    served: Running, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes(served)
    monkeypatch.setattr(routes, "not_drawn", lambda text: "ț" if "ț" in text else "")
    sheet = poster(served, operation, "ro")[0]
    assert "In Romanian there is a text that this printer’s fonts cannot show" in sheet
    assert "Aveți" not in sheet
    assert IN_FULL["adult_consents"].title in sheet


@pytest.mark.pdf
def test_an_exercise_says_so_on_the_wall(served: Running) -> None:
    assert "EXERCISE, nothing here is real" in poster(served, stored(served, a_whole_plan(exercise=True)))[0]


def test_a_partner_reads_them_and_has_nothing_to_fill_in(served: Running, operation: str) -> None:
    answer = as_role(served, "partner_reader").get(f"/operations/{operation}/afterwards")
    assert answer.status_code == 200
    assert "Within 5 working days" in answer.text
    assert "/do/" not in answer.text
    assert "In our own operations" not in answer.text, "its role does not see across operations"


def test_whoever_sees_no_plan_sees_neither_page_nor_poster(served: Running, operation: str) -> None:
    for ending in ("", ".pdf"):
        assert as_role(served, "wall").get(f"/operations/{operation}/afterwards{ending}").status_code == 403
        assert served.client("stranger").get(f"/operations/{operation}/afterwards{ending}").status_code == 404


def test_our_own_times_are_told_only_where_enough_people_took_them(
    served: Running, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "In our own operations Too few people so far to say" in read(served, operation)
    monkeypatch.setattr(ours, "in_force", lambda values, on: 0)
    assert "Too few people so far to say" in read(served, operation), "of nobody there is no median"


def test_our_own_times_say_of_how_many_people_and_operations(year: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    (operation, *_) = [each["operation"] for each in year.client("manager").get("/api/operations").json()]
    said = re.search(
        r"In our own operations Half took ([\d.,]+) hours or less, of (\d+) people in (\d+) operations "
        r"\(first encounter to referral or notification\)",
        read(year, operation),
    )
    assert said
    assert int(said[2]) >= 5
    assert int(said[3]) > 1
    monkeypatch.setattr(ours, "in_force", lambda values, on: int(said[2]) + 1)
    assert f"of {said[2]} people" not in read(year, operation), "one fewer than are enough"
