"""A real browser on the machine: Debian's Chromium, driven over its own protocol."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.running import PASSWORD, Running
from tests.stories.rows import Client, reference_rows

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def day(running: Running) -> Client:
    """The reference day up to 14:30, when everything is going on at once."""
    client = Client(running.client())
    for row in reference_rows()[:141]:
        client.carry_out(row)
    return client


def signed_in(browser: Browser, running: Running, who: str, width: int = 820, height: int = 1180) -> Page:
    """Somebody's page, signed in by the form."""
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(f"{running.address}/sign-in")
    page.get_by_label("User name").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/operations")
    return page


@pytest.fixture
def phone(browser: Browser, running: Running) -> Iterator[BrowserContext]:
    """A phone with a finger on it, signed in."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{running.address}/sign-in")
    page.get_by_label("User name").fill("operator")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").tap()
    page.wait_for_url("**/operations")
    yield context
    context.close()


def head(running: Running) -> int:
    return running.application.log.head()
