"""An address that there is not, and one that takes nothing, are answered in words."""

import pytest

from tests.given import an_open_centre, people_here
from tests.running import Running
from tests.web.forms import there


@pytest.mark.parametrize("address", ["/nowhere", "/api/nowhere"])
def test_an_address_that_there_is_not_is_said_in_words(running: Running, address: str) -> None:
    answer = running.client("manager").get(address)
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text
    assert "Not Found" not in answer.text


def test_an_address_that_takes_nothing_says_so_and_what_it_takes(running: Running) -> None:
    answer = running.client("manager").post("/published")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert "Nothing can be sent to this address in that way." in answer.text


@pytest.mark.parametrize("page", ["", "/missing", "/referral"])
def test_a_name_in_the_place_of_a_number_is_an_address_that_there_is_not(running: Running, page: str) -> None:
    operation = there(running, an_open_centre())
    for client in (running.client(), running.client("coordinator")):
        answer = client.get(f"/operations/{operation}/people/Mariela{page}")
        assert answer.status_code == 404
        assert "Something went wrong" not in answer.text


def test_nobody_is_looked_at_by_asking_for_a_head_alone(running: Running) -> None:
    """What only asks whether an address is there has looked at nobody."""
    operation = there(running, people_here())
    person = f"/operations/{operation}/people/P01"
    answer = running.client().head(person)
    assert (answer.status_code, answer.content) == (200, b"")
    assert running.application.access_log.entries(operation) == []
    running.client().get(person)
    assert len(running.application.access_log.entries(operation)) == 1
