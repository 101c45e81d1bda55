"""What is asked of a file on the event loop, statement by statement: nothing there waits for a disk or for a lock.

While the loop waits, every board stands still. It may read how far the log has come and the few events since, which
takes a tenth of a millisecond and waits for no lock: so everybody reads their own writes. All else is for a thread.
"""

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from eventsourcing.dcb.api import DCBEvent

from domain.events.venue import RollCallTaken
from domain.words import Agency, OperationId
from service.days import AT_ONCE
from service.log import open_log
from service.replay.words import with_words
from tests.given import START, an_open_centre
from tests.running import Running
from tests.stories.rows import Client, reference_rows
from tests.stories.test_the_words_of_the_day import WORDS
from tests.web.forms import Form, sign_in, signed_in, there
from tests.web.test_roles import addresses

pytestmark = pytest.mark.file

FOLLOWS = re.compile(
    r"BEGIN$|COMMIT$|PRAGMA (journal_mode=WAL|synchronous=FULL|secure_delete=ON|cache_size=-65536)$"
    r"|PRAGMA wal_autocheckpoint=4000$"
    r"|SELECT max\(position\) FROM events$"
    r"|SELECT position, type, data FROM events WHERE position > \d+ ORDER BY position LIMIT \d+$"
    r"|SELECT position, tags FROM events WHERE position "
    r"|SELECT position, type, data FROM events WHERE position IN \(SELECT position FROM tags WHERE tag IN \('[^']+'\)"
    r" AND position > [1-9]\d*\) ORDER BY position$"
)
"""What the loop may ask on a connection of its own: the head of the log, and what came after a position it knows."""

READ = re.compile(r"SELECT position, tags FROM events WHERE position BETWEEN (\d+) AND (\d+)")


class Watch:
    """The statements that ran on an event loop and may have waited there."""

    def __init__(self) -> None:
        self.loops: set[int | None] = set()
        self.found: list[str] = []
        self.most = 0
        """How far a loop read the log in one go."""

    def note(self, statement: str) -> None:
        if threading.get_ident() not in self.loops:
            return
        if taken := READ.search(statement):
            self.most = max(self.most, int(taken[2]) - int(taken[1]) + 1)
        if not FOLLOWS.match(statement):
            self.found.append(" ".join(statement.split())[:200])

    @contextmanager
    def over(self, file: Path) -> Iterator[Running]:
        """A server whose loop is looked at."""
        running = Running(file)
        running.start()
        loop = running._thread.ident
        self.loops.add(loop)
        yield running
        self.loops.discard(loop)
        running.stop()


@pytest.fixture(scope="module")
def watching() -> Iterator[Watch]:
    """Every connection that is opened from now on tells what it is asked, in the thread that asks."""
    made, connect = Watch(), sqlite3.connect

    def watched(*given: Any, **named: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*given, **named)
        db.set_trace_callback(made.note)
        return db

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", watched)
        patch.setattr(sqlite3.dbapi2, "connect", watched)
        yield made


@pytest.fixture(scope="module")
def served(watching: Watch, tmp_path_factory: Any) -> Iterator[Running]:
    with watching.over(tmp_path_factory.mktemp("loop") / "firstlight.db") as running:
        yield running


@pytest.fixture(scope="module")
def day(served: Running, watching: Watch) -> Client:
    """The reference day with its words; none of its entries waited on the loop."""
    made = Client(served.client())
    for row in with_words(reference_rows(), WORDS, START):
        made.carry_out(row)
        assert watching.found == [], row["type"]
    return made


@pytest.fixture
def watch(watching: Watch, day: Client) -> Watch:
    watching.found, watching.most = [], 0
    return watching


def test_the_instrument_sees_what_the_loop_asks(served: Running, watch: Watch, day: Client) -> None:
    """What a listener of the days asks, it asks on the loop."""
    heard, log = served.application.days.heard, served.application.log
    heard.append(lambda *_: (log.vault_row("nothing"), None)[1])
    assert _lesson(day).status_code == 200
    heard.pop()
    assert any("FROM vault WHERE" in each for each in watch.found)


