"""Guessing a password: whoever guesses waits, nobody else does, and nothing is learnt by it."""

import asyncio
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest
from fastapi import HTTPException
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from service.access.accounts import Accounts
from service.access.guessing import FREE_TRIES, LOCKED_FOR, WrongSignIn
from tests.running import PASSWORD, Running, run_apart
from tests.web.test_sign_in import Clock, accounts, clock  # noqa: F401  (fixtures)
from web.http.passwords import AT_ONCE, WAITING, Passwords, address_of


def sign_in(running: Running, password: str, who: str = "manager", source: str = "127.0.0.1", **headers: str) -> int:
    transport = httpx2.HTTPTransport(local_address=source)
    with httpx2.Client(transport=transport, base_url=running.address, headers=headers) as client:
        return client.post("/sign-in", data={"username": who, "password": password}).status_code


def test_after_five_wrong_tries_an_address_waits_and_another_signs_in(running: Running) -> None:
    assert [sign_in(running, "wrong") for _ in range(FREE_TRIES)] == [401] * FREE_TRIES
    form = httpx2.post(f"{running.address}/sign-in", data={"username": "manager", "password": PASSWORD})
    left = int(form.headers["retry-after"])
    assert (form.status_code, 0 < left <= LOCKED_FOR) == (429, True)
    assert f"Too many tries. Wait {left} seconds" in form.text
    body = {"username": "manager", "password": PASSWORD}
    program = httpx2.post(f"{running.address}/api/sign-in", json=body)
    assert (program.status_code, program.headers["content-type"]) == (429, "application/problem+json")
    assert int(program.headers["retry-after"]) <= LOCKED_FOR
    assert sign_in(running, PASSWORD, who="coordinator") == 303
    assert sign_in(running, PASSWORD, source="127.0.0.2") == 303


def test_nobody_is_believed_about_where_they_come_from(running: Running) -> None:
    for n in range(FREE_TRIES):
        assert sign_in(running, "wrong", **{"X-Forwarded-For": f"192.0.2.{n}"}) == 401
    assert sign_in(running, PASSWORD, **{"X-Forwarded-For": "192.0.2.99"}) == 429


def unclocked(text: str) -> str:
    """An answer without its date, its number and the seconds that are left."""
    return re.sub(r"\d+ seconds|'(date|retry-after|content-length|x-request-id)': '[^']*'", "", text)


def test_a_name_that_there_is_not_answers_as_one_that_there_is(running: Running) -> None:
    answers = {}
    for who in ("manager", "nobody"):
        body = {"username": who, "password": "wrong"}
        tries = [httpx2.post(f"{running.address}/api/sign-in", json=body) for _ in range(FREE_TRIES + 1)]
        answers[who] = [(each.status_code, *map(unclocked, (each.text, str(each.headers)))) for each in tries]
    assert answers["manager"] == answers["nobody"]


def test_a_hundred_tries_at_once_are_still_five(running: Running) -> None:
    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(lambda _: sign_in(running, "wrong"), range(30)))
    assert found.count(401) == FREE_TRIES
    assert found.count(429) == 30 - FREE_TRIES


def test_many_who_sign_in_at_once_under_one_name_all_come_in(running: Running) -> None:
    with ThreadPoolExecutor(12) as pool:
        assert set(pool.map(lambda _: sign_in(running, PASSWORD), range(12))) == {303}


def test_the_right_password_forgets_the_wrong_ones_of_its_address_alone(accounts: Accounts) -> None:
    for address in ("here", "there"):
        for _ in range(FREE_TRIES - 1):
            with pytest.raises(WrongSignIn):
                accounts.sign_in("ana", "wrong password", address)
    accounts.sign_in("ana", PASSWORD, "here")
    with pytest.raises(WrongSignIn) as here:
        accounts.sign_in("ana", "wrong password", "here")
    assert not here.value.wait
    with pytest.raises(WrongSignIn):
        accounts.sign_in("ana", "wrong password", "there")
    with pytest.raises(WrongSignIn) as there:
        accounts.sign_in("ana", PASSWORD, "there")
    assert there.value.wait == LOCKED_FOR


