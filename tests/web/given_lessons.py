"""Operations with lessons, some of them overdue."""

import re
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import httpx2
import pytest

from domain.events.planning import OperationArchived
from domain.words import Agency, EntryId, OperationId
from service.clock import LONDON, now
from service.commands.carry_out import Entry, carry_out
from tests.running import Running

TODAY = datetime.now(LONDON).replace(hour=9, minute=0, second=0, microsecond=0)


PERSON = re.compile(r"\bP\d\d\b")


def ago(days: int) -> str:
    """So many days ago, at nine in the morning, local time; now, where that is still to come."""
    moment = min(TODAY - timedelta(days=days), datetime.now(LONDON))
    return moment.replace(tzinfo=None, microsecond=0).isoformat()


class Partnership:
    """Operations entered through the API by the operator, and pages read by anybody."""

    def __init__(self, running: Running) -> None:
        self.running = running

    def propose(self, name: str, **more: Any) -> str:
        known = {"county": "Kent", "premises": "farm", "exploitation_types": ["labour"], **more}
        answer = self.running.client().post("/api/operations", json={"name": name, "happened_at": ago(40), **known})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["operation"])

    def enter(self, operation: str, name: str, days: int = 15, **fields: Any) -> int:
        body = {"happened_at": ago(days), **fields}
        answer = self.running.client().post(f"/api/operations/{operation}/{name}", json=body)
        assert answer.status_code == 200, answer.text
        return int(answer.json()["position"])

    def run(self, name: str, closed: int = 30, **more: Any) -> str:
        """An operation that is over: its centre closed so many days ago."""
        operation = self.propose(name, **more)
        self.enter(operation, "commit-partner", 38, partner="British Red Cross", mode="on_site")
        self.enter(operation, "enter-site", closed + 2)
        self.enter(operation, "open-centre", closed + 2)
        self.enter(operation, "close-centre", closed)
        return operation

    def page(self, path: str, who: str = "manager") -> str:
        """What a page says, its tags left out."""
        answer = self.read(path, who)
        assert answer.status_code == 200, answer.text
        return words(answer.text)

    def read(self, path: str, who: str = "manager") -> httpx2.Response:
        return self.running.client(who).get(path)

    def erase(self, operation: str) -> None:
        """Destroy the operation's key, as when what it held may be kept no longer."""
        moment = now()
        at = self.running.application
        done = Entry(
            entry=EntryId(f"erase-{operation}"),
            events=[OperationArchived(operation=OperationId(operation))],
            happened_at=moment,
            recorded_at=moment,
            actor="somebody",
            agency=Agency("Council"),
            on_behalf_of=Agency("Council"),
            sealed=[at.vault.destroy(f"operation:{operation}")],
        )
        carry_out(at.log, done)


def words(html: str) -> str:
    body = re.sub(r"(?s)<head>.*?</head>", "", html)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).replace(" .", ".").replace(" :", ":")


@pytest.fixture
def these(running: Running) -> Partnership:
    return Partnership(running)


def debriefed(these: Partnership) -> str:
    """An operation that closed 30 days ago, was debriefed and learnt three things."""
    operation = these.run("Ravine")
    these.enter(operation, "hold-hot-debrief", 30, attendees=12, text="Two staff went home shaken.")
    these.enter(
        operation,
        "hold-structured-debrief",
        partners=9,
        chair="debrief facilitator",
        communication="Radios failed in the cellar.",
        decisions_logged=True,
        plain_terms=False,
    )
    lesson: dict[str, Any] = {
        "kind": "improve",
        "four_p": "protect",
        "text": "At Ravine P03 waited: book interpreters earlier.",
    }
    these.enter(operation, "record-lesson", lesson="L1", **lesson)
    due = (TODAY - timedelta(days=3)).date().isoformat()
    action: dict[str, Any] = {"owner": "housing lead", "due": due, "task": "Agree a rota with the telephone line."}
    these.enter(operation, "assign-action", 14, lesson="L1", **action)
    these.enter(operation, "record-lesson", lesson="L2", kind="good_practice", text="One welfare lead a shift.")
    these.enter(operation, "record-lesson", lesson="L3", kind="improve", four_p="prepare")
    return operation


@pytest.fixture
def ravine(these: Partnership) -> str:
    return debriefed(these)
