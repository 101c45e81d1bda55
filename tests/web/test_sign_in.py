"""Signing in and out, and the guards on everything else."""

from pathlib import Path

import httpx2
import pytest

from service.access.accounts import Accounts
from service.access.guessing import FREE_TRIES, WrongSignIn
from service.access.sessions import ABSOLUTE, IDLE
from tests.postgres import address
from tests.running import PASSWORD, PATIENCE, Running


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(clock: Clock, tmp_path: Path) -> Accounts:
    made = Accounts(address(tmp_path / "accounts.db"), clock)
    made.add("ana", PASSWORD, name="Ana", agency="Council", roles=["coordinator"])
    return made


def test_a_session_lasts_its_hour_of_idleness_and_its_shift_of_sixteen_hours(accounts: Accounts, clock: Clock) -> None:
    token = accounts.sign_in("ana", PASSWORD)
    for _ in range(ABSOLUTE // (IDLE - 100)):
        clock.now += IDLE - 100
        assert accounts.session(token)
    clock.now += IDLE - 100
    assert accounts.session(token) is None
    token = accounts.sign_in("ana", PASSWORD)
    clock.now += IDLE + 1
    assert accounts.session(token) is None


def test_five_wrong_passwords_make_an_address_wait_longer_each_time(accounts: Accounts, clock: Clock) -> None:
    for _ in range(FREE_TRIES):
        with pytest.raises(WrongSignIn):
            accounts.sign_in("ana", "wrong password")
    with pytest.raises(WrongSignIn) as locked:
        accounts.sign_in("ana", PASSWORD)
    assert locked.value.wait == 30
    clock.now += 31
    with pytest.raises(WrongSignIn):
        accounts.sign_in("ana", "wrong password")
    with pytest.raises(WrongSignIn) as again:
        accounts.sign_in("ana", PASSWORD)
    assert again.value.wait == 60
    clock.now += 61
    assert accounts.session(accounts.sign_in("ana", PASSWORD))


def test_disabling_or_a_new_password_ends_every_session_at_once(accounts: Accounts) -> None:
    token = accounts.sign_in("ana", PASSWORD)
    accounts.set_password("ana", "another-long-password")
    assert accounts.session(token) is None
    token = accounts.sign_in("ana", "another-long-password")
    accounts.disable("ana")
    assert accounts.session(token) is None
    with pytest.raises(WrongSignIn):
        accounts.sign_in("ana", "another-long-password")


def test_sessions_survive_a_restart_and_no_secret_is_in_the_file(tmp_path: Path, clock: Clock) -> None:
    database = f"sqlite:///{tmp_path}/one.db"
    first = Accounts(database, clock)
    first.add("ben", PASSWORD, name="Ben", agency="Police", roles=["tactical_lead"], acts_for=["NCA"])
    token = first.sign_in("ben", PASSWORD)
    first.close()
    again = Accounts(database, clock)
    session = again.session(token)
    assert session is not None
    assert (session.viewer.user, session.viewer.acts_for) == ("ben", frozenset({"NCA"}))
    again.close()

    for path in Path(str(tmp_path)).iterdir():
        held = path.read_bytes()
        assert PASSWORD.encode() not in held
        assert token.encode() not in held


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"password": "short"}, "at least"),
        ({"roles": ["king"]}, "no such role"),
        ({"username": "ana"}, "already"),
        ({"username": "ANA"}, "an account ana already"),
        ({"username": ""}, "is no name"),
        ({"username": "a" * 81}, "is no name"),
        ({"username": "ana\nben"}, "is no name"),
        ({"username": "an\u200ba"}, "is no name"),
        ({"username": "\u0430na"}, "is no name"),
        ({"agency": "C\u043euncil"}, "is no name"),
        ({"name": " "}, "is no name"),
    ],
)
def test_an_account_that_makes_no_sense_is_not_made(accounts: Accounts, more: dict[str, object], wrong: str) -> None:
    asked = {"username": "new", "password": PASSWORD, "name": "N", "agency": "Council", "roles": ["wall"], **more}
    with pytest.raises(ValueError, match=wrong):
        accounts.add(**asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("more", [{"name": ""}, {"agency": "Coun\ncil"}])
def test_an_account_is_not_changed_into_what_makes_no_sense(accounts: Accounts, more: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is no name"):
        accounts.change("ana", **more)  # type: ignore[arg-type]


@pytest.fixture
def browser_like(running: Running) -> httpx2.Client:
    client = httpx2.Client(base_url=running.address)
    client.post("/sign-in", data={"username": "coordinator", "password": PASSWORD})
    yield client
    client.close()


def test_nobody_sees_a_page_without_signing_in(running: Running) -> None:
    answer = httpx2.get(f"{running.address}/operations")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/operations")
    assert httpx2.get(f"{running.address}/api/operations").status_code == 401


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "nothing"])
def test_after_signing_in_nobody_is_sent_to_another_site(running: Running, target: str) -> None:
    form = {"username": "coordinator", "password": PASSWORD, "next": target}
    answer = httpx2.post(f"{running.address}/sign-in", data=form)
    assert answer.headers["location"] == "/operations"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(running: Running) -> None:
    form = {"username": "coordinator", "password": PASSWORD}
    cookie = httpx2.post(f"{running.address}/sign-in", data=form).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert f"Max-Age={ABSOLUTE}" in cookie


