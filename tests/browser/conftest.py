"""A real browser on the machine: Debian's Chromium, driven over its own protocol."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL
from threading import Timer
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import expect as soon
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect, sync_playwright

from projections.views import waiting
from tests.running import PASSWORD, Running
from tests.stories.rows import Client
from tests.told import Told

for each in Path(__file__).parent.glob("walked_*.py"):
    pytest.register_assert_rewrite(f"{__package__}.{each.stem}")  # so that these say what was other than expected
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
WITHOUT_WINDOWS = shutil.which("chromium-headless-shell") or CHROMIUM
"""The same Chromium, where it is installed: it opens a page at a sixth of the cost, and has no camera."""


@pytest.fixture(autouse=True)
def nobody_wants_a_bed_for_the_night(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests run at any hour: late in the evening everybody in them would wait for a bed before all else."""
    monkeypatch.setattr(waiting, "_bed_since", lambda person, hour: None)


ARGUMENTS = ["--no-sandbox"]
PATIENCE = 30.0
"""Seconds for which a browser may close its pages; now and then it never says that it did, and is killed then."""
expect.set_options(timeout=20_000)  # a machine that is busy makes no test wrong
soon.set_options(timeout=20_000)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers of these tests. It keeps a loop on this thread, so it ends before other tests begin."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Callable[[], Browser]]:
    """Gives the browser of this run, launched anew where it was killed."""
    launched: list[Browser] = []

    def running() -> Browser:
        if not launched or not launched[-1].is_connected():
            launched.append(playwright.chromium.launch(executable_path=WITHOUT_WINDOWS, args=ARGUMENTS))
        return launched[-1]

    yield running
    for each in launched:
        each.close()


@pytest.fixture
def browser(chromium: Callable[[], Browser]) -> Iterator[Browser]:
    """The browser, for one test: pages left open would ask a server that is gone for the rest of the run."""
    made = chromium()
    yield made
    impatient = Timer(PATIENCE, kill_browsers)
    impatient.start()
    with suppress(Error):
        for context in made.contexts:
            context.close()
    impatient.cancel()


def kill_browsers() -> None:
    """Kill the browsers that the driver of this process has started."""
    parents: dict[int, tuple[int, str]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # a process that has ended meanwhile
            head, _, rest = stat.read_text().rpartition(")")
            parents[int(stat.parent.name)] = (int(rest.split()[1]), head)
    for process, (parent, head) in parents.items():
        if "chrom" in head and parents.get(parent, (0, ""))[0] == os.getpid():
            os.kill(process, SIGKILL)


@pytest.fixture
def day(running: Running, told: Told) -> Client:
    """The reference day up to 14:30, when everything is going on at once."""
    return told(running, 141)


def opened(browser: Browser, width: int, height: int, scheme: str = "light") -> Page:
    """A page on a device of this size, which is set to light or dark."""
    return browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()


def signed_in(
    browser: Browser, running: Running, who: str, width: int = 820, height: int = 1180, scheme: str = "light"
) -> Page:
    """Somebody's page, signed in by the form."""
    page = opened(browser, width, height, scheme)
    page.goto(f"{running.address}/sign-in")
    page.get_by_label("User name").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/operations")
    return page


@pytest.fixture
def phone(browser: Browser, running: Running) -> BrowserContext:
    """A phone with a finger on it, signed in."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{running.address}/sign-in")
    page.get_by_label("User name").fill("operator")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").tap()
    page.wait_for_url("**/operations")
    return context


def head(running: Running) -> int:
    return running.application.log.head()


def found_by_axe(page: Page, **options: Any) -> list[dict[str, Any]]:
    """The violations of a page. What is in order is not told of: telling takes a third of the time of looking."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    look = "(options) => axe.run(options).then((found) => found.violations)"
    found: list[dict[str, Any]] = page.evaluate(look, {"resultTypes": ["violations"], **options})
    return found


def violations(page: Page, **options: Any) -> list[str]:
    """What is not accessible on a page, by rule, with the first element of each.

    A radio that opens a question of its own says so in a way that GOV.UK's components chose and that axe does not know.
    """
    return [
        f"{each['id']}: {nodes[0]['html'][:200]}"
        for each in found_by_axe(page, **options)
        if (nodes := [node for node in each["nodes"] if not _opens_a_question(each["id"], node["html"])])
    ]


def _opens_a_question(rule: str, html: str) -> bool:
    return rule == "aria-allowed-attr" and 'aria-controls="conditional-' in html
