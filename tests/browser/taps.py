"""Counts what a thumb does on a phone: the page itself tells of every touch and every letter, whoever caused it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Locator, Page, expect

TELL = """
addEventListener("pointerdown", (event) => event.isTrusted && felt("taps", 1), true);
addEventListener("input", (event) => event.isTrusted && event.data && felt("typed", event.data.length), true);
let high = 0;
addEventListener("scroll", () => { felt("scrolled", Math.abs(scrollY - high)); high = scrollY; }, true);
"""
ROUTINE = 2
"""Taps from the board that anything may take; more only for what nobody can know beforehand."""


@dataclass
class Action:
    """Something that was done from the board: `choices` are those that only the moment answers, a tap each."""

    name: str
    choices: int
    points: int
    writes: bool
    was: str
    taps: int = 0
    typed: int = 0
    scrolled: int = 0

    @property
    def most(self) -> int:
        """The taps that it may take: a note is written into a line that is tapped first."""
        return ROUTINE + self.choices + self.points + self.writes


class Thumb:
    """A thumb on a phone. What it does between two actions is counted too, as the way back to the board."""

    def __init__(self, context: BrowserContext) -> None:
        self.done: list[Action] = []
        self._now = Action("between", 0, 0, False, "")
        context.expose_binding("felt", lambda _, what, n: self._felt(what, n))
        context.add_init_script(TELL)
        self.page: Page = context.new_page()

    def _felt(self, what: str, n: float) -> None:
        setattr(self._now, what, getattr(self._now, what) + round(n))

    @contextmanager
    def does(
        self, name: str, choices: int = 0, points: int = 0, writes: bool = False, was: str = ""
    ) -> Iterator["Thumb"]:
        """Count one action; it begins on the board as it stands, with nothing open over it."""
        expect(self.page.locator("#live-words")).to_contain_text("Live")
        expect(self.page.locator("#board")).to_be_visible()
        expect(self.page.locator(".fl-sheet[open]")).to_have_count(0)
        self._flush()
        between, self._now = self._now, Action(name, choices, points, writes, was)
        yield self
        self._flush()
        self.done.append(self._now)
        self._now = between

    def _flush(self) -> None:
        """Wait until the page has told everything that was felt."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def taps(self, *places: Locator) -> None:
        """Tap each of these once, as soon as it takes a tap."""
        for place in places:
            expect(place).to_be_visible()
            expect(place).not_to_have_attribute("aria-disabled", "true")
            place.tap()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True)

    def within(self, where: str, words: str) -> Locator:
        """What is tapped in a part of the page, by the words that it holds."""
        return self.page.locator(where).locator("a, button").filter(has_text=words)

    def dock(self, words: str) -> Locator:
        return self.within(".fl-dock", words)

    def sheet(self, words: str) -> Locator:
        return self.within(".fl-sheet", words).first

    def door(self, ref: str, words: str) -> Locator:
        return self.within(f"#door-{ref}", words)

    def partner(self, name: str, words: str) -> Locator:
        return self.page.locator("#board-partners li", has_text=name).get_by_text(words, exact=True)

    def answer(self, field: str, words: str) -> Locator:
        """An answer of a question, by the words before the colon."""
        wanted = re.compile(rf"^\s*{re.escape(words)}(:|\s*$)", re.IGNORECASE)
        every = self.page.locator(".govuk-radios__item, .govuk-checkboxes__item")
        asked = every.filter(has=self.page.locator(f"[name={field}]"))
        return asked.filter(has_text=wanted).locator("input").first

    def writes(self, line: Locator, words: str) -> None:
        """Tap a line and write at its end."""
        self.taps(line)
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(f"\n{words}")

    def row(self, ref: str, button: str) -> Locator:
        """The button of somebody's row, whether it stores or asks."""
        return self.page.locator(f"#row-{ref} .fl-do", has_text=button)

    def person(self, ref: str) -> Locator:
        return self.page.locator(f"#row-{ref} > a").first

    def stored(self, words: str) -> None:
        """Wait for the line that says what was stored, on the board."""
        expect(self.page.locator("#stored")).to_contain_text(words)

    def table(self, others: Sequence[Action] = ()) -> str:
        """What each action took, and what it took before."""
        lines = [f"{'action':44}{'taps':>6}{'at most':>9}{'typed':>7}{'px':>7}   before: taps, typed"]
        for each in (*self.done, *others):
            numbers = f"{each.taps:6}{each.most:9}{each.typed:7}{each.scrolled:7}"
            lines.append(f"{each.name:44}{numbers}   {each.was}")
        return "\n".join([*lines, f"{'between two actions':44}{self._now.taps:6}"])
