"""A disk that is full says so on the form's page, keeps what was typed, and stores it once when there is room."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from service.log import SqliteLog
from tests.given import an_open_centre
from tests.running import Running
from tests.web.forms import Form, signed_in, there
from web.http.errors import NOT_STORED

pytestmark = pytest.mark.file

LONG = "Three wait for a bed. " * 2000


@contextmanager
def full(running: Running) -> Iterator[None]:
    """While it lasts, the file of the log takes no further page."""
    log = running.application.log
    assert isinstance(log, SqliteLog)
    log._db.execute("PRAGMA max_page_count = 1")
    yield
    log._db.execute("PRAGMA max_page_count = 1000000")


def test_a_form_sent_to_a_full_disk_keeps_what_was_typed_and_is_stored_once_when_there_is_room(
    running: Running,
) -> None:
    client = signed_in(running, "coordinator")
    operation = there(running, an_open_centre())
    entry = f"/operations/{operation}/entries/{running.application.log.head()}"
    forms = {
        f"/operations/{operation}/do/hand-over-shift": {"text": [LONG.strip()], "happened_at": ["2026-10-13T08:15"]},
        f"{entry}/correct": {"people": ["77"], "why": [LONG.strip()]},
        f"{entry}/void": {"reason": [LONG.strip()]},
    }
    for path, typed in forms.items():
        sent = Form(client.get(path if "/do/" in path else entry).text, path).stands | typed
        before = running.application.log.head()
        with full(running):
            answer = client.post(path, data=sent)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert NOT_STORED in answer.text
        stands = Form(answer.text, path).stands
        assert {name: stands[name] for name in typed} == typed
        assert running.application.log.head() == before
        for _ in range(2):
            assert client.post(path, data=sent).status_code == 200
            assert running.application.log.head() == before + 1


@contextmanager
def read_only(running: Running) -> Iterator[None]:
    """While it lasts, nothing is written to the tables across operations."""
    engine = running.application.outcomes._engine

    def taken(switched: str) -> Callable[..., None]:
        return lambda db, *_: db.execute(f"PRAGMA query_only = {switched}") and None

    on, off = taken("ON"), taken("OFF")
    event.listen(engine, "checkout", on)
    yield
    event.remove(engine, "checkout", on)
    event.listen(engine, "checkout", off)


def test_figures_that_cannot_be_brought_up_to_date_say_so_and_public_ones_are_shown_although_not_kept(
    running: Running,
) -> None:
    there(running, an_open_centre())
    client = signed_in(running, "manager")
    assert client.get("/outcomes").status_code == 200
    with read_only(running):
        shown = client.get("/outcomes/public")
        assert (shown.status_code, "Public version" in shown.text) == (200, True)
        there(running, an_open_centre())
        for address in ("/outcomes", "/register", "/api/outcomes?from=2026-01-01&to=2026-12-31"):
            answer = client.get(address)
            assert (answer.status_code, answer.headers.get("retry-after")) == (503, "5"), address
            assert "stored" not in answer.text.lower(), address
    assert client.get("/outcomes").status_code == 200
