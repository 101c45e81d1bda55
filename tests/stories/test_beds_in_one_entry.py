"""Several beds given and given back in one entry: each of its events sees what those before it did."""

import pytest

from tests.running import Running
from tests.stories.rows import Client
from tests.told import Told

PEOPLE = ("P01", "P02", "P03")


@pytest.fixture
def day(running: Running, told: Told) -> Client:
    return told(running, 60)


def enter(day: Client, *events: tuple[str, str]) -> list[str | None]:
    """The beds of an entry's events, in order."""
    body = [
        {"type": name, "person": person} | ({"kind": "centre"} if name == "BedAllocated" else {})
        for name, person in events
    ]
    answer = day.http.post(f"/api/operations/{day.operation}/entries", json={"events": body})
    assert answer.status_code == 200, answer.text
    return [event.get("bed") and event["bed"].rpartition(".")[2] for event in answer.json()["events"]]


def test_the_lowest_free_bed_is_given_and_one_given_back_is_free_again(day: Client) -> None:
    gave, back = "BedAllocated", "BedReleased"
    assert enter(day, *((gave, person) for person in PEOPLE)) == ["1", "2", "3"]
    assert enter(day, (back, "P02"), (gave, "P04"), (back, "P01"), (gave, "P02"), (gave, "P05")) == list("22114")


def test_a_refusal_of_several_says_of_which_each_reason_speaks(day: Client) -> None:
    enter(day, ("BedAllocated", "P01"))
    events = [{"type": "BedAllocated", "person": person, "kind": "centre"} for person in ("P01", "P02", "P99", "P02")]
    answer = day.http.post(f"/api/operations/{day.operation}/entries", json={"events": events})
    assert answer.status_code == 409
    told = {each["code"]: each["events"] for each in answer.json()["refusals"]}
    assert told == {"has_a_bed": [0, 3], "unknown_person": [2]}
    alone = day.http.post(f"/api/operations/{day.operation}/allocate-bed", json={"person": "P01", "kind": "centre"})
    assert [set(each) for each in alone.json()["refusals"]] == [{"code", "says"}]
