"""That somebody looked is one row for one opening; a name opens to whoever signed in, not to who found the screen."""

import re
from collections.abc import Iterator
from html import unescape

import httpx2
import pytest

from service.access.access_log import Access
from service.access.held_sessions import Session
from service.access.sessions import UNTOUCHED
from tests.running import PASSWORD, Running
from tests.told import Told

LIVE = {"HX-Request": "true"}
"""What a page fetches by itself."""


@pytest.fixture
def day(running: Running, told: Told) -> str:
    made = told(running, 70)
    answer = made.http.post(
        f"/api/operations/{made.operation}/register-person", json={"person": "P71", "identity": "A N"}
    )
    assert answer.status_code == 200, answer.text
    return made.operation


@pytest.fixture
def browser(running: Running) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=running.address) as client:
        client.post("/sign-in", data={"username": "coordinator", "password": PASSWORD})
        yield client


def rows(running: Running, day: str) -> list[Access]:
    return running.application.access_log.entries(day)


def again(html: str) -> str:
    """Where an open page fetches its parts from."""
    return re.findall(r'data-refresh="([^"]+)"', html)[0]


def test_a_look_is_one_row_however_many_entries_come_in_meanwhile(
    running: Running, day: str, browser: httpx2.Client
) -> None:
    html = browser.get(f"/operations/{day}/people/P01").text
    for _ in range(3):
        running.client().post(f"/api/operations/{day}/provide-welfare", json={"person": "P02", "kind": "meal"})
        refreshed = browser.get(again(html), headers=LIVE)
        assert refreshed.status_code == 200
        html = refreshed.text
    assert [(each.what, each.subject) for each in rows(running, day)] == [("person", "P01")]
    browser.get(f"/operations/{day}/people/P01")
    assert len(rows(running, day)) == 2


def test_an_opening_is_worth_nothing_for_another_person_or_for_somebody_else(
    running: Running, day: str, browser: httpx2.Client
) -> None:
    mine = again(browser.get(f"/operations/{day}/people/P01").text)
    assert browser.get(mine.replace("/P01", "/P02"), headers=LIVE).status_code == 200
    assert running.client("manager").get(mine, headers=LIVE).status_code == 200
    assert browser.get(f"{mine}x", headers=LIVE).status_code == 200
    assert browser.get(mine.partition("?")[0], headers=LIVE).status_code == 200
    looked = [(each.actor, each.subject) for each in rows(running, day)]
    who = "coordinator"
    assert looked == [(who, "P01"), (who, "P02"), ("manager", "P01"), (who, "P01"), (who, "P01")]


def test_an_open_page_fetches_nothing_that_its_reader_may_no_longer_see(
    running: Running, day: str, browser: httpx2.Client
) -> None:
    mine = again(browser.get(f"/operations/{day}/people/P01").text)
    running.application.accounts.change("coordinator", roles=["administrator"])
    assert browser.get(mine, headers=LIVE).status_code == 303
    browser.post("/sign-in", data={"username": "coordinator", "password": PASSWORD})
    assert browser.get(mine, headers=LIVE).status_code == 403


def held(running: Running, browser: httpx2.Client) -> Session:
    session = running.application.accounts.session(browser.cookies["firstlight_session"])
    assert session is not None
    return session


def open_name(browser: httpx2.Client, day: str, **more: str) -> httpx2.Response:
    page = browser.get(f"/operations/{day}/people/P71", headers=LIVE)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page.text)[0]
    form = {"csrf_token": token, "reason": "Ambulance crew asks", **more}
    return browser.post(f"/operations/{day}/people/P71/open", data=form, headers=LIVE)  # whatever it calls itself


def test_a_name_asks_for_the_password_again_where_nobody_touched_the_screen_for_long(
    running: Running, day: str, browser: httpx2.Client
) -> None:
    assert "A N" in open_name(browser, day).text
    session = held(running, browser)
    session.touched -= UNTOUCHED + 60
    refused = open_name(browser, day)
    assert refused.status_code == 422
    assert "A N" not in refused.text
    assert 'type="password"' in refused.text
    assert "The password is not right" in open_name(browser, day, password="something else").text
    assert "A N" in open_name(browser, day, password=PASSWORD).text
    assert "A N" in open_name(browser, day).text
    assert [each.what for each in rows(running, day)].count("identity") == 3


def test_what_a_page_fetches_by_itself_is_nobodys_touch(running: Running, day: str, browser: httpx2.Client) -> None:
    mine = again(browser.get(f"/operations/{day}/people/P71").text)
    session = held(running, browser)
    session.touched -= UNTOUCHED + 60
    touched = session.touched
    browser.get(mine, headers=LIVE)
    assert browser.get(f"/live/operations/{day}?view=data").status_code == 200, "where no line comes through"
    assert session.touched == touched


def test_a_name_stays_open_on_its_page_until_it_changes_is_erased_or_nobody_is_there(
    running: Running, day: str, browser: httpx2.Client
) -> None:
    mine, api = unescape(again(open_name(browser, day).text)), running.client()
    api.post(f"/api/operations/{day}/provide-welfare", json={"person": "P71", "kind": "meal"})
    refreshed = browser.get(mine, headers=LIVE).text
    assert "A N" in refreshed, "others record something"
    assert unescape(again(refreshed)) == mine
    assert "A N" not in browser.get(mine.replace("P71", "P01"), headers=LIVE).text
    assert "A N" not in running.client("manager").get(mine, headers=LIVE).text, "nobody else's"
    assert [each.what for each in rows(running, day)].count("identity") == 1
    touched = held(running, browser).touched
    held(running, browser).touched -= UNTOUCHED + 60
    assert "A N" not in browser.get(mine, headers=LIVE).text, "nobody touched the screen"
    held(running, browser).touched = touched
    api.post(f"/api/operations/{day}/correct-person-details", json={"person": "P71", "identity": "B N"})
    corrected = browser.get(mine, headers=LIVE).text
    assert ("A N" in corrected, "B N" in corrected) == (False, False), "what it says changed: it is opened anew"
    mine = unescape(again(open_name(browser, day).text))
    assert "B N" in browser.get(mine, headers=LIVE).text
    erased = api.post(f"/api/operations/{day}/erase-sealed-data", json={"person": "P71"})
    assert erased.status_code == 200, erased.text
    afterwards = browser.get(mine, headers=LIVE).text
    assert ("B N" in afterwards, "sealed data was erased" in afterwards) == (False, True)
