"""docs/guide/manager.md, done from its first paragraph to its last with a thumb: each sentence as it is written."""

import pytest
from playwright.sync_api import Browser

from tests.browser.given_planner import MANAGERS, Planner
from tests.browser.guides import find_walks
from tests.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
find_walks()


@pytest.mark.parametrize("paragraph", MANAGERS.paragraphs, ids=MANAGERS.named)
def test_a_paragraph_is_followed_and_nothing_in_it_is_untrue(
    browser: Browser, running: Running, paragraph: str
) -> None:
    (walk,) = MANAGERS.followed_by(paragraph)
    planner = Planner(browser, running, paragraph)
    walk(planner)
    assert planner.unread == [], "sentences that nobody follows"


def test_every_walk_follows_a_paragraph_that_stands_in_the_guide() -> None:
    assert MANAGERS.without_a_paragraph() == []