def _lesson(day: Client) -> httpx2.Response:
    body = {"text": "Three wait for a bed", "kind": "improve", "four_p": "prepare"}
    return day.http.post(f"/api/operations/{day.operation}/record-lesson", json=body)


def test_no_address_reads_a_file_on_the_loop_whoever_asks_first(served: Running, watch: Watch, day: Client) -> None:
    """Each address finds no day in memory, so that it is the one that has it built."""
    found: dict[str, list[str]] = {}
    for who in ("operator", "coordinator", "manager", "reader", "stranger"):
        client = served.client(who)
        for address in addresses(served, day.operation):
            served.application.days._days.clear()
            client.get(address, timeout=60)
            if watch.found:
                found[f"{who}: {address}"] = watch.found
                watch.found = []
    assert found == {}


@pytest.mark.parametrize("view", ["board", "wall", "timeline", "data"])
def test_no_live_view_reads_a_file_on_the_loop(served: Running, watch: Watch, day: Client, view: str) -> None:
    served.application.days._days.clear()
    with served.live(day.operation, view=view) as line:
        assert line.frame()["kind"] == "snapshot"
        made = _lesson(day)
        assert made.status_code == 200, made.text
        assert line.frame()["seq"] == made.json()["position"]
    assert watch.found == []


def test_no_form_waits_on_the_loop_from_signing_in_to_signing_out(served: Running, watch: Watch, day: Client) -> None:
    here = f"/operations/{day.operation}"
    path, client = f"{here}/do/record-lesson", signed_in(served)
    answers = {"text": ["Beds were short"], "kind": ["improve"], "four_p": ["prepare"]}
    typed = Form(client.get(path).text, path).stands | answers
    served.application.accounts.sign_out(client.cookies["firstlight_session"])
    kept = client.post(path, data=typed)
    back = sign_in(client, "operator", Form(kept.text, "/sign-in").stands["next"][0])
    typed = Form(back.text, path).stands
    assert typed["text"] == answers["text"]
    assert "Recorded." in client.post(path, data=typed).text
    entry = f"{here}/entries/{served.application.log.head()}"
    token = {"csrf_token": typed["csrf_token"]}
    assert answers["text"][0] in client.get(f"{entry}/texts/text").text
    assert client.post(f"{here}/people/P01/open", data=token | {"reason": "The hospital asks"}).status_code == 200
    assert client.post(f"{entry}/void", data=token | {"reason": "A slip"}).status_code == 200
    assert client.post("/sign-out", data=token).status_code == 200
    assert watch.found == []


def test_a_log_that_ran_far_ahead_is_read_beside_the_loop_by_steps(served: Running, watch: Watch) -> None:
    """Another process wrote it: an open board is brought to its end."""
    plan = an_open_centre().at("12:00").has(("RollCallTaken", "op", {"present": 4}))
    operation = there(served, plan)
    *_, (_, kind, data, tags) = plan.log.since(0, 10_000)
    with served.live(operation) as line:
        line.frame()
        elsewhere = open_log(served.database)
        watch.most = 0
        head = elsewhere.append([DCBEvent(kind, data, tags)] * (3 * AT_ONCE))
        elsewhere.close()
        assert line.until(head)["seq"] == head
    state = served.application.days.get(OperationId(operation))
    assert state is not None
    assert len(state.all(RollCallTaken)) == 3 * AT_ONCE + 1
    assert watch.found == []
    assert watch.most <= AT_ONCE


def test_an_organisation_that_nobody_knew_is_made_known_off_the_loop(watch: Watch, tmp_path: Path) -> None:
    with watch.over(tmp_path / "firstlight.db") as fresh:
        assert fresh.client("stranger").get("/operations").status_code == 200
        assert fresh.application.days.organisations.of(Agency("Circus")) is not None
    assert watch.found == []
