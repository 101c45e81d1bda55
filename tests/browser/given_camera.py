"""A browser with a camera, which Chromium without windows has not."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Callable[[], Browser]]:
    """Its camera is one of its own making; a page is still asked whether it may use it."""
    with_a_camera = [*ARGUMENTS, "--use-fake-device-for-media-stream"]
    launched = playwright.chromium.launch(executable_path=CHROMIUM, args=with_a_camera)
    yield lambda: launched
    launched.close()
