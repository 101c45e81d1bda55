"""A centre in the small hours, with times a little before now: what the board counts minutes from."""

from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.running import Running

PARTNERS = (
    ("Police", "on_site"),
    ("Health provider", "on_site"),
    ("Housing team", "on_site"),
    ("Interpreters", "on_site"),
)
LANGUAGES = ("ro", "sq", "vi")


def ago(minutes: float) -> str:
    """A moment so many minutes before now."""
    return (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat(timespec="seconds")


class Centre:
    """An operation of a running service, entered by HTTP."""

    def __init__(self, running: Running, who: str = "operator") -> None:
        self.http = running.client(who)
        made = self.http.post("/api/operations", json={"name": "MARIGOLD", "premises": "farm", "expected_max": 40})
        self.id: str = made.json()["operation"]

    def has(self, name: str, minutes: float = 0, **body: Any) -> None:
        """Enter what happened so many minutes ago."""
        body["happened_at"] = ago(minutes)
        answer = self.http.post(f"/api/operations/{self.id}/{name}", json=body)
        assert answer.status_code == 200, f"{name} {body}: {answer.text}"


def a_morning(running: Running, people: int = 6) -> Centre:
    """Everything goes on at once: P03, a child, is out alone, P05 talks in R1, the others wait; two came later."""
    centre = Centre(running)
    centre.has("book-venue", 600, beds=10, nights=2)
    for partner, mode in PARTNERS[:-1]:
        centre.has("commit-partner", 500, partner=partner, mode=mode)
    for number, name in enumerate(("record-go-decision", "enter-site", "set-centre-to-standby", "open-centre")):
        centre.has(name, 200 - number)
    centre.has("record-partner-arrival", 170, partner="Police", staff=4)
    centre.has("record-walk-in", 80, people=people + 2)
    for number in range(1, people + 1):
        age = {3: "child", 4: "uncertain"}.get(number, "adult")
        language = LANGUAGES[number % 3]
        centre.has("register-person", 69 - number, person=f"P{number:02}", age=age, language=language)
    for number, minutes, need in ((2, 44, False), (4, 14, True), (5, 30, False)):
        centre.has("complete-health-screen", minutes, person=f"P{number:02}", need_flagged=need)
    centre.has("start-person-debrief", 22, person="P05", room="R1", interpreter="I1")
    centre.has("log-temporary-exit", 23, person="P03")
    centre.has("allocate-bed", 10, person="P02", kind="centre")
    centre.has("take-roll-call", 3, present=people)
    return centre


def two_centres(running: Running) -> Centre:
    """The same, and a second centre where four are registered of six who came; its heads are to be counted again."""
    centre = a_morning(running)
    centre.has("book-venue", 600, beds=3, nights=2, centre="C2")
    centre.has("open-centre", 300, centre="C2")
    centre.has("record-walk-in", 60, people=6, centre="C2")
    for number in range(7, 11):
        centre.has("register-person", 60 - number, person=f"P{number:02}", age="adult", language="ro", centre="C2")
    centre.has("complete-health-screen", 40, person="P07", need_flagged=False)
    centre.has("allocate-bed", 20, person="P08", kind="centre", centre="C2")
    centre.has("log-temporary-exit", 12, person="P09")
    return centre


def on_the_board(running: Running, phone: BrowserContext, centre: Centre) -> Page:
    """The board of a centre on a phone, live, and marked so that another page is known from it."""
    page = phone.pages[0]
    page.goto(f"{running.address}/operations/{centre.id}")
    expect(page.locator("#live-words")).to_contain_text("Live")
    page.evaluate("window.marked = true")
    return page


def alive(button: Locator) -> Locator:
    """A button whose meaning is old enough to be tapped."""
    expect(button).not_to_have_attribute("aria-disabled", "true")
    return button
