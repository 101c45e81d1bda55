"""Whatever script a name or a text is written in, paper shows it: no empty box, and the text can be read back."""

import re
from unicodedata import normalize

import pytest

from tests.running import Running
from tests.web.given_lessons import Partnership
from tests.web.given_scripts import DRAWS_NOTHING, SENTENCES, Drawn
from web.reports.fonts import drawn_by, files_for
from web.wording.direction import direction

pytestmark = pytest.mark.pdf
VOWELS_IN_TWO_PARTS = ("Bengali", "Burmese", "Malayalam", "Sinhala", "Tamil")
"""Drawn right; but a part that several vowels share, on one side of a letter, reads back as the first that had it."""
# A debrief with these was looked at as PDFium draws it, beside the same words in a browser: every letter of the Indic
# scripts, of Burmese and of Thai stands as it does there. A PDF holds letters in the order in which they are drawn,
# where a vowel sign may come before its letter, and each reader puts that back as well as it can: PDFium leaves a stray
# sign beside one in Hindi and Gujarati too.
NAMES = ("عملية الفجر", "ስራሕ ቀዳማይ", "第一道曙光", "Chiến dịch", "Перше світло")


@pytest.fixture(scope="module")
def written(served: Running) -> Drawn:
    """The debrief of an operation whose name and lessons are written in every script."""
    these = Partnership(served)
    operation = these.run(" ".join(NAMES))
    for number, sentence in enumerate(SENTENCES.values(), 1):
        fields = {"lesson": f"L{number}", "text": sentence, "kind": "improve"}
        these.enter(operation, "record-lesson", **fields)
        these.enter(operation, "assign-action", lesson=f"L{number}", task=sentence)
    answer = served.client("manager").get(f"/operations/{operation}/debrief.pdf", timeout=240)
    assert answer.status_code == 200, answer.text
    return Drawn(answer.content)


@pytest.fixture(scope="module")
def said(written: Drawn) -> str:
    """All its words as they are read back."""
    return "".join("".join(page.extract_text().split()) for page in written.reader.pages)


def test_no_glyph_is_missing(written: Drawn) -> None:
    assert written.missing() == []


@pytest.mark.parametrize("text", [*NAMES, *SENTENCES.values()], ids=[*range(len(NAMES)), *SENTENCES])
def test_every_character_is_drawn_by_a_font_of_ours_and_reads_back(written: Drawn, text: str) -> None:
    letters = set(text) - DRAWS_NOTHING
    assert letters <= set(map(chr, drawn_by())), "a font of the package has it"
    assert set(normalize("NFD", "".join(letters))) <= set(normalize("NFD", "".join(written.characters()))), "it says so"


def test_only_our_fonts_are_in_a_paper(written: Drawn) -> None:
    assert {name for name in written.families if not name.startswith(("noto", "vazirmatn"))} == set()


@pytest.mark.parametrize("language", [each for each in SENTENCES if each not in VOWELS_IN_TWO_PARTS])
def test_words_come_out_as_they_went_in(said: str, language: str) -> None:
    assert [word for word in re.findall(r"[^\s.،؛]+", SENTENCES[language]) if word not in said] == []


def test_a_paper_takes_no_font_that_its_words_do_not_need() -> None:
    assert files_for("Debrief: Construction site, 13 Oct 2026 – £5") == ["noto-sans-latin-wght-normal"]
    assert len(files_for("ስራሕ")) == 1
    assert files_for("\U0010ffff") == []


@pytest.mark.parametrize("language", SENTENCES)
def test_a_text_runs_the_way_of_its_first_letter(language: str) -> None:
    from_the_right = language in ("Arabic", "Dari", "Kurdish", "Pashto", "Urdu")
    assert direction(SENTENCES[language]) == ("rtl" if from_the_right else "ltr")
    assert direction(f"12. {SENTENCES[language]}") == direction(SENTENCES[language])
    assert direction("") == "ltr"
