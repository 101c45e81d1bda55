"""A row beside the log that cannot be read, by a hand or a broken disk, harms nobody but whom it is about."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from service.access import held_sessions
from service.access.accounts import Accounts
from service.access.guessing import WrongSignIn
from service.access.kept_row import BrokenRow
from service.invitations.kept import Invitations
from service.proof import verify
from service.webhooks.kept import Webhooks
from tests.given import an_open_centre
from tests.running import PASSWORD, PEOPLE, Running
from tests.web.forms import Form, signed_in, there
from tests.web.test_sessions import closed_with, command
from web.wording.proof import cannot_be_read

pytestmark = pytest.mark.file
ODD = {
    "no JSON": "{[",
    "a role that there is not": '["king"]',
    "a number": 7.5,
    "bytes": b"\xff\x00",
    "endless": "[" * 100_000,
}
MADE = {
    **PEOPLE,
    "admin": ("Council", ("administrator",), ()),
    "charity": ("British Red Cross", ("administrator",), ()),
    "broken": ("Council", ("coordinator",), ()),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("rows") / "firstlight.db", MADE)
    running.start()
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of a row a moment ago counts no longer."""
    monkeypatch.setattr(held_sessions, "CHECKED", -1.0)


@contextmanager
def put(running: Running, table: str, where: str, **columns: object) -> Iterator[None]:
    """For a while, something else stands in a row."""
    with sqlite3.connect(running.path, isolation_level=None, timeout=30) as db:
        named = ", ".join(columns)
        before = db.execute(f"SELECT {named} FROM {table} WHERE {where}").fetchone()
        to = f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in columns)} WHERE {where}"
        db.execute(to, tuple(columns.values()))
        try:
            yield
        finally:
            db.execute(to, before)


def test_who_is_disabled_loses_the_board_although_another_account_cannot_be_read(served: Running) -> None:
    """They are looked at together; one that raised let everybody's screens stay open for good."""
    operation = there(served, an_open_centre())
    with served.live(operation, "broken") as broken, served.live(operation, "coordinator") as leaves:
        assert [each.frame()["kind"] for each in (broken, leaves)] == ["snapshot"] * 2
        with put(served, "account", "username = 'broken'", roles="{["):
            assert closed_with(broken.socket) == 4401
            with put(served, "account", "username = 'coordinator'", disabled=1):
                assert closed_with(leaves.socket) == 4401


@pytest.mark.parametrize("column", ["roles", "acts_for", "agency", "name", "password"])
def test_an_account_that_cannot_be_read_is_let_in_nowhere_and_is_named(tmp_path: Path, column: str) -> None:
    accounts = Accounts(f"sqlite:///{tmp_path}/accounts.db")
    for name in ("fine", "broken"):
        accounts.add(name, PASSWORD, name=name, agency="Council", roles=["coordinator"])
    token = accounts.sign_in("broken", PASSWORD)
    db = sqlite3.connect(tmp_path / "accounts.db", isolation_level=None)
    for odd in ("", b"\xff\x00"):
        db.execute(f"UPDATE account SET {column} = ? WHERE username = 'broken'", (odd,))
        with pytest.raises(WrongSignIn if column == "password" else BrokenRow):
            accounts.sign_in("broken", PASSWORD)
        assert (accounts.session(token) is None) == (column != "password")
        assert accounts.broken() == [("broken", column)]
        assert accounts.sign_in("fine", PASSWORD)
        assert "fine" in {viewer.user for viewer, _ in accounts.all()}
    accounts.close()


@pytest.mark.parametrize("odd", ODD)
def test_whoever_typed_the_right_password_is_told_that_the_account_cannot_be_read(served: Running, odd: str) -> None:
    who = {"username": "broken", "password": PASSWORD}
    before = signed_in(served, "broken")
    with put(served, "account", "username = 'broken'", roles=ODD[odd]):
        assert "/sign-in" in str(before.get("/operations").url)
        for path, sent in (("/sign-in", {"data": who}), ("/api/sign-in", {"json": who})):
            answer = httpx2.post(served.address + path, **sent)  # type: ignore[arg-type]
            assert (answer.status_code, "your account cannot be read" in answer.text) == (401, True), answer.text
        wrong = httpx2.post(served.address + "/sign-in", data={**who, "password": "wrong"})
        assert "cannot be read" not in wrong.text, "whoever guesses learns nothing"


