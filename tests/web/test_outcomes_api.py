"""The figures across operations over HTTP: for those who host them, and nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import Running
from tests.stories.rows import Client, reference_rows

PERIOD = "from=2026-10-01&to=2026-12-31"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, str]]:
    """A server on which the reference day was entered: (it, the operation)."""
    running = Running(Path(tmp_path_factory.mktemp("outcomes")) / "log.db")
    running.start()
    day = Client(running.client())
    for row in reference_rows():
        day.carry_out(row)
    yield running, day.operation
    running.stop()


def test_a_total_over_one_operation_is_its_report(running: tuple[Running, str]) -> None:
    served, operation = running
    said = served.client("manager").get(f"/api/outcomes?{PERIOD}").json()
    assert said["M88"]["n"] == 11
    assert said == served.client("manager").get(f"/api/operations/{operation}/report").json()


def test_what_was_just_entered_is_in_the_next_total(running: tuple[Running, str]) -> None:
    served, operation = running
    body = {"agency": "HMRC", "kind": "tax", "on_behalf_of": "Council"}
    address = f"/api/operations/{operation}/record-disruption-intervention"
    before = served.client("manager").get(f"/api/outcomes?{PERIOD}").json()["M09b"]["n"] or 0
    assert served.client("manager").post(address, json=body).status_code == 200
    assert served.client("manager").get(f"/api/outcomes?{PERIOD}").json()["M09b"]["n"] == before + 1


def test_operations_are_chosen_by_what_they_are(running: tuple[Running, str]) -> None:
    client = running[0].client("manager")
    assert client.get(f"/api/outcomes?{PERIOD}&premises=construction_site").json()["M01"]["n"] == 1
    for other in ("premises=farm", "county=Kent", "exploitation_type=sexual", "agency=NCA"):
        assert client.get(f"/api/outcomes?{PERIOD}&{other}").json()["M01"]["of"] == 0


def test_small_numbers_are_held_back_from_the_public(running: tuple[Running, str]) -> None:
    served, operation = running
    client = served.client("manager")
    for address in (f"/api/outcomes?{PERIOD}&public=true", f"/api/operations/{operation}/report?public=true"):
        said = client.get(address).json()
        assert said["M07"]["breakdowns"]["destination"]["own_arrangement"] is None
        assert said["M10"]["n"] == 3


def test_a_part_of_the_whole_is_not_for_the_public(running: tuple[Running, str]) -> None:
    """The whole less the part would tell the rest."""
    assert running[0].client("manager").get(f"/api/outcomes?{PERIOD}&public=true&county=Kent").status_code == 422


def test_the_register_as_of_a_minute_or_the_end_of_a_day(running: tuple[Running, str]) -> None:
    client = running[0].client("coordinator")
    said = client.get("/api/register?as_of=2026-10-13T14:03").json()
    assert said["people"] == 11
    assert said["stages"] == [
        {"stage": "no_indicators", "age": "adult", "n": 5},
        {"stage": "potential_victim", "age": "adult", "n": 6},
    ]
    later = client.get("/api/register?as_of=2026-11-10").json()["stages"]
    assert later[-1] == {"stage": "reasonable_grounds_positive", "age": "adult", "n": 6}
    assert client.get("/api/register").status_code == 200


@pytest.mark.parametrize("who", ["reader", "redcross", "nurse", "police", "wall", "stranger"])
def test_those_who_do_not_host_see_nothing_across_operations(running: tuple[Running, str], who: str) -> None:
    client = running[0].client(who)
    assert client.get(f"/api/outcomes?{PERIOD}").status_code == 403
    assert client.get("/api/register").status_code == 403


@pytest.mark.parametrize("address", ["outcomes", "outcomes?from=October&to=2026-12-31", "register?as_of=October"])
def test_a_period_that_cannot_be_read_is_malformed(running: tuple[Running, str], address: str) -> None:
    assert running[0].client("manager").get(f"/api/{address}").status_code == 422
