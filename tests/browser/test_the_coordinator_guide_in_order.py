"""docs/guide/coordinator.md, done from its first paragraph to its last with a thumb: each sentence as it is written."""

import pytest
from playwright.sync_api import Browser

from tests.browser.given_camera import chromium as chromium
from tests.browser.given_shift import COORDINATORS, Shift
from tests.browser.guides import find_walks
from tests.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
find_walks()


@pytest.mark.parametrize("paragraph", COORDINATORS.paragraphs, ids=COORDINATORS.named)
def test_a_paragraph_is_followed_and_nothing_in_it_is_untrue(
    browser: Browser, running: Running, paragraph: str
) -> None:
    (walk,) = COORDINATORS.followed_by(paragraph)
    shift = Shift(browser, running, paragraph)
    walk(shift)
    assert shift.unread == [], "sentences that nobody follows"


def test_every_walk_follows_a_paragraph_that_stands_in_the_guide() -> None:
    assert COORDINATORS.without_a_paragraph() == []
