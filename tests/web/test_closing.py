"""Whoever closes a centre sees who is still here; a refusal for closing offers to reopen it."""

import re

import httpx2
import pytest

from service.access.people import shown_person
from service.access.table import AUDIENCE
from service.access.visibility import NOT_SHOWN
from tests.given import people_here
from tests.running import PASSWORD, Running
from tests.stories.rows import Client
from tests.told import Told
from tests.web.forms import signed_in, there
from tests.web.given_debrief import words


@pytest.fixture
def day(running: Running, told: Told) -> Client:
    return told(running, 70)


def test_the_form_says_who_is_still_here_and_what_is_refused_afterwards_offers_to_reopen(
    running: Running, day: Client
) -> None:
    at = f"/operations/{day.operation}/do"
    with httpx2.Client(base_url=running.address, follow_redirects=True) as http:
        http.post("/sign-in", data={"username": "coordinator", "password": PASSWORD})
        page = http.get(f"{at}/close-centre").text
        assert "12 still here: P01, P02, P03" in page
        assert "still here" not in http.get(f"{at}/open-centre").text
        closed = day.http.post(f"/api{at.removesuffix('/do')}/close-centre", json={})
        assert closed.status_code == 200, closed.text
        token = re.search(r'name="csrf_token" value="([^"]*)"', page)
        assert token
        refused = http.post(f"{at}/take-roll-call", data={"present": "12", "csrf_token": token.group(1)})
        assert refused.status_code == 409
        assert f'href="{at}/reopen-centre"' in refused.text
        taken = day.http.post(f"/api{at.removesuffix('/do')}/log-temporary-exit", json={"person": "P01"})
        assert taken.status_code == 200, taken.text


def test_whoever_closes_a_centre_is_told_who_is_missing_or_out(running: Running) -> None:
    """Also where nobody else is left: a child who is looked for is not closed over."""
    day = people_here().has(("PersonMissingReported", "P02", {}), ("TemporaryExitLogged", "P01", {}))
    page = signed_in(running, "coordinator").get(f"/operations/{there(running, day)}/do/close-centre").text
    assert "2 still here: P03, P04. Not back: P01 out, P02 missing." in words(page)
    day.has(*(("PersonDeparted", f"P0{n}", {"destination": "own_arrangement"}) for n in (1, 3, 4)))
    page = signed_in(running, "coordinator").get(f"/operations/{there(running, day)}/do/close-centre").text
    assert "Warning Not back: P02 missing. Record first" in words(page)


def test_the_front_desk_sees_who_is_a_child_and_nothing_else_of_them() -> None:
    child = people_here().day().registered[1]
    shown = shown_person(child, AUDIENCE["front_desk"])
    assert (shown.child, shown.details) == (True, NOT_SHOWN)
    assert shown_person(child, AUDIENCE["partner_reader"]).child is NOT_SHOWN
