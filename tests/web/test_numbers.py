"""Numbers are given as they are stored: two who register at once never collide, and nobody has to give one."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx2
import pytest

from domain.events.arrivals import PersonRegistered
from domain.words import OperationId
from service.days import events_of_operation
from service.privacy.vault import Erased
from tests.running import PASSWORD, Running
from tests.stories.rows import Client, reference_rows
from tests.told import Told

KEY = "Idempotency-Key"


@pytest.fixture
def day(running: Running, told: Told) -> Client:
    """The reference day up to the opening of the centre: nobody is registered yet."""
    return told(running, [row["type"] for row in reference_rows()].index("PersonRegistered"))


def register(day: Client, key: str | None = None, **body: object) -> httpx2.Response:
    headers = {KEY: key} if key else {}
    return day.http.post(f"/api/operations/{day.operation}/register-person", json=body, headers=headers)


def number(answer: httpx2.Response) -> str:
    assert answer.status_code == 200, answer.text
    return str(answer.json()["events"][-1]["person"]).partition("/")[2]


def test_twelve_registrars_at_once_get_twelve_numbers(running: Running, day: Client) -> None:
    with ThreadPoolExecutor(12) as crowd:
        given = list(crowd.map(lambda key: number(register(day, f"tap-{key}", age="adult")), range(12)))
    assert sorted(given) == [f"P{each:02}" for each in range(1, 13)]


def test_the_same_key_twice_gets_the_same_number_whoever_came_between(day: Client) -> None:
    first = register(day, "tap-1", age="adult", identity="Ion")
    register(day, "tap-2")
    again = register(day, "tap-1", age="adult", identity="Ion")
    assert first.json() == again.json()
    assert number(again) == "P01"
    assert register(day, "tap-1", age="child").status_code == 422


def test_a_number_from_a_card_is_kept_and_refused_where_it_is_taken(day: Client) -> None:
    assert number(register(day, person="P02")) == "P02"
    taken = register(day, person="p02")
    assert (taken.status_code, [each["code"] for each in taken.json()["refusals"]]) == (409, ["already_exists"]), (
        taken.text
    )
    assert [number(register(day)) for _ in range(2)] == ["P01", "P03"]


def test_a_voided_number_is_not_given_again(day: Client) -> None:
    assert number(register(day, "ghost")) == "P01"
    void = day.http.post(f"/api/operations/{day.operation}/void-entry", json={"entry": "ghost"})
    assert void.status_code == 200, void.text
    assert number(register(day)) == "P02"


def test_several_in_one_entry_are_numbered_one_after_the_other(day: Client) -> None:
    events = [{"type": "PersonRegistered"}, {"type": "PersonRegistered", "person": "P02"}, {"type": "PersonRegistered"}]
    answer = day.http.post(f"/api/operations/{day.operation}/entries", json={"events": events})
    assert [each["person"].partition("/")[2] for each in answer.json()["events"]] == ["P01", "P02", "P03"]


def test_numbers_taken_in_between_are_left_out_for_one_and_for_many(day: Client) -> None:
    for typed in ("P01", "P02", "P04", "P07"):
        assert register(day, person=typed).status_code == 200
    events = [{"type": "PersonRegistered"}, {"type": "PersonRegistered", "person": "p05"}]
    events += [{"type": "PersonRegistered"}] * 4
    answer = day.http.post(f"/api/operations/{day.operation}/entries", json={"events": events})
    given = [each["person"].partition("/")[2] for each in answer.json()["events"]]
    assert given == ["P06", "P05", "P08", "P09", "P10", "P11"]
    assert number(register(day)) == "P12"


def test_a_vehicle_a_suspect_and_a_lesson_get_numbers_too(day: Client) -> None:
    root = f"/api/operations/{day.operation}"
    came = day.http.post(f"{root}/record-transport-arrival", json={"people": 2}).json()["events"][0]["transport"]
    assert re.fullmatch(r"T\d", came.partition("/")[2])
    again = day.http.post(f"{root}/record-transport-arrival", json={"people": 2}).json()["events"][0]["transport"]
    assert again != came
    arrest = day.http.post(f"{root}/arrest-suspect", json={"offence_group": "other"}).json()["events"][0]["suspect"]
    assert re.fullmatch(r"S\d\d", arrest.partition("/")[2])
    lesson = day.http.post(f"{root}/record-lesson", json={"kind": "improve"}).json()["events"][0]["lesson"]
    assert lesson.partition("/")[2] == "L1"


def test_what_is_sealed_is_sealed_for_the_number_that_was_given(running: Running, day: Client) -> None:
    register(day, identity="Ion")
    register(day, identity="Mihai")
    stored = list(events_of_operation(running.application.log, OperationId(day.operation)))[-1].event
    assert isinstance(stored, PersonRegistered)
    vault, sealed = running.application.vault, str(stored.identity)
    assert vault.open(sealed) == "Mihai"
    erased = day.http.post(f"/api/operations/{day.operation}/erase-sealed-data", json={"person": "P02"})
    assert erased.status_code == 200, erased.text
    with pytest.raises(Erased):
        vault.open(sealed)


@dataclass
class Form:
    """The registration form in the browser of somebody signed in: its address and its hidden fields."""

    http: httpx2.Client
    address: str
    hidden: dict[str, str]

    def send(self, **answers: str) -> httpx2.Response:
        return self.http.post(self.address, data={**self.hidden, **answers})


@pytest.fixture
def form(running: Running, day: Client) -> Iterator[Form]:
    with httpx2.Client(base_url=running.address, follow_redirects=True) as http:
        http.post("/sign-in", data={"username": "coordinator", "password": PASSWORD})
        address = f"/operations/{day.operation}/do/register-person"
        page = http.get(address).text
        assert re.search(r'<input(?![^>]* value="[^"])[^>]* name="person"', page)
        yield Form(http, address, dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)))


def counts(day: Client) -> tuple[int, int]:
    board = day.http.get(f"/api/operations/{day.operation}/board").json()
    return board["on_site"], board["registered"]


def test_the_form_proposes_no_number_and_the_confirmation_says_the_one_given(form: Form, day: Client) -> None:
    register(day)
    done = form.send(age="adult")
    assert done.status_code == 200
    assert "P02 registered" in done.text


def test_who_came_on_foot_is_counted_and_registered_by_one_tap_or_not_at_all(form: Form, day: Client) -> None:
    arrived = counts(day)[0]
    assert "P01 registered" in form.send(age="adult", came="on_foot").text
    assert counts(day) == (arrived + 1, 1)
    assert form.send(age="adult", came="on_foot").status_code == 200
    assert counts(day) == (arrived + 1, 1)
    refused = form.send(entry="other", person="P01", came="on_foot")
    assert refused.status_code == 409
    assert re.search(r'value="on_foot" checked', refused.text)
    assert counts(day) == (arrived + 1, 1)


def test_who_came_in_a_vehicle_was_counted_when_it_arrived(form: Form, day: Client) -> None:
    arrived = counts(day)[0]
    form.send(age="adult", came="vehicle")
    assert counts(day) == (arrived, 1)
