"""The manager's guide, and a community safety manager with a phone who does what it says, sentence by sentence."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Locator, Page, TimeoutError, expect

from tests.browser.guides import Guide, Reader
from tests.browser.test_a_morning_by_touch import phone
from tests.running import PASSWORD, Running
from tests.stories.rows import replayed

GUIDE = (Path(__file__).parents[2] / "docs" / "guide" / "manager.md").read_text()
WALKED_ELSEWHERE = "## Within hours: a quick-time operation\n"
"""This part is walked by test_the_quick_time_guide, which counts its screens and its taps."""


PATIENCE = 45_000
"""Milliseconds for which a page is waited for."""
NAVIGATIONS = 20
"""Pages one after the other that are waited for at the most."""


_BEFORE, _, _REST = GUIDE.partition(WALKED_ELSEWHERE)
MANAGERS = Guide(_BEFORE.partition("\n")[2] + _REST[_REST.index("\n## ") :], "- ")
walks = MANAGERS.walks


class Planner(Reader):
    """A manager with a phone, one paragraph of the guide, and an operation to plan."""

    def __init__(self, browser: Browser, running: Running, paragraph: str) -> None:
        super().__init__(phone(browser), re.split(r"(?<=[.?!])\s+(?=[A-Z*(`])", paragraph.removeprefix("- ")))
        self.running, self.api, self.operation = running, running.client("manager"), ""
        self.page.set_default_timeout(PATIENCE)
        self.signs_in(self.page, "manager")

    def signs_in(self, page: Page, who: str) -> None:
        page.goto(f"{self.running.address}/sign-in")
        page.get_by_label("User name").fill(who)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").tap()
        page.wait_for_url("**/operations")

    def another(self, browser: Browser, who: str) -> Page:
        """Somebody else's phone, signed in."""
        page = phone(browser).new_page()
        self.signs_in(page, who)
        return page

    def plans(self, **proposed: Any) -> None:
        """Propose an operation for twenty people in 30 days, which the next steps are about."""
        day = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
        said = {"name": "MARIGOLD", "expected_max": 20, "planned_for": day, **proposed}
        self.operation = self.api.post("/api/operations", json=said).json()["operation"]

    def has(self, name: str, who: str = "manager", **fields: Any) -> None:
        """Enter what the paragraph takes for granted."""
        answer = self.running.client(who).post(f"/api/operations/{self.operation}/{name}", json=fields)
        assert answer.status_code == 200, (name, answer.text)

    def lists(self, kind: str, **fields: Any) -> None:
        """Enter a venue or a contact into the council's directory."""
        listed = {"council": "Council", "in_use": True, **fields}
        answer = self.api.post(f"/api/directory/{kind}", json=listed)
        assert answer.status_code == 200, answer.text

    def the_day(self) -> None:
        """The whole reference day has happened."""
        self.operation = str(replayed(self.running.application.log))
        self.running.application.days.catch_up()

    def opens(self, path: str = "plan") -> None:
        """A page of the operation."""
        self.goes(f"/operations/{self.operation}/{path}")

    def goes(self, path: str) -> None:
        self.page.goto(self.running.address + path)
        self.narrow()

    def narrow(self) -> None:
        """Nothing is wider than the phone."""
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 360

    def says(self, *words: str) -> None:
        """Wait until the page says each of these."""
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each, timeout=PATIENCE)
        self.narrow()

    def silent(self, *words: str) -> None:
        """The page says none of these."""
        for each in words:
            expect(self.page.locator("main")).not_to_contain_text(each)

    def gap(self, code: str) -> Locator:
        return self.page.locator(f"#gap-{code}")

    def fills(self, label: str, words: str) -> None:
        """Write into a line in place of what stands in it."""
        line = self.page.get_by_label(label).first
        line.tap()
        line.fill(words)

    def writes_in(self, **fields: str) -> None:
        """Write into the lines of a form, each by its own name."""
        for name, words in fields.items():
            line = self.page.locator(f"[name={name}]:is(input, textarea):visible").first
            line.tap()
            line.fill(words)

    def chooses(self, field: str, words: str) -> None:
        """Answer a question, whether it is asked by buttons, by a list or by a line."""
        control = self.page.locator(f"[name={field}]").first
        kind = control.evaluate("each => each.type")
        if kind in ("radio", "checkbox"):
            self.answer(field, words).tap()
        elif kind == "select-one":
            every = control.locator("option").all_inner_texts()
            control.select_option(label=next(each for each in every if each.lower() == words.lower()))
        else:
            line = self.page.locator(f"[name={field}]:visible, [id={field}]:visible").first
            line.tap()
            line.fill(words)
            line.press("Tab")  # what is offered below the line is gone

    def called(self, words: str) -> Locator:
        """A button or a link of the page by the words with which it begins."""
        words = re.escape(words).replace(":", r"\s*:")  # what follows a colon is for ears alone
        name = re.compile(rf"^\s*{words}")
        return self.page.locator("main").get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name))

    def taps(self, *places: Locator) -> None:
        """Tap each of these once the page has been read to its end: a button that just came takes no tap."""
        for place in places:
            self._read_to_its_end()
            expect(place).to_be_visible(timeout=PATIENCE)
            super().taps(place)

    def _read_to_its_end(self) -> None:
        """Wait for the page; where it gives way to the next one meanwhile, for that."""
        for again in range(NAVIGATIONS):
            try:
                self.page.wait_for_load_state("load")
                self._flush()
                return
            except Error:
                if again == NAVIGATIONS - 1:
                    raise

    def back_on(self, page: str) -> None:
        """What was sent was taken, and this page is there again."""
        try:
            self.page.wait_for_url(re.compile(rf"/{page}([?#]|$)"))
        except TimeoutError:
            raise AssertionError(self.page.locator("main").inner_text()[:900]) from None

    def taps_on(self, *words: str) -> None:
        """Tap one button or link after the other, each by its first words."""
        for each in words:
            self.taps(self.called(each).first)
            self.page.wait_for_load_state()

    def prints(self, words: str) -> bytes:
        """The paper to which a button leads, as a program reads it."""
        address = self.called(words).first.get_attribute("href")
        answer = self.api.get(str(address))
        assert answer.content.startswith(b"%PDF"), answer.text
        return answer.content

    def latest(self) -> str:
        """What the newest entry of the operation is."""
        return self.kinds()[-1]

    def kinds(self) -> list[str]:
        """The types of everything that the operation holds."""
        timeline = self.api.get(f"/api/operations/{self.operation}/timeline").json()
        return [each["type"] for each in sorted(timeline, key=lambda each: each["position"])]

    def looks(self) -> list[str]:
        """What of the operation was opened, as the access log keeps it."""
        return [each.what for each in self.running.application.access_log.entries(self.operation)]
