"""Who is no longer let in is gone at once: every page, every live view, every process."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from service.access.accounts import Accounts
from service.access.held_sessions import NOTED
from service.access.sessions import ABSOLUTE, IDLE, UNTOUCHED
from tests.postgres import address
from tests.running import PASSWORD, PATIENCE, Running
from tests.web.test_sign_in import Clock, accounts, clock  # noqa: F401  (fixtures)

AT_ONCE = 10.0
"""Seconds within which somebody is gone, on a machine that is busy with other tests."""


Opens = Callable[[Running, httpx2.Client], ClientConnection]


@pytest.fixture
def second(running: Running) -> Iterator[Running]:
    """A second server over the same file."""
    other = Running(running.path, people={})
    other.start()
    yield other
    other.stop()


@pytest.fixture
def operation(running: Running) -> str:
    answer = running.client("coordinator").post("/api/operations", json={"premises": "farm"})
    return str(answer.json()["operation"])


def command(running: Running, *words: str) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-m", "web.cli.main", "user", *words, "--database", running.database]
    return subprocess.run(asked, capture_output=True, text=True, check=False)


def same_browser(running: Running, cookies: httpx2.Cookies | None = None) -> httpx2.Client:
    """A tab at a server, with what a browser has of cookies."""
    return running.closed_at_the_end(httpx2.Client(base_url=running.address, cookies=cookies, timeout=PATIENCE))


def browser(running: Running, who: str = "coordinator") -> httpx2.Client:
    client = same_browser(running)
    answer = client.post("/sign-in", data={"username": who, "password": PASSWORD})
    assert answer.status_code == 303, answer.text
    return client


@pytest.fixture
def line(operation: str) -> Iterator[Opens]:
    """Opens a live view in a tab of a browser, and reads its first frame."""
    with ExitStack() as open_lines:

        def opened(running: Running, client: httpx2.Client) -> ClientConnection:
            cookie = f"firstlight_session={client.cookies['firstlight_session']}"
            address = f"ws://127.0.0.1:{running.port}/live/operations/{operation}?view=data"
            socket = open_lines.enter_context(connect(address, additional_headers={"Cookie": cookie}))
            socket.recv(PATIENCE)
            return socket

        yield opened


def closed_with(socket: ClientConnection) -> int:
    """The code with which the other side closes at once."""
    with pytest.raises(ConnectionClosed) as closed:
        _read_for(socket, AT_ONCE)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def _read_for(socket: ClientConnection, seconds: float) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        socket.recv(left)


CHANGES: dict[str, tuple[str, ...]] = {
    "disabled": ("disable", "coordinator"),
    "given a new password": ("password", "coordinator"),
    "given another role": ("change", "coordinator", "--role", "front_desk"),
    "moved to another organisation": ("change", "coordinator", "--agency", "British Red Cross"),
    "no longer trusted to act for others": ("change", "coordinator", "--acts-for", "Police"),
}


@pytest.mark.parametrize("words", CHANGES.values(), ids=CHANGES)
def test_whoever_is_changed_is_gone_at_once_in_every_process(
    running: Running, second: Running, operation: str, line: Opens, words: tuple[str, ...]
) -> None:
    client, other = browser(running), browser(second)
    elsewhere = same_browser(second, client.cookies)
    sockets = [line(running, client), line(second, elsewhere), line(second, other)]
    assert elsewhere.get("/operations").status_code == 200
    done = command(running, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert [closed_with(each) for each in sockets] == [4401] * 3
    for each in (client, elsewhere, other):
        assert each.get(f"/operations/{operation}").status_code == 303
        assert each.post(f"/operations/{operation}/do/enter-site").status_code == 303


def test_signing_out_ends_every_tab_in_every_process(running: Running, second: Running, line: Opens) -> None:
    client, another_device = browser(running), browser(running)
    elsewhere = same_browser(second, client.cookies)
    sockets = [line(running, client), line(running, client), line(second, elsewhere)]
    stays = line(running, another_device)
    client.post("/sign-out")
    assert [closed_with(each) for each in sockets] == [4401] * 3
    assert elsewhere.get("/operations").status_code == 303
    assert another_device.get("/operations").status_code == 200
    with pytest.raises(TimeoutError):
        stays.recv(0.5)


def test_signing_in_again_in_the_same_browser_ends_what_its_other_tabs_hold_open(running: Running, line: Opens) -> None:
    client = browser(running)
    socket = line(running, client)
    client.post("/sign-in", data={"username": "manager", "password": PASSWORD})
    assert closed_with(socket) == 4401


def test_a_program_signs_out_too(running: Running) -> None:
    client = running.client("manager")
    assert client.post("/sign-out").status_code == 303
    assert client.get("/api/operations").status_code == 401


def test_an_account_that_is_enabled_again_signs_in_as_before(running: Running) -> None:
    assert command(running, "disable", "coordinator").returncode == 0
    form = {"username": "coordinator", "password": PASSWORD}
    assert httpx2.post(f"{running.address}/sign-in", data=form).status_code == 401
    assert command(running, "enable", "coordinator").returncode == 0
    assert httpx2.post(f"{running.address}/sign-in", data=form).status_code == 303


@pytest.mark.parametrize("words", [("disable",), ("enable",), ("password",), ("change", "--role", "manager")])
def test_a_command_about_nobody_is_an_error(running: Running, words: tuple[str, ...]) -> None:
    done = command(running, words[0], "NOBODY", *words[1:])
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "there is no account NOBODY\n"


def test_a_role_that_there_is_not_changes_nothing(running: Running) -> None:
    done = command(running, "change", "coordinator", "--role", "king")
    assert done.returncode == 1
    assert "no such role: king" in done.stderr
    assert running.client("coordinator").get("/operations").status_code == 200


def test_after_signing_in_the_page_that_was_wanted_comes_with_what_it_was_asked(running: Running) -> None:
    wanted = "/outcomes?from=2026-10-01&to=2026-10-31"
    asked = httpx2.get(f"{running.address}{wanted}").headers["location"]
    form = httpx2.get(f"{running.address}{asked}")
    assert 'value="/outcomes?from=2026-10-01&amp;to=2026-10-31"' in form.text


def test_an_open_live_view_is_being_there(accounts: Accounts, clock: Clock) -> None:
    """A shift of sixteen hours does not end in the middle: nobody need tap for the board to stay."""
    session = accounts.session(token := accounts.sign_in("ana", PASSWORD))
    assert session is not None
    for _ in range((ABSOLUTE - 60) // (IDLE - 100)):
        clock.now += IDLE - 100
        accounts.check([session])
        assert not session.ended
    assert accounts.session(token)
    clock.now += ABSOLUTE
    accounts.check([session])
    assert session.ended


def test_a_session_in_use_lasts_its_shift_in_whichever_process_it_is_used(
    accounts: Accounts, clock: Clock, tmp_path: Path
) -> None:
    other = Accounts(address(tmp_path / "accounts.db"), clock)
    token = accounts.sign_in("ana", PASSWORD)
    assert other.session(token)
    for _ in range(10):
        clock.now += IDLE // 2
        assert accounts.session(token)
    assert other.session(token)
    other.close()


def test_after_a_quarter_of_an_hour_without_a_touch_somebody_has_to_prove_who_they_are(
    accounts: Accounts, clock: Clock
) -> None:
    session = accounts.session(accounts.sign_in("ana", PASSWORD))
    assert session is not None
    touched: Callable[[], None] = lambda: accounts.sessions.touch(session)  # noqa: E731
    clock.now += UNTOUCHED
    touched()
    assert session.proven
    clock.now += UNTOUCHED + 1
    touched()
    touched()
    assert not session.proven
    accounts.prove(session, PASSWORD)
    assert session.proven


def test_what_was_not_proven_is_not_proven_in_another_process(accounts: Accounts, clock: Clock, tmp_path: Path) -> None:
    session = accounts.session(token := accounts.sign_in("ana", PASSWORD))
    assert session is not None
    clock.now += UNTOUCHED + 1
    accounts.sessions.touch(session)
    clock.now += NOTED
    accounts.check([session])
    other = Accounts(address(tmp_path / "accounts.db"), clock)
    held = other.session(token)
    assert held is not None
    assert not held.proven
    other.close()


def test_a_file_from_before_accounts_could_change_is_opened(tmp_path: Path) -> None:
    import sqlite3

    old = sqlite3.connect(f"{tmp_path}/old.db")
    old.executescript(
        "CREATE TABLE account (username TEXT PRIMARY KEY, password TEXT NOT NULL, name TEXT NOT NULL,"
        " agency TEXT NOT NULL, roles TEXT NOT NULL, acts_for TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0);"
        "CREATE TABLE session (token TEXT PRIMARY KEY, username TEXT NOT NULL);"
    )
    old.close()
    for _ in range(2):
        accounts = Accounts(f"sqlite:///{tmp_path}/old.db")
        accounts.close()
    accounts = Accounts(f"sqlite:///{tmp_path}/old.db")
    accounts.add("ana", PASSWORD, name="Ana", agency="Council", roles=["coordinator"])
    assert accounts.session(accounts.sign_in("ana", PASSWORD))
    accounts.close()