def test_the_command_line_names_an_account_that_cannot_be_read_and_how_it_is_mended(served: Running) -> None:
    with put(served, "account", "username = 'broken'", roles='["king"]'):
        listed = command(served, "list").stdout.splitlines()
        assert "broken\tits roles cannot be read\tfirstlight user change broken --role ROLE" in listed
        assert len(listed) == len(MADE)
        found = verify(str(served.path))
        assert found.faults == ()
        assert [*map(cannot_be_read, found.unread)] == [
            "account broken: its roles cannot be read; firstlight user change broken --role ROLE"
        ]
        served.application.accounts.change("broken", roles=["coordinator"])
        assert signed_in(served, "broken").get("/operations").status_code == 200


@pytest.mark.parametrize(
    "columns",
    [*({"roles": odd} for odd in ODD.values()), {"until": "soon"}, {"until": float("inf")}, {"made": 1e17}],
    ids=str,
)
def test_a_token_that_cannot_be_read_opens_nothing_and_is_revoked_on_the_page(
    served: Running, columns: dict[str, object]
) -> None:
    made = served.application.tokens
    one, token = made.make("Odd", "Council", ["coordinator"], made.clock() + 600, "admin", reads_only=True)
    headers = {"Authorization": f"Bearer {token}"}
    asked = f"{served.address}/api/operations"
    assert httpx2.get(asked, headers=headers).status_code == 200
    with put(served, "api_token", f"id = '{one.id}'", **columns):
        assert httpx2.get(asked, headers=headers).status_code == 401
        assert signed_in(served, "charity").get("/tokens").status_code == 200
        admin = signed_in(served, "admin")
        page = admin.get("/tokens").text
        assert "cannot be read, so it opens nothing" in page
        csrf = Form(page, "/tokens").stands["csrf_token"][0]
        assert admin.post(f"/tokens/{one.id}/revoke", data={"csrf_token": csrf}).status_code == 200
    assert httpx2.get(asked, headers=headers).status_code == 401


@pytest.mark.parametrize(
    "columns",
    [*({"roles": odd} for odd in ODD.values()), {"types": "x"}, {"state": "odd"}, {"position": "x"}, {"made": "x"}],
    ids=str,
)
def test_a_webhook_that_cannot_be_read_is_not_sent_to_and_is_removed_on_the_page(
    served: Running, columns: dict[str, object]
) -> None:
    hooks = served.application.webhooks
    given = (["coordinator"], "https://example.org/x", [], "admin", 10**6)
    odd, _ = hooks.make("Odd", "Council", *given)
    fine, _ = hooks.make("Fine", "British Red Cross", *given)
    with put(served, "webhook", f"id = '{odd.id}'", **columns):
        assert [id for id, _ in hooks.due() if id in (odd.id, fine.id)] == [fine.id]
        assert signed_in(served, "charity").get("/webhooks").status_code == 200
        admin = signed_in(served, "admin")
        page = admin.get("/webhooks").text
        assert "cannot be read, so nothing is sent" in page
        csrf = Form(page, "/webhooks").stands["csrf_token"][0]
        assert admin.post(f"/webhooks/{odd.id}/remove", data={"csrf_token": csrf}).status_code == 200
    assert [each.id for each in hooks.of(fine.agency)] == [fine.id]
    hooks.remove(fine.id, fine.agency)


def test_a_clock_that_was_ahead_for_a_while_keeps_no_code_and_no_delivery_waiting(tmp_path: Path) -> None:
    """What it kept lies hours ahead once it is right."""
    now = [1_800_000_000.0]
    database = f"sqlite:///{tmp_path}/clock.db"
    asked = Invitations(database, bytes(32), lambda: now[0])
    hooks = Webhooks(database, bytes(32), lambda: now[0])
    invitation = asked.opened("op-1", "British Red Cross", "Council", "manager", now[0] + 100 * 3600)
    hook, _ = hooks.make("Rota", "Council", ["coordinator"], "https://example.org/x", [], "admin", 0)
    now[0] += 10 * 3600
    code = asked.new_code(invitation.id)
    assert hooks.lease(hook.id, "gone", 30.0)
    hooks.failed(hook.id, "gone", "It did not answer.", 900.0, give_up=86_400.0)
    now[0] -= 10 * 3600
    assert not asked.takes(invitation.id, str(code)), "a code is good for ten minutes by every clock"
    assert asked.new_code(invitation.id)
    assert not asked.new_code(invitation.id), "and the next one after a minute"
    assert hooks.due() == [(hook.id, 0)]
    assert hooks.lease(hook.id, "here", 30.0)
    assert hooks.lease(hook.id, "elsewhere", 30.0) is None
    asked.close()
    hooks.close()