def test_a_day_later_wrong_tries_are_forgotten(accounts: Accounts, clock: Clock) -> None:
    for _ in range(FREE_TRIES):
        with pytest.raises(WrongSignIn):
            accounts.sign_in("ana", "wrong password")
    clock.now += 25 * 3600
    with pytest.raises(WrongSignIn) as again:
        accounts.sign_in("ana", "wrong password")
    assert not again.value.wait


def test_a_clock_that_was_ahead_for_a_while_holds_nobody_off(accounts: Accounts, clock: Clock) -> None:
    """What it kept lies hours ahead once it is right: whoever waited for that would wait all day."""
    clock.now += 10 * 3600
    for _ in range(FREE_TRIES):
        with pytest.raises(WrongSignIn):
            accounts.sign_in("ana", "wrong password")
    clock.now -= 10 * 3600
    assert accounts.sign_in("ana", PASSWORD)
    for _ in range(FREE_TRIES):
        with pytest.raises(WrongSignIn):
            accounts.sign_in("ana", "wrong password")
    clock.now -= 60
    with pytest.raises(WrongSignIn) as held_off:
        accounts.sign_in("ana", PASSWORD)
    assert held_off.value.wait, "a clock that is a minute behind another gives no further tries"


@pytest.mark.file
@pytest.mark.parametrize("column", ["times", "last"])
def test_tries_that_cannot_be_read_hold_nobody_off(accounts: Accounts, column: str) -> None:
    with pytest.raises(WrongSignIn):
        accounts.sign_in("ana", "wrong password")
    accounts._db.execute(f"UPDATE sign_in_try SET {column} = 'soon'")
    assert accounts.sign_in("ana", PASSWORD)


def from_(host: str) -> Request:
    return Request({"type": "http", "client": (host, 1), "headers": []})


@given(st.ip_addresses(v=6), st.ip_addresses(v=6, network="::/64"))
def test_every_address_of_a_line_is_one(network: object, inside: object) -> None:
    """A line is given a /64 of IPv6, so that whoever guesses has as many addresses as they like."""
    base = int(network) >> 64 << 64  # type: ignore[call-overload]
    from ipaddress import IPv6Address

    one, other = IPv6Address(base), IPv6Address(base | int(inside))  # type: ignore[call-overload]
    if not one.ipv4_mapped and not other.ipv4_mapped:
        assert address_of(from_(str(one))) == address_of(from_(str(other)))
    neighbour = IPv6Address(base ^ (1 << 64))
    assert address_of(from_(str(one))) != address_of(from_(str(neighbour)))


def test_an_address_of_ipv4_is_itself_however_it_is_written() -> None:
    assert address_of(from_("::ffff:192.0.2.1")) == address_of(from_("192.0.2.1")) == "192.0.2.1"
    assert address_of(from_("192.0.2.2")) != "192.0.2.1"
    assert address_of(from_("testclient")) == "testclient"
    assert address_of(Request({"type": "http", "headers": []})) == ""


def test_two_passwords_are_checked_at_a_time_and_the_rest_wait_their_turn() -> None:
    running: list[int] = []
    most: list[int] = []
    lock = threading.Lock()

    def check(number: int) -> int:
        with lock:
            running.append(number)
            most.append(len(running))
        time.sleep(0.02)
        with lock:
            running.remove(number)
        return number

    async def everybody() -> list[int | BaseException]:
        passwords = Passwords()
        every = (passwords.check(check, number) for number in range(WAITING + 5))
        return await asyncio.gather(*every, return_exceptions=True)

    found = run_apart(everybody())
    assert max(most) == AT_ONCE
    assert found[:WAITING] == list(range(WAITING))
    for late in found[WAITING:]:
        assert isinstance(late, HTTPException)
        assert (late.status_code, late.headers) == (503, {"Retry-After": "5"})
