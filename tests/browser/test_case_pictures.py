"""Each published case of docs/cases.md as its page shows it on a phone: its words first, then its picture."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import signed_in
from tests.browser.looked import PHONE, Looked, taken, went
from tests.running import Running
from tests.stories.given_cases import CASES

pytestmark = pytest.mark.browser
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("name", CASES)
def test_a_case_stands_on_its_page_and_its_picture_is_taken(browser: Browser, running: Running, name: str) -> None:
    shown, looked = CASES[name](running), Looked(PHONE)
    page = signed_in(browser, running, shown.who, PHONE.width, PHONE.height)
    assert went(page, running.address + shown.path) == 200
    for words in shown.words:
        expect(page.locator("main")).to_contain_text(re.compile(r"\s+".join(map(re.escape, words.split()))))
    first = page.locator("main").get_by_text(shown.words[0]).first
    first.evaluate("each => each.closest('details') && (each.closest('details').open = true)")
    first.evaluate("each => each.scrollIntoView({block: 'center'})")
    expect(first).to_be_in_viewport()
    looked.at(page, f"case-{name}")
    assert looked.wrong == {}
    assert taken(page, f"case-{name}", PHONE).startswith(PNG)
