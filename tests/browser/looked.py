"""A page looked at on each device: nothing violates, nothing scrolls sideways, fingers find what they tap.

It is opened once and shown on one after the other, as when a tablet is turned: opening it takes longer than looking.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page, expect

from tests.browser.conftest import violations

PICTURES, WANTED = Path(os.environ.get("PICTURES", "pictures")), "PICTURES" in os.environ
"""Where pictures go, and whether each page's is taken, to be looked at; that takes as long as judging it."""
SMALL = """() => [...document.querySelectorAll("main :is(a, button, select, input, textarea, summary)")]
  .filter((each) => each.checkVisibility() && !["hidden", "radio", "checkbox"].includes(each.type))
  .filter((each) => getComputedStyle(each).display !== "inline" && each.getBoundingClientRect().height < 43.5)
  .map((each) => `small: ${each.outerHTML.slice(0, 120)}`)"""
"""What is tapped and lower than 44 pixels; links within a sentence are as high as its line."""
ALONE = """() => [...document.querySelectorAll("main a, nav a")]
  .filter((each) => each.checkVisibility() && getComputedStyle(each).display === "inline")
  .filter((each) => each.parentElement.textContent.trim() === each.textContent.trim())
  .filter((each) => each.parentElement.getBoundingClientRect().height < 43.5)
  .map((each) => `small: ${each.outerHTML.slice(0, 120)}`)"""
"""A link that is all its line says, and lower than 44 pixels."""
TINY = """() => [...document.querySelectorAll("header *, nav *, main *")]
  .filter((each) => each.checkVisibility() && !each.closest("svg, .govuk-visually-hidden"))
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 16)
  .map((each) => `tiny: ${each.outerHTML.slice(0, 120)}`)"""
"""What is read and smaller than 16 pixels."""
FEWER = "() => document.querySelectorAll('.fl-operation').forEach((each, n) => n % 20 && each.remove())"
"""The API has so many operations, all laid out alike, that to judge them takes as long as all other pages together."""
DENSE = "body:is(.fl-board, .fl-wall), .fl-replay, .fl-person__head"
"""Where many things are seen at once: sizes of type that are their own."""
PAINTED = "() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => then())))"
"""Settled once a turned page has been laid out, and what listens to that has done its part."""


@dataclass(frozen=True)
class Device:
    """A screen of this size, set to light or dark, and the rules by which a page is judged on it."""

    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    rules: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.width}-dark" if self.scheme == "dark" else str(self.width)


PHONE = Device(360, 740)
"""Here a page is judged whole."""
DARK = Device(360, 740, "dark", {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}})
"""Nothing but its colours is other than on the phone in the light."""
WIDER = {"rules": {"color-contrast": {"enabled": False}}}
"""The colours of a tablet and of a desk are a phone's; to judge them takes two thirds of the time of looking."""
TABLET, DESK, WALL = (Device(*size, rules=WIDER) for size in ((820, 1180), (1440, 900), (1920, 1080)))
EACH = (PHONE, DARK, TABLET, WALL)


def turned(page: Page, device: Device) -> None:
    """A page as it stands on another device."""
    page.set_viewport_size({"width": device.width, "height": device.height})
    page.emulate_media(color_scheme=device.scheme)
    page.evaluate(PAINTED)


class Looked:
    """What is wrong with the pages looked at, by name and device; whoever looks is left with the first device."""

    def __init__(self, *devices: Device) -> None:
        self.devices = devices
        self.wrong: dict[tuple[str, str], list[str]] = {}

    def at(self, page: Page, name: str) -> None:
        """See that nothing violates, that nothing scrolls sideways, that fingers find what they tap."""
        if page.locator("#live").count():
            expect(page.locator("#live")).to_have_class("fl-live fl-live--on")
        for device in self.devices:
            turned(page, device)
            if wrong := self._wrong(page, device):
                self.wrong[name, device.name] = wrong
            if WANTED:
                taken(page, name, device)
        turned(page, self.devices[0])

    def _wrong(self, page: Page, device: Device) -> list[str]:
        dense = page.locator(DENSE).count()
        wrong: list[str] = page.evaluate(SMALL) + page.evaluate(ALONE) + ([] if dense else page.evaluate(TINY))
        width = page.evaluate("document.documentElement.scrollWidth")
        wrong += [f"{width} pixels wide"] if width > device.width else []
        if device != PHONE:
            page.evaluate(FEWER)
        return wrong + violations(page, **device.rules)


def taken(page: Page, name: str, device: Device) -> bytes:
    """A picture of a page, kept as a file."""
    PICTURES.mkdir(exist_ok=True)
    return page.screenshot(path=PICTURES / f"{name}-{device.name}.png")


def heard(page: Page) -> list[str]:
    """What the console of a page says is wrong, from now on."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def went(page: Page, address: str) -> int:
    """The status of a page; one that is still worked out is asked for again until it is there."""
    while (answer := page.goto(address)) and answer.status == 202:
        page.wait_for_timeout(200)
    assert answer is not None
    return answer.status
