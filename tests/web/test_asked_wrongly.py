"""Whoever asks an address for what it does not give is told in words; on a page, by a page."""

import pytest

from tests.running import Running


@pytest.mark.parametrize(
    ("path", "field", "says"),
    [
        ("/api/outcomes", "from", "is missing"),
        ("/api/events?after=x", "after", "is no whole number"),
        ("/api/events?limit=0", "limit", "is too small"),
        ("/api/events?limit=99999999", "limit", "is too great"),
    ],
)
def test_a_program_is_told_which_part_is_wrong_and_how(served: Running, path: str, field: str, says: str) -> None:
    answer = served.client().get(path)
    assert answer.status_code == 422
    told = answer.json()
    assert {"field": field, "says": says} in told["fields"]
    assert f"{field} {says}" in told["errors"]
    assert "loc" not in answer.text


def test_on_a_page_it_is_said_on_a_page(served: Running) -> None:
    answer = served.client().get("/operations?skip=abc")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "text/html; charset=utf-8")
    assert "skip is no whole number." in answer.text


def test_an_address_with_a_word_for_a_number_is_no_address(served: Running) -> None:
    answer = served.client().get("/operations/op-1/entries/abc")
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text
