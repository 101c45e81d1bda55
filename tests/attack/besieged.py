"""A running service that is tried from outside: each way in, and everything that can be read afterwards."""

import json
import os
import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any
from uuid import uuid4
from zlib import crc32

import httpx2
from eventsourcing.dcb.api import DCBEvent

from domain.declaration import declared
from domain.kernel import EVENTS
from domain.words import OperationId
from service.commands.names import DECISIONS, PROPOSE, slug
from service.privacy.vault import Vault
from service.replay.rows import proposals
from service.replay.script import Replay, RowRefused
from tests.addresses import asked_for
from tests.decisions.examples import EXAMPLES
from tests.given import START, ADay
from tests.running import Running

LONG = os.environ.get("ATTACK") == "long"
"""Whether everything is tried (`make attack`), or a part of it."""
SHARE = 5
"""One in so many of the addresses is read after what a type has stored, in a plain run."""
Way = Callable[[str, Any], httpx2.Response | tuple[str, ...]]
"""Enters the example with one field replaced; a row of a script gives the reasons against."""
ASKED = {"/api/outcomes": "?from=2026-10-01&to=2026-12-31", "/api/outcomes/preview": "?from=2026-10-01&to=2026-12-31"}
"""What an address does not answer without."""
OVERSEER = "overseer"
"""Who reads what whoever enters may not: accounts, organisations, who looked."""
NOT_READ = ("/static", "/health", "/ready")


