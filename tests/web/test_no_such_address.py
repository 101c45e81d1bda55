"""An address that there is not, and one that takes nothing, are answered in words."""

import pytest

from tests.running import Running


@pytest.mark.parametrize("address", ["/nowhere", "/api/nowhere"])
def test_an_address_that_there_is_not_is_said_in_words(running: Running, address: str) -> None:
    answer = running.client("manager").get(address)
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text
    assert "Not Found" not in answer.text


def test_an_address_that_takes_nothing_says_so_and_what_it_takes(running: Running) -> None:
    answer = running.client("manager").post("/lessons")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    assert "Nothing can be sent to this address in that way." in answer.text
