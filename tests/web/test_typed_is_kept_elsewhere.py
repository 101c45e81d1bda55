"""Whoever is signed out while typing gets the text back, also on pages whose form is no decision's own."""

import httpx2
import pytest

from tests.given import a_plan
from tests.running import Running
from tests.web.forms import Form, sign_in, signed_in, there

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
