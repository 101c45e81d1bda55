"""docs/guide/manager.md, done from its first paragraph to its last with a thumb: each sentence as it is written."""

from importlib import import_module
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.given_planner import PARAGRAPHS, WALKS, Planner, Walk
from tests.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
for walked in sorted(Path(__file__).parent.glob("walked_*.py")):
    import_module(f"{__package__}.{walked.stem}")  # each says itself which paragraphs it follows


def followed_by(paragraph: str) -> list[Walk]:
    return [walk for first_words, walk in WALKS.items() if paragraph.startswith(first_words)]


@pytest.mark.parametrize(
    "paragraph",
    PARAGRAPHS,
    ids=lambda each: ", ".join(walk.__name__ for walk in followed_by(each)),
)
def test_a_paragraph_is_followed_and_nothing_in_it_is_untrue(
    browser: Browser, running: Running, paragraph: str
) -> None:
    (walk,) = followed_by(paragraph)
    planner = Planner(browser, running, paragraph)
    walk(planner)
    assert planner.unread == [], "sentences that nobody follows"


def test_every_walk_follows_a_paragraph_that_stands_in_the_guide() -> None:
    assert [first_words for first_words in WALKS if not any(each.startswith(first_words) for each in PARAGRAPHS)] == []
