"""Scan: a card held before the camera opens its person as the typed number would; the camera is never left on."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.given_board import a_morning
from tests.browser.given_camera import chromium as chromium
from tests.running import Running

pytestmark = pytest.mark.browser
A_READER = """
window.BarcodeDetector = class {
  static getSupportedFormats() { return Promise.resolve(["qr_code"]) }
  detect() { return Promise.resolve((window.held ?? []).map((rawValue) => ({ rawValue }))) }
};
const opens = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = (what) => {
  window.opening = opens(what);
  opening.then((stream) => (window.stream = stream), () => {});
  return opening;
};
const live = (stream) => stream.getTracks().some((track) => track.readyState === "live");
window.on = () => opening.then(live);
addEventListener("pagehide", () => window.stream && sessionStorage.setItem("left", live(stream)));
"""
"""Chromium on a desk reads no codes: what is held before its camera stands in window.held."""
REFUSED = "The camera is not allowed here. Type the number"


@pytest.fixture
def pad(running: Running, phone: BrowserContext) -> Page:
    page = phone.pages[0]
    page.add_init_script(A_READER)
    page.goto(f"{running.address}/operations/{a_morning(running).id}/people")
    return page


def holds(page: Page, code: str) -> None:
    """Scan, with a code before the camera."""
    page.get_by_role("button", name="Scan", exact=True).tap()
    assert page.evaluate("on()") is True
    page.evaluate("(code) => (window.held = [code])", code)


def test_a_card_before_the_camera_opens_its_person_and_the_camera_is_off(pad: Page, phone: BrowserContext) -> None:
    phone.grant_permissions(["camera"])
    holds(pad, "https://firstlight.example/operations/op-1")
    expect(pad.locator("#scan-says")).to_have_text("That code is no person’s number.")
    pad.get_by_role("button", name="Stop scanning").tap()
    assert pad.evaluate("on()") is False
    expect(pad.locator("#camera")).to_be_hidden()
    holds(pad, "P99")
    expect(pad.get_by_role("alert")).to_have_text("Nobody is registered under P99.")
    holds(pad, "P04")
    expect(pad.get_by_role("heading", name="P04")).to_be_visible()
    assert pad.evaluate("sessionStorage.left") == "false"


def test_who_leaves_before_the_camera_has_opened_leaves_it_off(pad: Page, phone: BrowserContext) -> None:
    phone.grant_permissions(["camera"])
    pad.evaluate("for (const id of ['scan', 'stop']) document.getElementById(id).click()")
    assert pad.evaluate("on()") is False


def test_a_refused_camera_says_so_and_a_scanner_that_types_still_works(pad: Page) -> None:
    pad.get_by_role("button", name="Scan", exact=True).tap()
    expect(pad.locator("#scan-says")).to_contain_text(REFUSED)
    pad.keyboard.type("P98\n")
    expect(pad.get_by_role("alert")).to_have_text("Nobody is registered under P98.")
    expect(pad.locator("#find-people li:visible")).to_have_count(6)
    pad.keyboard.type("P04\n")
    expect(pad.get_by_role("heading", name="P04")).to_be_visible()


def test_a_browser_that_reads_no_codes_offers_no_scan_and_no_other_page_may_use_the_camera(
    running: Running, phone: BrowserContext
) -> None:
    page = phone.pages[0]
    board = f"{running.address}/operations/{a_morning(running).id}"
    may = {path: page.goto(f"{board}{path}").header_value("permissions-policy") for path in ("", "/people")}  # type: ignore[union-attr]
    nothing = "camera=(), geolocation=(), microphone=()"
    assert may == {"": nothing, "/people": nothing.replace("camera=()", "camera=(self)")}
    expect(page.get_by_label("Number")).to_be_focused()
    expect(page.locator("#scan")).to_be_hidden()
