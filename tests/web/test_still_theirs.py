"""What takes long to make reaches nobody who has lost access to it meanwhile."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from service.access import held_sessions
from service.access.accounts import Accounts
from tests.given import an_open_centre
from tests.running import PATIENCE, Running
from tests.web.forms import signed_in, there
from web.http import paper, still_theirs

pytestmark = pytest.mark.file


class Slow:
    """A paper that is laid out until the test lets it go."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()

    def __call__(self, html: str) -> bytes:
        self.begun.set()
        assert self.go_on.wait(PATIENCE)
        return b"%PDF what was theirs"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    made = Slow()
    monkeypatch.setattr(paper, "pdf", made)
    monkeypatch.setattr(still_theirs, "LONG", 0.0)
    monkeypatch.setattr(held_sessions, "CHECKED", -1.0)
    yield made
    made.go_on.set()


def _nothing(running: Running, operation: str) -> None:
    running.client("coordinator").post(f"/api/operations/{operation}/record-site-entry", json={})


def _disabled(running: Running, operation: str) -> None:
    beside = Accounts(running.database)
    beside.disable("redcross")
    beside.close()


def _revoked(running: Running, operation: str) -> None:
    body = {"partner": "British Red Cross"}
    answer = running.client("manager").post(f"/api/operations/{operation}/revoke-access", json=body)
    assert answer.status_code == 200, answer.text


def _another_kind(running: Running, operation: str) -> None:
    said = {"name": "British Red Cross", "kind": "police"}
    running.application.accounts.add(
        "ada", "a-password-for-tests", name="Ada", agency="Council", roles=["administrator"]
    )
    answer = running.client("ada").post("/api/organisations/change", json=said)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("meanwhile", "status"),
    [(_nothing, 200), (_disabled, 303), (_revoked, 404), (_another_kind, 403)],
    ids=["nothing", "disabled by another process", "access revoked", "its organisation another"],
)
def test_a_paper_reaches_nobody_who_lost_access_while_it_was_made(
    running: Running, slow: Slow, meanwhile: Callable[[Running, str], None], status: int
) -> None:
    operation = there(running, an_open_centre())
    browser = signed_in(running, "redcross")
    browser.follow_redirects = False
    with ThreadPoolExecutor(1) as beside:
        asked = beside.submit(browser.get, f"/operations/{operation}/wall-pack.pdf")
        assert slow.begun.wait(PATIENCE)
        meanwhile(running, operation)
        slow.go_on.set()
        answer = asked.result()
    assert (answer.status_code, "what was theirs" in answer.text) == (status, status == 200)
