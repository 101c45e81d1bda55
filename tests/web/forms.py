"""A form as a browser reads it: what stands in it, what is sent from it, and days in which each can be filled in."""

from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import httpx2
from eventsourcing.dcb.api import DCBEvent

from domain.declaration import declared
from domain.kernel import DECISIONS
from domain.words import BedId, Credited
from service.replay.rows import proposals
from tests.decisions.examples import EXAMPLES
from tests.given import ADay
from tests.running import PASSWORD, PATIENCE, TRUSTED, Running

Fields = dict[str, list[str]]


class Form(HTMLParser):
    """The fields of the forms whose action holds `action`, with what stands in them."""

    def __init__(self, html: str, action: str) -> None:
        super().__init__()
        self.stands: Fields = {}
        self.offers: Fields = {}
        self._action, self._inside, self._name, self._text = action, False, "", False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = self._action in has.get("action", "")
        if not self._inside:
            return
        name = has.get("name", self._name)
        if tag in ("select", "textarea"):
            self._name, self._text = name, tag == "textarea"
            self.stands.setdefault(name, [])
        elif tag == "option":
            self.offers.setdefault(self._name, []).append(has.get("value", ""))
            if "selected" in has:
                self.stands[self._name] = [has.get("value", "")]
        elif tag == "input":
            self._input(name, has)

    def _input(self, name: str, has: dict[str, str]) -> None:
        held = self.stands.setdefault(name, [])
        if has.get("type") in ("radio", "checkbox"):
            self.offers.setdefault(name, []).append(has.get("value", ""))
            if "checked" in has:
                held.append(has.get("value", ""))
        elif has.get("value"):
            held.append(has["value"])

    def handle_data(self, data: str) -> None:
        if self._inside and self._text and data:
            self.stands[self._name] = [data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        self._text = False


def signed_in(running: Running, who: str = "operator") -> httpx2.Client:
    """Somebody's browser without scripts: signed in by the form, with its cookies."""
    made = httpx2.Client(base_url=running.address, follow_redirects=True, timeout=PATIENCE, verify=TRUSTED)
    client = running.closed_at_the_end(made)
    sign_in(client, who)
    return client


def sign_in(client: httpx2.Client, who: str = "operator", then: str = "") -> httpx2.Response:
    """Sign in by the form, and go on to where it leads."""
    return client.post("/sign-in", data={"username": who, "password": PASSWORD, "next": then})


def chapter_of(event: str) -> str:
    """The chapter in which a decision stands."""
    return DECISIONS[event].__module__.split(".")[2]


def there(running: Running, day: ADay) -> str:
    """Put a day into the running server's log; its operation."""
    rows = [DCBEvent(kind, data, tags) for _, kind, data, tags in day.log.since(0, 10_000)]
    if rows:
        running.application.log.append(rows)
        running.application.days.catch_up()
    return str(day.operation)


CHAPTERS = sorted({chapter_of(name) for name in EXAMPLES})

ON_A_PAGE = {"DebriefReportPrepared"}
"""What has no form of its own: it stands below what will go out (test_previews)."""


def examples(running: Running, chapter: str | None = None) -> Iterator[tuple[str, str, Fields]]:
    """Each thing that people can do: event, an operation in which it can be done, and what is filled in."""
    for name, (given, subject, data) in EXAMPLES.items():
        if chapter not in (None, chapter_of(name)) or name in ON_A_PAGE:
            continue
        day = given()
        made = proposals({"type": name, "subject": subject, "data": data}, "Council", day.committed)
        asked = declared(DECISIONS[name].event)
        plain = {
            field: value
            for field, value in made[0].fields.items()
            if value is not None and not asked[field].is_a(Credited)
        }
        by = next((value for field, value in made[0].fields.items() if asked[field].is_a(Credited)), "Council")
        operation = "new" if name == "OperationProposed" else there(running, day)
        typed = {field: as_typed(value, asked[field].kind) for field, value in plain.items()}
        yield name, operation, typed | {"on_behalf_of": [str(by)]}


def as_typed(value: Any, kind: object) -> list[str]:
    """A value as the controls of a form send it."""
    if kind is datetime:
        return [str(value)[: len("2026-10-13T09:00")]]
    if kind is BedId:
        return [f"C1.{value}"]
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return [{True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)]
