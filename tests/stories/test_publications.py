"""What was published stays as it was, in the log, on the page and in every file, whatever comes to be known."""

import json
import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from projections.measures import TITLES
from tests.stories.given_publications import ENDINGS, LATE, Story
from tests.stories.given_publications import story as story
from tests.stories.rows import EXPECTED


def test_a_replayed_publication_holds_the_figures_of_its_own_moment(story: Story) -> None:
    first = story.first()
    held = story.held(first)
    assert held["position"] == first - 1
    assert held["as_of"] == "2026-11-03T15:00:00+00:00"
    for code, plain in EXPECTED.items():
        if code not in ("M48", "M54", "M69"):
            assert {key: held["measures"][code].get(key, 0) for key in plain} == plain, code


@pytest.mark.pdf
def test_a_late_decision_changes_no_byte_of_version_1_and_version_2_says_what_changed(story: Story) -> None:
    first = story.first()
    before = story.shows(first)
    assert story.post("record-conclusive-grounds-decision", **LATE).status_code == 200
    assert f"{TITLES['M46']} 6 of 6 5 of 6" in story.words()
    second = story.publish(2)
    assert story.shows(first) == before
    said = story.words(f"/{second}")
    assert said != before[0]
    assert "What changed since version 1" in said
    assert f"{TITLES['M46']} 6 of 6 5 of 6" in said
    assert "Nothing has changed" in story.words()


@pytest.mark.pdf
def test_a_version_shows_every_number_that_it_holds_on_the_page_and_on_paper(story: Story) -> None:
    first = story.first()
    pdf = story.get(f"/{first}.pdf").content
    paper = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    for words in (story.words(f"/{first}"), paper):
        assert "within 24 hours: 5 of 6" in words
        assert "within 48 hours: 6 of 6" in words
        assert "within 5 working days: 6 of 6" in words
        assert "convictions: not recorded" in words.lower()
        assert "OFFICIAL-SENSITIVE" in words


def test_a_version_says_when_and_by_whom_it_was_published(story: Story) -> None:
    assert "Partner version 2. Published by Council on" in story.words(f"/{story.publish(2)}")
    assert "Partner version 1. Published by Council on 3 November 2026 at 15:00" in story.words(f"/{story.first()}")


@pytest.mark.pdf
def test_each_file_of_a_version_is_made_of_the_figures_that_it_holds(story: Story) -> None:
    first = story.first()
    story.post("record-conclusive-grounds-decision", **LATE)
    said = story.get(f"/{first}.json").json()
    assert said["measures"] == story.held(first)["measures"]
    for ending in ENDINGS:
        answer = story.get(f"/{first}.{ending}", "reader")
        assert answer.status_code == 200
        assert re.search(rf'firstlight-.*partner.*1\.{ending}"$', answer.headers["content-disposition"])
    kept = [
        each.subject
        for each in story.running.application.access_log.entries(story.operation)
        if each.what == "download"
    ]
    assert len(kept) == 5
    assert story.get(f"/{first}.docx").status_code == 404
    assert story.get("/1.pdf").status_code == 404
    assert story.get(f"/{first}.pdf", "stranger").status_code == 404
    assert story.get(f"/{first}.pdf", "nurse").status_code == 403


@pytest.mark.pdf
def test_a_public_version_says_what_is_hidden_and_why_and_nothing_of_the_place_or_day(story: Story) -> None:
    position = story.publish(1, public=True)
    page, table, said, cells, pages = story.shows(position)
    assert "OFFICIAL" in page
    assert "1 to 4" in page
    assert "2026 Q4" in page
    for shown in (page, table.decode(), said.decode(), str(cells), " ".join(pages)):
        assert not any(
            word in shown for word in ("SENSITIVE", "13 Oct", "13 October", "construction-site-13", "Romanian")
        )
        assert str(story.operation) not in shown
    assert json.loads(said)["measures"]["M88"] == {"n": 11}
    assert story.get(f"/{position}", "reader").status_code == 200
