"""Whoever comes back to what was taken back, or opens what was voided, is told that it does not count."""

import re
from datetime import timedelta

import pytest

from service.access import taking_back
from tests.given import people_here
from tests.running import Running
from tests.web.forms import Form, signed_in, there

FOOD = "do/provide-welfare"


@pytest.fixture
def operation(running: Running) -> str:
    return there(running, people_here())


def test_back_after_undo_says_that_it_does_not_count_and_offers_no_second_undo(
    running: Running, operation: str
) -> None:
    client, path = signed_in(running, "coordinator"), f"/operations/{operation}/{FOOD}"
    typed = Form(client.get(path).text, FOOD).stands | {"person": ["P01"], "kind": ["food"]}
    done = client.post(path, data=typed)
    assert "Recorded." in done.text
    undone = client.post(f"/operations/{operation}/entries/{running.application.log.head()}/void", data=undo(done.text))
    assert "Voided: P01: welfare, food" in undone.text
    back = client.get(str(done.url)).text
    assert "Taken back or voided: it does not count." in back
    assert ">Recorded.<" not in back
    assert "tapped by mistake" not in back
    form = client.get(f"{path}?key={typed['entry'][0]}").text
    assert "and does not count</h1>" in form
    assert "record it anew" in form
    said_otherwise = client.post(path, data=typed | {"kind": ["clothing"]}).text
    assert "It was taken back or voided since: it does not count." in said_otherwise


def undo(html: str) -> dict[str, list[str]]:
    return Form(html, "/void").stands


def test_the_page_of_a_voided_entry_says_so_and_leads_to_the_void_which_leads_back(
    running: Running, operation: str
) -> None:
    client = signed_in(running, "coordinator")
    api = running.client("coordinator")
    made = api.post(f"/api/operations/{operation}/provide-welfare", json={"person": "P01", "kind": "food"}).json()
    page = f"/operations/{operation}/entries/{made['position']}"
    form = Form(client.get(page).text, "/correct").stands
    client.post(f"{page}/void", data=Form(client.get(page).text, "/void").stands | {"reason": ["not P01"]})
    void = running.application.log.head()
    shown = client.get(page).text
    assert "it does not count" in shown
    assert f'href="/operations/{operation}/entries/{void}"' in shown
    assert Form(shown, "/correct").stands == Form(shown, f"{made['position']}/void").stands == {}
    assert f'href="{page}"' in client.get(f"/operations/{operation}/entries/{void}").text
    late = client.post(f"{page}/correct", data=form | {"kind": ["clothing"], "why": ["a slip"]})
    assert late.status_code == 409
    stands = Form(late.text, "/correct").stands
    assert (stands["kind"], stands["why"]) == (["clothing"], ["a slip"])


def test_what_was_entered_under_a_registration_that_was_voided_says_so(running: Running, operation: str) -> None:
    client, api = signed_in(running, "coordinator"), running.client("coordinator")
    made = api.post(f"/api/operations/{operation}/provide-welfare", json={"person": "P01", "kind": "food"}).json()
    assert api.post(f"/api/operations/{operation}/void-registration", json={"person": "P01"}).status_code == 200
    shown = client.get(f"/operations/{operation}/entries/{made['position']}").text
    assert "This does not count: the registration that it is about was voided." in shown


def test_whoever_taps_undo_too_late_is_told_whom_to_ask(
    running: Running, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, path = signed_in(running, "redcross"), f"/operations/{operation}/{FOOD}"
    done = client.post(path, data=Form(client.get(path).text, FOOD).stands | {"person": ["P01"], "kind": ["food"]})
    monkeypatch.setattr(taking_back, "UNDO", timedelta(seconds=-1))
    late = client.post(f"/operations/{operation}/entries/{running.application.log.head()}/void", data=undo(done.text))
    assert late.status_code == 403
    assert re.search("More than five minutes have passed since. Ask the coordinator to void it.", late.text)
