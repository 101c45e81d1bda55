"""The venue of a plan comes from the directory of the council that leads: chosen, held, booked, shared, given back."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4

from service.access.accounts import Accounts
from service.clock import now
from tests.running import PASSWORD, Running
from tests.web.given_directory import as_csv
from tests.web.test_directory import bring, store

HEADS = ["Venue", "Address", "Beds", "Rooms", "Nights", "Cost a night", "Payer", "Shared", "Showers", "Own exit"]
HALL = ["Scout hall", "1 Secret Street", "20", "6", "5", "120", "Council", "", "yes", "no"]
SHARED = ["Campus", "2 Secret Street", "80", "20", "9", "", "", "yes", "", ""]
DAY = (now() + timedelta(days=20)).date().isoformat()


def listed(running: Running) -> Any:
    """The manager of a council with a directory of two venues."""
    manager = running.client("manager")
    store(manager, "venues", bring(manager, "venues", as_csv(HEADS, [HALL, SHARED])))
    return manager


def proposed(manager: Any, **more: object) -> str:
    body = {"name": "Heron", "expected_max": 18, "planned_for": DAY, **more}
    return str(manager.post("/api/operations", json=body).json()["operation"])


def values(html: str) -> dict[str, str]:
    """What stands in the lines and texts of a form."""
    found = {}
    for each in re.findall(r'<input[^>]*type="(?:text|date)"[^>]*>', html):
        name, value = (re.search(rf'{part}="([^"]*)"', each) for part in ("name", "value"))
        if name:
            found[name[1]] = value[1] if value else ""
    texts = dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>(.*?)</textarea>', html, re.DOTALL))
    return {name: unescape(value) for name, value in {**found, **texts}.items()}


def test_a_venue_of_the_directory_is_booked_with_what_is_known_of_it(running: Running) -> None:
    manager = listed(running)
    operation = proposed(manager)
    assert f"/operations/{operation}/plan/venues" in manager.get(f"/operations/{operation}/plan").text
    choice = unescape(manager.get(f"/operations/{operation}/plan/venues").text)
    assert choice.index("Campus") < choice.index("Scout hall"), "both have beds enough: by name"
    assert "Secret Street" not in choice
    book = next(
        each for each in re.findall(r'href="([^"]*book-venue[^"]*)"', choice) if "Scout" in each and "=no" in each
    )
    form = values(manager.get(book).text)
    expected = {
        "place": "Scout hall",
        "beds": "20",
        "rooms": "6",
        "nights": "5",
        "first_night": DAY,
        "payer": "Council",
    }
    assert {name: form[name] for name in expected} == expected
    assert form["address"] == "1 Secret Street"
    sent = {**expected, "provisional": "yes", "pounds_a_night": "120", "address": form["address"], "entry": uuid4().hex}
    assert manager.post(f"/operations/{operation}/do/book-venue", data=sent).status_code == 303
    plan = unescape(manager.get(f"/operations/{operation}/plan").text)
    for said in (
        "Held, not booked yet",
        "£120 a night, £600 for 5 nights, paid by Council",
        "Confirm the booking",
        "own exit",
    ):
        assert said in plan
    assert "Venue held, not booked yet: 20 beds" in manager.get(f"/operations/{operation}/timeline").text
    confirm = re.search(r'href="([^"]*)">Confirm the booking', plan)
    assert confirm
    form = values(manager.get(confirm[1]).text)
    assert (form["beds"], form["address"]) == ("20", "1 Secret Street")
    again = {**sent, "provisional": "no", "entry": uuid4().hex}
    assert manager.post(f"/operations/{operation}/do/book-venue", data=again).status_code == 303
    assert "Held, not booked yet" not in manager.get(f"/operations/{operation}/plan").text


def test_two_operations_do_not_have_one_venue_on_one_night_unless_it_is_shared(running: Running) -> None:
    manager = listed(running)
    first, second, exercise = proposed(manager), proposed(manager), proposed(manager, exercise=True)
    for place, status in (("Scout hall", 409), ("Campus", 200)):
        body = {"place": place, "beds": 20, "nights": 2, "first_night": DAY}
        assert manager.post(f"/api/operations/{first}/book-venue", json=body).status_code == 200
        refused = manager.post(f"/api/operations/{second}/book-venue", json=body)
        assert refused.status_code == status
        assert first not in refused.text
        assert "Heron" not in refused.text
        assert manager.post(f"/api/operations/{exercise}/book-venue", json=body).status_code == 200
    released = manager.post(f"/api/operations/{first}/release-venue", json={})
    assert released.status_code == 200


def test_nobody_chooses_from_the_directory_of_another_council(running: Running) -> None:
    accounts = Accounts(running.database)
    accounts.add("kent", PASSWORD, name="Kit", agency="Kent County Council", roles=["manager"])
    accounts.close()
    manager, kent = listed(running), running.client("kent")
    operation = proposed(manager, others=["Kent County Council"])
    page = kent.get(f"/operations/{operation}/plan/venues")
    assert page.status_code == 200
    assert "Scout hall" not in page.text
    form = kent.get(f"/operations/{operation}/do/book-venue?place=Scout+hall").text
    assert "Secret Street" not in form
    assert values(form)["beds"] == ""
    for who in ("police", "reader"):
        assert running.client(who).get(f"/operations/{operation}/plan/venues").status_code in (403, 404)


def test_a_venue_is_the_same_one_however_its_name_is_written(running: Running) -> None:
    manager = listed(running)
    first, second = proposed(manager), proposed(manager)
    body = {"place": "  scout   HALL ", "nights": 2, "first_night": DAY}
    booked = manager.post(f"/api/operations/{first}/book-venue", json=body).json()
    assert booked["events"][0]["place"] == "Scout hall"
    assert manager.post(f"/api/operations/{second}/book-venue", json={**body, "place": "SCOUT HALL"}).status_code == 409
    again = manager.post("/api/directory/venues", json={"council": "council", "place": "scout hall", "beds": 9}).json()
    assert again["events"][0]["place"] == "Scout hall"


def test_a_cancelled_operation_lets_its_venue_go(running: Running) -> None:
    manager = listed(running)
    first, second = proposed(manager), proposed(manager)
    body = {"place": "Scout hall", "nights": 2, "first_night": DAY}
    assert manager.post(f"/api/operations/{first}/book-venue", json=body).status_code == 200
    assert manager.post(f"/api/operations/{first}/cancel-operation", json={}).status_code == 200
    assert manager.post(f"/api/operations/{second}/book-venue", json=body).status_code == 200
