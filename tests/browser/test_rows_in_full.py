"""Whatever is to be known of somebody stands in their row, whole, on a phone, a tablet, a laptop and a desk."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import signed_in
from tests.running import Running
from tests.stories.rows import Client, reference_rows

pytestmark = pytest.mark.browser
CUT = """() => [...document.querySelectorAll(".fl-p")].flatMap((row) => {
  const card = row.getBoundingClientRect();
  return [...row.querySelectorAll("span, b, em, u")].filter((each) => {
    const box = each.getBoundingClientRect();
    const beyond = box.top < card.top || box.bottom > card.bottom || box.left < card.left || box.right > card.right;
    const cut = beyond || each.scrollWidth > Math.max(each.clientWidth, box.width) + 1;
    return box.width > 1 && each.textContent && cut;
  }).map((each) => row.id + ": " + each.textContent);
})"""
"""What is said in a row, of people or of what to do next, and is cut or lies beyond it."""


@pytest.fixture
def operation(running: Running) -> str:
    """A centre in whose beds people await decisions, the words that are longest; of P04 all is to be known at once."""
    day = Client(running.client())
    for row in reference_rows()[:190]:
        day.carry_out(row)
    for name, body in (
        ("correct-person-details", {"person": "P04", "age": "uncertain"}),
        ("set-keep-apart-flag", {"person": "P04", "apart_from": "P06"}),
    ):
        assert day.http.post(f"/api/operations/{day.operation}/{name}", json=body).status_code == 200
    return day.operation


@pytest.mark.parametrize(("width", "height"), [(360, 740), (820, 1180), (1440, 900), (1920, 1080)])
def test_a_row_says_the_words_every_flag_the_place_and_the_wait_whole(
    browser: Browser, running: Running, operation: str, width: int, height: int
) -> None:
    page = signed_in(browser, running, "operator", width, height)
    page.goto(f"{running.address}/operations/{operation}")
    row = page.locator("#row-P04")
    expect(row).to_contain_text("referred, decision awaited")
    expect(row.locator("em")).to_have_text(["age uncertain", "keep apart", "health need"])
    assert all(each.is_visible() for each in row.locator("em").all())
    assert page.evaluate(CUT) == []