def test_a_form_without_its_token_is_refused(browser_like: httpx2.Client) -> None:
    address = "/operations/new/do/propose-operation"
    assert browser_like.post(address, data={"name": "Ash"}).status_code == 403
    assert browser_like.post("/api/operations", json={"name": "Ash"}).status_code == 403


def test_another_sites_page_can_do_nothing(browser_like: httpx2.Client) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        assert browser_like.post("/sign-out", headers=headers).status_code == 403


def test_signing_out_ends_the_session(browser_like: httpx2.Client) -> None:
    assert browser_like.get("/operations").status_code == 200
    cookie = browser_like.cookies["firstlight_session"]
    browser_like.post("/sign-out")
    again = httpx2.get(str(browser_like.base_url) + "/operations", cookies={"firstlight_session": cookie})
    assert again.status_code == 303


def test_whoever_is_sent_back_to_sign_in_is_told_why(browser_like: httpx2.Client) -> None:
    why = "You are signed out: a sign-in lasts for a shift."
    assert why not in httpx2.get(f"{browser_like.base_url}/operations", follow_redirects=True).text, "never here before"
    browser_like.post("/sign-out")
    assert why not in browser_like.get("/sign-in").text, "asked for"
    assert why in browser_like.get("/operations", follow_redirects=True).text


def test_whoever_is_signed_in_and_comes_back_to_the_form_goes_on(browser_like: httpx2.Client) -> None:
    back = browser_like.get("/sign-in?next=/lessons", follow_redirects=False)
    assert (back.status_code, back.headers["location"]) == (303, "/lessons")
    elsewhere = browser_like.get("/sign-in?next=//example.org", follow_redirects=False)
    assert elsewhere.headers["location"] == "/operations"


def test_every_answer_forbids_what_a_page_does_not_need(running: Running) -> None:
    headers = httpx2.get(f"{running.address}/sign-in").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_socket_needs_a_session_and_our_own_page(running: Running) -> None:
    from websockets.exceptions import ConnectionClosed
    from websockets.sync.client import connect

    address = f"ws://127.0.0.1:{running.port}/live/operations/op-x"
    with connect(address) as socket, pytest.raises(ConnectionClosed) as closed:
        socket.recv(PATIENCE)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401
    token = running.client("coordinator").headers["Authorization"]
    with (
        connect(address, additional_headers={"Authorization": token}, origin="https://evil.example") as socket,  # type: ignore[arg-type]
        pytest.raises(ConnectionClosed) as closed,
    ):
        socket.recv(PATIENCE)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401


@pytest.mark.parametrize(
    "next", ["//example.org", "/\\example.org", "/\t/example.org", "/\r/example.org", "/\n/example.org"]
)
def test_whoever_comes_from_another_site_is_led_to_no_other_site(served: Running, next: str) -> None:
    asked = {"params": {"next": next}, "headers": {"Sec-Fetch-Site": "cross-site"}}
    answer = httpx2.get(f"{served.address}/sign-in", **asked)  # type: ignore[arg-type]
    assert "example.org" not in answer.text
    assert 'url=/operations"' in answer.text