class Besieged:
    """One operation in a running service, in the state in which an example of a type can be entered."""

    def __init__(self, running: Running, name: str) -> None:
        self.running, self.name = running, name
        given, self.subject, self.data = EXAMPLES[name]
        self.day: ADay = given()
        self.operation = self.day.operation
        log = running.application.log
        log.append([DCBEvent(type=kind, data=held, tags=tags) for _, kind, held, tags in self.day.log.since(0, 9999)])
        self.http = running.client()
        self.at = self.day.moment().isoformat()
        row = {"type": name, "subject": self.subject, "data": self.data}
        self.fields = dict(proposals(row, "Council", self.day.committed)[0].fields)
        self.slug = slug(DECISIONS[name])
        if name == PROPOSE:
            self.operation = OperationId(self.by_api("happened_at", self.at, self.operation).json()["operation"])
        corrections = (self.by_correction,) if DECISIONS[name].correctable else ()
        self.ways: tuple[Way, ...] = (self.by_api, self.by_form, self.by_replay, *corrections)

    def by_api(self, field: str, value: Any, key: str = "") -> httpx2.Response:
        """One field of the example replaced, as a program sends it."""
        body = json.dumps({"happened_at": self.at, **self.fields, field: value}, allow_nan=True, default=str)
        where = "" if self.name == PROPOSE else f"/{self.operation}/{self.slug}"
        return self._post(f"/api/operations{where}", body, key)

    def by_correction(self, field: str, value: Any) -> httpx2.Response:
        """The example entered as it should be, if it may be again, then corrected."""
        key = self.day.operation if self.name == PROPOSE else uuid4().hex
        self.by_api("happened_at", self.at, key)
        body = {"entry": key, "reason": "a slip", "changes": {field: value}, "happened_at": self.at}
        return self._post(f"/api/operations/{self.operation}/correct-entry", json.dumps(body), "")

    def by_form(self, field: str, value: Any) -> httpx2.Response:
        """The same as a browser sends it."""
        typed = {
            name: _typed(each) for name, each in {"happened_at": self.at[:16], **self.fields, field: value}.items()
        }
        data = {name: each for name, each in typed.items() if each is not None}
        where = "new" if self.name == PROPOSE else self.operation
        return self.http.post(f"/operations/{where}/do/{self.slug}", data=data, follow_redirects=False)

    def by_replay(self, field: str, value: Any) -> tuple[str, ...]:
        """The same as a row of a day's script; gives the reasons against."""
        store = self.running.application
        replay = Replay(store.log, Vault(store.log), START, operation=self.operation)
        minutes = int((self.day.moment() - self.day.moment((0, "00:00"))).total_seconds()) // 60
        row = {"n": uuid4().hex, "day": minutes // 1440, "time": f"{minutes % 1440 // 60:02}:{minutes % 60:02}"}
        row |= {"actor": "Council", "type": self.name, "subject": self.subject, "data": {**self.fields, field: value}}
        try:
            replay.carry_out(row)
        except RowRefused as refused:
            return refused.reasons
        return ()

    def read(self, path: str) -> httpx2.Response:
        """What an address answers to whoever may read it."""
        answer = self.http.get(path, follow_redirects=False)
        overseer = self.running.client(OVERSEER)
        return answer if answer.status_code != 403 else overseer.get(path, follow_redirects=False)

    def _post(self, path: str, body: str, key: str) -> httpx2.Response:
        headers = {"Content-Type": "application/json", **({"Idempotency-Key": key} if key else {})}
        return self.http.post(path, content=body.encode("utf-8", "surrogatepass"), headers=headers)


def _typed(value: Any) -> Any:
    if isinstance(value, list):
        return [str(each) for each in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def said_of(answer: httpx2.Response, field: str, value: Any) -> None:
    """A program is told what is wrong, and with which field; a page says so beside it and keeps what was typed."""
    assert answer.status_code in (200, 303, 409, 422), (
        f"{field}={value!r:.80}: {answer.status_code} {answer.text[:300]}"
    )
    if answer.status_code in (200, 303):
        return
    if "json" in answer.headers["content-type"]:
        _program_told(answer, field)
    else:
        _page_says(answer, field, value)


def _program_told(answer: httpx2.Response, field: str) -> None:
    said = answer.json()
    if answer.status_code == 409:
        assert said["refusals"]
        assert all(len(each["says"]) > 10 for each in said["refusals"]), said
    else:
        assert {field, "changes"} & {each["field"] for each in said.get("fields", ())}, f"{field}: {said}"
        assert all(said["errors"]), said


def _page_says(answer: httpx2.Response, field: str, value: Any) -> None:
    assert "govuk-error" in answer.text, f"{field}={value!r:.80} is refused without a word"
    asked = re.search(rf'<(?:input|textarea|select)[^>]* name="{field}"', answer.text)
    if asked and answer.status_code == 422:
        beside = re.search(rf'id="{field}-error"[^>]*>(.*?)</p>', answer.text, re.DOTALL)
        assert beside, f"{field}={value!r:.80} is refused, but not beside it"
        assert "`" not in beside[1], beside[1]
    written = re.search(rf'<(input class="govuk-input|textarea)[^>]* name="{field}"', answer.text)
    if written and isinstance(value, str) and re.fullmatch(r"\S[\w .:+-]{1,60}\S", value):
        assert escape(value) in answer.text, f"{field}={value!r} is gone"


def addresses(place: Besieged, positions: list[int], tried: str) -> Iterator[str]:
    """Every address that can be read, of one operation and of all together; in a plain run a share of them.

    Which they are goes by the type that is `tried`, so that each address meets what many types have stored.
    """
    offered = {
        "operation": [place.operation],
        "ref": ["P01", "P02"],
        "code": ["M02", "M07", "M88"],
        "ending": ("csv", "xlsx", "json", "html", *(("pdf",) if LONG else ())),
        "name": ["register-person", "take-roll-call", "void-entry"],
        "position": positions,
    }
    for path in asked_for(place.running):
        if not path.startswith(NOT_READ) and (LONG or _is_this_time(tried, path)):
            yield from _filled(path + ASKED.get(path, ""), offered)


def _is_this_time(tried: str, path: str) -> bool:
    return not path.endswith(".pdf") and crc32(f"{tried} {path}".encode()) % SHARE == 0


def _filled(path: str, offered: dict[str, Any]) -> Iterator[str]:
    held = re.search(r"\{(\w+)[^}]*\}", path)
    if held is None:
        yield path
        return
    for each in offered.get(held[1], ()):
        yield from _filled(path.replace(held[0], str(each), 1), offered)


def names() -> list[str]:
    """Every type that has an example."""
    return [name for name in EXAMPLES if declared(EVENTS[name])]
