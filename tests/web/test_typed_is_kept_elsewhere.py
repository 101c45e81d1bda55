"""Whoever is signed out while typing gets the text back, also on pages whose form is no decision's own."""

import httpx2
import pytest

from tests.given import a_plan
from tests.running import Running
from tests.web.forms import Form, sign_in, signed_in, there
from tests.web.given_directory import as_csv

AIMS = "Everybody is offered a private talk.\n\nNobody is asked twice."


def back_after_signing_in(running: Running, client: httpx2.Client, path: str, typed: dict[str, list[str]]) -> str:
    """What stands on the page to which somebody comes who was signed out as they sent a form."""
    running.application.accounts.sign_out(client.cookies["firstlight_session"])
    asked = client.post(path, data=typed)
    return sign_in(client, "manager", Form(asked.text, "/sign-in").stands["next"][0]).text


@pytest.fixture
def client(running: Running) -> httpx2.Client:
    return signed_in(running, "manager")


def test_a_template_of_ones_own_comes_back_as_it_was_typed(running: Running, client: httpx2.Client) -> None:
    path = f"/operations/{there(running, a_plan())}/template"
    typed = Form(client.get(path).text, path).stands | {"title": ["Our usual farm"], "aims": [AIMS]}
    page = back_after_signing_in(running, client, path, typed)
    stands = Form(page, path).stands
    assert (stands["title"], stands["aims"]) == (["Our usual farm"], [AIMS])
    assert "Nothing was stored yet" in page
    assert "kept=own-" in str(client.post(path, data=stands).url)
    assert "Nothing was stored yet" not in client.get(f"{path}?key={stands['entry'][0]}").text


def test_an_entry_of_the_directory_comes_back_as_it_was_typed(running: Running, client: httpx2.Client) -> None:
    path = "/directory/venues/entry"
    typed = Form(client.get(path).text, path).stands
    typed |= {"place": ["Mill Hall"], "address": ["12 Mill Lane"], "rooms": ["many"]}
    page = back_after_signing_in(running, client, path, typed)
    stands = Form(page, path).stands
    assert {name: stands[name] for name in ("place", "address", "rooms")} == {
        "place": ["Mill Hall"],
        "address": ["12 Mill Lane"],
        "rooms": ["many"],
    }
    assert "Nothing was stored yet" in page
    stored = client.post(path, data={**stands, "rooms": ["4"]})
    assert "Recorded" in stored.text
    back = client.get(f"{path}?key={stands['entry'][0]}").text
    assert "Nothing was stored yet" not in back


def test_a_file_that_was_looked_at_comes_back_and_one_that_was_not_is_asked_for(
    running: Running, client: httpx2.Client
) -> None:
    path = "/directory/venues/import"
    asked = {"csrf_token": Form(client.get(path).text, path).stands["csrf_token"]}
    file = {"file": ("brought", as_csv(["Venue", "Beds"], [["Hall", "9"]]))}
    seen = client.post(path, data=asked, files=file).text
    page = back_after_signing_in(running, client, path, Form(seen, path).stands)
    assert "Nothing was stored yet" in page
    assert "Import 1 row" in page
    stands = Form(page, path).stands
    assert "Recorded" in client.post(path, data=stands).text
    assert "Nothing was stored yet" not in client.get(f"{path}?key={stands['entry'][0]}").text
    asked = {"csrf_token": Form(client.get(path).text, path).stands["csrf_token"]}
    assert "no file is kept. Choose it again." in back_after_signing_in(running, client, path, asked)
