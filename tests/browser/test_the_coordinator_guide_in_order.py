"""docs/guide/coordinator.md, done from its first paragraph to its last with a thumb: each sentence as it is written."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.browser.given_camera import chromium as with_a_camera  # noqa: F401
from tests.browser.given_shift import COORDINATORS, Shift
from tests.browser.guides import find_walks
from tests.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
find_walks()
SCANS = "3. Tap the row itself"
"""The paragraph that asks for a camera; all others are followed in the Chromium that is less work."""


@pytest.fixture
def chromium(request: pytest.FixtureRequest, chromium: Callable[[], Browser], paragraph: str) -> Callable[[], Browser]:
    """Gives the browser in which a paragraph is followed."""
    return request.getfixturevalue("with_a_camera") if paragraph.startswith(SCANS) else chromium


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
