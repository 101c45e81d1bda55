"""The coordinator's guide, and somebody with a phone who does what it says, sentence by sentence."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import Browser, Locator, expect

import service.clock
from domain.times import LONDON
from service.clock import now
from tests.browser.given_board import Centre, a_morning, alive
from tests.browser.guides import Guide, Reader
from tests.browser.test_a_morning_by_touch import at_the_board, phone
from tests.running import Running

GUIDE = (Path(__file__).parents[2] / "docs" / "guide" / "coordinator.md").read_text()
COORDINATORS = Guide(GUIDE.partition("\n")[2], r"\d\. ")
walks = COORDINATORS.walks
ROWS = "#board-rows .fl-p:visible > a:first-child"
"""The numbers of the people whom the board shows, in its order."""


def clock(minutes: float) -> str:
    """What a clock in the hall showed so many minutes ago."""
    return f"{(now() - timedelta(minutes=minutes)).astimezone(LONDON):%H:%M}"


@contextmanager
def later(by: timedelta) -> Iterator[None]:
    """Let the server's clock be ahead."""
    real = service.clock.time
    service.clock.time = SimpleNamespace(time=lambda: real.time() + by.total_seconds())  # type: ignore[assignment]
    yield
    service.clock.time = real


class Shift(Reader):
    """A coordinator at a centre, with a phone and one paragraph of the guide."""

    def __init__(self, browser: Browser, running: Running, paragraph: str) -> None:
        super().__init__(phone(browser), re.split(r"(?<=[.?!])\s+(?=[A-Z*(])", re.sub(r"^\d\. ", "", paragraph)))
        self.running, self.centre = running, a_morning(running)
        at_the_board(running, self.page, self.centre, "coordinator")
        self.is_live()

    def goes_to(self, path: str, centre: Centre | None = None) -> None:
        self.page.goto(f"{self.running.address}/operations/{(centre or self.centre).id}{path}")

    def forms(self) -> list[str]:
        """The addresses of all forms under *More*."""
        self.goes_to("/do")
        return [str(each.get_attribute("href")) for each in self.page.locator("#all li a").all()]

    def more(self, typed: str, words: str) -> None:
        """Find a form by a word under *More*."""
        self.board()
        self.taps(self.dock("More"))
        self.page.get_by_label("Search what can be recorded").fill(typed)
        self.taps(self.page.locator("#all").get_by_role("link", name=words, exact=True))

    def board(self, centre: Centre | None = None) -> None:
        """The board as it stands, live."""
        self.goes_to("", centre)
        self.is_live()

    def is_live(self) -> None:
        expect(self.page.locator("#live-words")).to_contain_text(re.compile(r"^\s*Live"))

    def at(self, selector: str, words: str) -> None:
        """Wait until this part of the page says so."""
        expect(self.page.locator(selector).first).to_contain_text(words)

    def tapped(self, place: Locator, stored: str) -> None:
        """Tap what records at once, and see the line that says what was stored: one entry more, no less."""
        before = self.entries()
        alive(place).tap()
        expect(self.page.locator(f"#stored [href$='/entries/{before + 1}']")).to_be_attached()
        self.stored(stored)
        assert self.entries() == before + 1

    def entries(self) -> int:
        return self.running.application.log.head()

    def last(self, back: int = 1) -> tuple[str, dict[str, Any], Any]:
        """One of the latest entries of the centre: what it is, what it says, its envelope."""
        recorded = self.running.application.days.get(self.centre.id).recorded_events[-back]  # type: ignore[union-attr]
        event = recorded.event
        said = {name: getattr(event, name) for name in event.__dataclass_fields__}
        return type(event).__name__, {name: getattr(of, "ref", of) for name, of in said.items()}, recorded.envelope

    def minutes_late(self) -> float:
        """How many minutes before it was recorded the latest entry happened."""
        envelope = self.last()[2]
        return float((envelope.recorded_at - envelope.happened_at).total_seconds() / 60)
