"""One person goes out at 400 people: until it is drawn on a phone six times slower than this machine."""

import re
from datetime import UTC, datetime
from statistics import median

import httpx2
from playwright.sync_api import Page, sync_playwright

from bench.filling import begun
from bench.large import enter
from bench.line import line, title
from bench.servers import product
from bench.sizes import size
from bench.stores import store
from tests.browser.conftest import CHROMIUM
from tests.stories.rows import Client

PORT = 28925
PEOPLE, SLOWER, TURNS = size(400, tiny=10), 6, size(8, tiny=2)
TARGET, BEFORE = 50.0, 464.0
"""Milliseconds until an exit is drawn; what it took when the whole list was one part."""
WATCH = """
  let begun;
  window.took = [];
  addEventListener("htmx:ws:before:message:incoming", () => { begun = performance.now(); }, true);
  addEventListener("htmx:ws:after:message:incoming", (event) => {
    if (!event.detail.message.data.includes('"delta"')) return;
    requestAnimationFrame(() => { document.body.offsetHeight; took.push(performance.now() - begun); });
  });
  window.timed = (turns) =>
    new Promise((done) => (function look() { took.length > turns ? done() : requestAnimationFrame(look); })());
"""
"""Times each change from its coming until it stands on the screen: until it is laid out in the next frame."""


def crowded(http: httpx2.Client) -> Client:
    """A centre that is open, with as many people as that."""
    day = begun(http, 60)
    people = [
        {"type": "PersonRegistered", "person": f"P{number}", "age": "adult"} for number in range(100, 100 + PEOPLE)
    ]
    enter(day, people)
    return day


def drawn(page: Page, day: Client, turn: int) -> None:
    """Somebody goes out, or comes back, and the page shows it."""
    what = "log-temporary-return" if turn % 2 else "log-temporary-exit"
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    answer = day.http.post(f"/api/operations/{day.operation}/{what}", json={"person": "P105", "happened_at": moment})
    assert answer.status_code == 200, answer.text
    page.evaluate("timed", turn)


def main() -> None:
    title(f"One person goes out: drawn on a phone {SLOWER} times slower, at {PEOPLE} people")
    with store("sqlite") as database, product(database, PORT) as http, sync_playwright() as playwright:
        day = crowded(http)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, extra_http_headers={"Authorization": http.headers["Authorization"]}
        )
        page = context.new_page()
        page.add_init_script(WATCH)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(f"http://127.0.0.1:{PORT}/operations/{day.operation}")
        page.locator("#live-words", has_text=re.compile("^Live")).wait_for(timeout=120_000)
        for turn in range(TURNS):
            drawn(page, day, turn)
        took = median(page.evaluate("took"))
        browser.close()
    whole, limit = "the whole list as one part", f"< {TARGET:.0f} ms"
    line("phone_exit", "an exit on the phone", took, "ms", whole, BEFORE, limit, took < TARGET)


if __name__ == "__main__":
    main()
