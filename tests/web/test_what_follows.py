"""What follows from an entry and nobody would guess stands on its form; a second one of it is refused in words."""

from tests.running import Running
from tests.told import Told


def test_archiving_says_what_follows_and_is_done_once(running: Running, told: Told) -> None:
    operation = told.replayed(running)
    address = f"/operations/{operation}/do/archive-operation"
    assert "no link of an invitation opens" in running.client().get(address).text
    assert "no link of an invitation opens" not in running.client().get(f"/operations/{operation}/do/close-centre").text
    api = f"/api/operations/{operation}/archive-operation"
    again = [running.client().post(api, json={}) for _ in range(2)]
    assert again[1].status_code == 409, "whether or not the day had been archived by then"
    assert [each["code"] for each in again[1].json()["refusals"]] == ["already_archived"]
