"""The event loop never waits for PostgreSQL: every wait of psycopg is in another thread, whoever asks for what."""

import re
import threading
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from eventsourcing.dcb.api import DCBEvent

from domain.words import Agency
from service.log import open_log
from service.replay.words import with_words
from tests import postgres
from tests.given import START, an_open_centre
from tests.running import Running
from tests.stories.rows import Client, reference_rows
from tests.stories.test_the_words_of_the_day import WORDS
from tests.web.forms import Form, signed_in, there
from tests.web.test_roles import addresses


class Waits:
    """Where an event loop waited for the database: our own lines that led there."""

    def __init__(self) -> None:
        self.loops: set[int | None] = set()
        self.found: list[str] = []

    def note(self) -> None:
        if threading.get_ident() in self.loops:
            lines = [each for each in traceback.extract_stack() if re.search("/(service|web)/", each.filename)]
            self.found.append(" ".join(f"{Path(each.filename).name}:{each.lineno}:{each.name}" for each in lines))

    def taken(self) -> list[str]:
        """What was found since it was asked last."""
        found, self.found = self.found, []
        return found


@pytest.fixture(scope="module")
def waits() -> Iterator[Waits]:
    """Each connection that is made, and each wait of any, is noted in the thread that waits."""
    made, wait, connect = Waits(), psycopg.Connection.wait, psycopg.Connection.connect

    def noted(held: Any, *given: Any, **named: Any) -> Any:
        made.note()
        return wait(held, *given, **named)

    def connected(*given: Any, **named: Any) -> Any:
        made.note()
        return connect(*given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(psycopg.Connection, "wait", noted)
        patch.setattr(psycopg.Connection, "connect", connected)
        patch.setattr(psycopg, "connect", connected)
        yield made


@pytest.fixture(scope="module")
def served(waits: Waits, tmp_path_factory: Any) -> Iterator[Running]:
    with postgres.database() as database:
        running = Running(tmp_path_factory.mktemp("loop"), database=database)
        running.start()
        waits.loops.add(running._thread.ident)
        yield running
        waits.loops.clear()
        running.stop()


@pytest.fixture(scope="module")
def day(served: Running, waits: Waits) -> Client:
    """The reference day with its words; none of its entries waited on the loop."""
    made = Client(served.client())
    for row in with_words(reference_rows(), WORDS, START):
        made.carry_out(row)
        assert waits.taken() == [], row["type"]
    return made


def test_the_instrument_sees_what_waits_on_the_loop(served: Running, waits: Waits, day: Client) -> None:
    heard, log = served.application.days.heard, served.application.log
    heard.append(lambda *_: (log.vault_row("nothing"), None)[1])
    body = {"text": "Three wait for a bed", "kind": "improve", "four_p": "prepare"}
    assert day.http.post(f"/api/operations/{day.operation}/record-lesson", json=body).status_code == 200
    heard.pop()
    assert any("vault_row" in each for each in waits.taken())


@pytest.mark.parametrize("who", ["operator", "manager", "reader", "stranger"])
def test_no_address_waits_on_the_loop_whoever_asks_first(served: Running, waits: Waits, day: Client, who: str) -> None:
    """Each address finds no day in memory, so that it is the one that has it built."""
    found: dict[str, list[str]] = {}
    client = served.client(who)
    for address in addresses(served, day.operation):
        served.application.days._days.clear()
        answer = client.get(address, timeout=60)
        if (waited := waits.taken()) or answer.status_code >= 500:
            found[address] = [str(answer.status_code), *waited]
    assert found == {}


@pytest.mark.parametrize("view", ["board", "wall", "timeline", "data"])
def test_no_live_view_waits_on_the_loop(served: Running, waits: Waits, day: Client, view: str) -> None:
    served.application.days._days.clear()
    body = {"text": "Three wait for a bed", "kind": "improve", "four_p": "prepare"}
    with served.live(day.operation, view=view) as line:
        assert line.frame()["kind"] == "snapshot"
        made = day.http.post(f"/api/operations/{day.operation}/record-lesson", json=body)
        assert line.frame()["seq"] == made.json()["position"]
    assert waits.taken() == []


def test_no_form_waits_on_the_loop_from_signing_in_to_signing_out(served: Running, waits: Waits, day: Client) -> None:
    here = f"/operations/{day.operation}"
    path, client = f"{here}/do/record-lesson", signed_in(served)
    typed = Form(client.get(path).text, path).stands | {"text": ["Beds"], "kind": ["improve"], "four_p": ["prepare"]}
    assert "Recorded." in client.post(path, data=typed).text
    token = {"csrf_token": typed["csrf_token"]}
    assert client.post(f"{here}/people/P01/open", data=token | {"reason": "The hospital asks"}).status_code == 200
    assert client.post("/sign-out", data=token).status_code == 200
    assert waits.taken() == []


def test_what_another_process_wrote_is_followed_off_the_loop(served: Running, waits: Waits) -> None:
    operation = there(served, an_open_centre())
    with served.live(operation) as line, closing(open_log(served.database)) as elsewhere:
        line.frame()
        told = [each for each in elsewhere.since(0, 100_000) if f"operation:{operation}" in each[3]]
        _, kind, data, tags = told[-1]
        head = elsewhere.append([DCBEvent(kind, data, tags)])
        line.until(head)
    assert waits.taken() == []


def test_an_organisation_that_nobody_knew_is_made_known_off_the_loop(served: Running, waits: Waits) -> None:
    assert served.client("stranger").get("/operations").status_code == 200
    assert served.application.days.organisations.of(Agency("Circus")) is not None
    assert waits.taken() == []
