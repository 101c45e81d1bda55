"""An address that there is not, and one that takes nothing, are answered in words."""

import pytest

from tests.given import an_open_centre
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
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    assert "Nothing can be sent to this address in that way." in answer.text


@pytest.mark.parametrize("page", ["", "/missing", "/referral"])
def test_a_name_in_the_place_of_a_number_is_an_address_that_there_is_not(running: Running, page: str) -> None:
    operation = there(running, an_open_centre())
    for client in (running.client(), running.client("coordinator")):
        answer = client.get(f"/operations/{operation}/people/Mariela{page}")
        assert answer.status_code == 404
        assert "Something went wrong" not in answer.text
