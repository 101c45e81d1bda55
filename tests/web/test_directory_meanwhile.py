"""Two people change one entry of a directory at once: each changes what they touched, and nothing goes unsaid."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.running import Running
from tests.web.forms import Form, signed_in
from tests.web.given_administrator import running as running
from tests.web.given_directory import as_csv
from tests.web.test_directory import bring, store

VENUE = "/directory/venues/entry?place=Hall"
CONTACT = "/directory/partners/entry?partner=Police&post=Duty"


@pytest.fixture
def client(running: Running) -> httpx2.Client:
    client = signed_in(running, "manager")
    lists(client, "/directory/venues/entry", place="Hall", beds="9", rooms="4", address="1 Mill Lane\nTown")
    return client


def drawn(client: httpx2.Client, address: str) -> dict[str, list[str]]:
    return Form(client.get(address).text, address.partition("?")[0]).stands


def sends(client: httpx2.Client, stands: dict[str, list[str]], **typed: str) -> httpx2.Response:
    slug = "partners" if "partner" in stands else "venues"
    said = {**stands, **{name: [value] for name, value in typed.items()}}
    return client.post(f"/directory/{slug}/entry", data=said)


def lists(client: httpx2.Client, at: str, **typed: str) -> None:
    assert "Recorded" in sends(client, drawn(client, at), **typed).text


def somebody_is_quicker(running: Running, does: Callable[[], object]) -> None:
    """The next entry is held up between what it was held against and its storing, until somebody did something."""
    application, waits = running.application, [does]
    submit = application.submit

    async def submits(*given: Any) -> Any:
        while waits:
            await asyncio.to_thread(waits.pop())
        return await submit(*given)

    application.submit = submits  # type: ignore[method-assign]


def test_two_who_store_at_one_moment_change_what_each_touched(client: httpx2.Client, running: Running) -> None:
    mine, theirs = drawn(client, VENUE), drawn(client, VENUE)
    somebody_is_quicker(running, lambda: sends(running.client("manager"), theirs, beds="99"))
    assert "Recorded" in sends(client, mine, rooms="7").text
    now = drawn(client, VENUE)
    assert [now[each] for each in ("beds", "rooms")] == [["99"], ["7"]]


def test_of_two_who_write_one_thing_at_one_moment_the_second_reads_the_first(
    client: httpx2.Client, running: Running
) -> None:
    mine, theirs = drawn(client, VENUE), drawn(client, VENUE)
    somebody_is_quicker(running, lambda: sends(running.client("manager"), theirs, beds="99"))
    answer = sends(client, mine, beds="12")
    assert (answer.status_code, "Somebody wrote “99” here" in answer.text) == (422, True)


def test_a_file_that_is_imported_while_one_of_its_rows_is_stored_is_shown_anew(
    client: httpx2.Client, running: Running
) -> None:
    manager = running.client("manager")
    seen = bring(manager, "venues", as_csv(["Venue", "Beds"], [["Hall", "12"], ["Barn", "5"]]))
    theirs = drawn(client, VENUE)
    somebody_is_quicker(running, lambda: sends(running.client("manager"), theirs, beds="99"))
    answer = manager.post("/directory/venues/import", data=Form(seen, "/directory/venues/import").stands)
    assert (answer.status_code, "Beds: 99 → <strong>12</strong>" in answer.text) == (409, True)
    assert drawn(client, VENUE)["beds"] == ["99"]


def test_a_form_that_stood_open_changes_only_what_was_changed_in_it(client: httpx2.Client) -> None:
    mine = drawn(client, VENUE)
    lists(client, VENUE, beds="99", suits="families")
    assert "Recorded" in sends(client, mine, rooms="7").text
    now = drawn(client, VENUE)
    assert [now[each] for each in ("beds", "rooms", "suits")] == [["99"], ["7"], ["families"]]
    assert now["address"][0].split() == ["1", "Mill", "Lane", "Town"]


def test_where_both_wrote_something_else_each_reads_what_the_other_wrote(client: httpx2.Client) -> None:
    mine = drawn(client, VENUE)
    lists(client, VENUE, beds="99")
    answer = sends(client, mine, beds="12")
    assert answer.status_code == 422
    assert "Beds: Somebody wrote “99” here while you had it open. Send it again if yours is to stand" in answer.text
    again = Form(answer.text, "/directory/venues/entry").stands
    assert again["beds"] == ["12"]
    assert "Recorded" in sends(client, again).text
    assert drawn(client, VENUE)["beds"] == ["12"]
    lists(client, VENUE, beds="")
    assert "Beds: Somebody emptied this" in sends(client, again, beds="13").text


def test_what_both_wrote_alike_is_recorded(client: httpx2.Client) -> None:
    mine = drawn(client, VENUE)
    lists(client, VENUE, beds="99")
    assert "Recorded" in sends(client, mine, beds="99").text


def test_a_contact_erased_meanwhile_does_not_come_back(client: httpx2.Client, running: Running) -> None:
    lists(client, "/directory/partners/entry", partner="Police", post="Duty", name="Alex", telephone="01632 960001")
    mine = drawn(client, CONTACT)
    erased = {"council": "Council", "partner": "Police", "post": "Duty"}
    assert running.client("admin").post("/api/directory/contacts/erase", json=erased).status_code == 200
    assert "Recorded" in sends(client, mine, does="Meals").text
    now = drawn(client, CONTACT)
    assert [now[each] for each in ("name", "telephone", "does")] == [[], [], ["Meals"]]


def test_a_file_is_imported_as_it_was_looked_at_or_not_at_all(client: httpx2.Client, running: Running) -> None:
    manager = running.client("manager")
    seen = bring(manager, "venues", as_csv(["Venue", "Beds"], [["", "3"], ["Hall", "12"], ["Barn", "5"]]))
    lists(client, VENUE, beds="99")
    stands = Form(seen, "/directory/venues/import").stands
    answer = manager.post("/directory/venues/import", data=stands)
    assert answer.status_code == 409
    assert "This was changed since. Look at it again." in answer.text
    assert "Beds: 99 → <strong>12</strong>" in answer.text
    store(manager, "venues", answer.text)
    assert drawn(client, VENUE)["beds"] == ["12"]
