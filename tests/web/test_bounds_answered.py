"""What nobody can mean is answered beside the field, kept as it was typed, and never stored: by form and by program."""

import re

import pytest

from tests.running import Running
from tests.stories.given_entries import api, form
from tests.stories.rows import Client, reference_rows

NUMBER = "Write a number from 0 to 2,000"


@pytest.fixture
def day(running: Running) -> Client:
    client = Client(running.client())
    client.carry_out(reference_rows()[0])
    return client


def test_a_number_beyond_its_bound_is_answered_however_a_program_writes_it(running: Running, day: Client) -> None:
    for written in ("5e10", 5e10, "9" * 5000, 2001.0, -1):
        answer = api(running, day, "take-roll-call", {"present": written})
        assert answer.status_code == 422, answer.text
        assert answer.json()["fields"] == [{"field": "present", "says": NUMBER}]
    answer = api(running, day, "take-roll-call", {"present": "--5"})
    assert answer.status_code == 422, answer.text
    assert [each["field"] for each in answer.json()["fields"]] == ["present"]


def test_a_program_sends_numbers_true_and_false_as_json_has_them_also_where_it_puts_right(
    running: Running, day: Client
) -> None:
    """A form sends texts, and goes on; what a text says in JSON is no number, whatever stands in it."""
    number, truth = "Send a number, not a text", "Send true or false"
    for name, field, sent, says in (
        ("take-roll-call", "present", "5", number),
        ("record-costs", "pounds", "12.50", number),
        ("record-costs", "pounds", "£12.50", number),
        *(("book-venue", "provisional", each, truth) for each in ("true", "yes", "1", "null", 1)),
    ):
        answer = api(running, day, name, {field: sent})
        assert answer.status_code == 422, (field, sent, answer.text)
        assert {"field": field, "says": says} in answer.json()["fields"]
    events = [{"type": "RollCallTaken", "present": 5}, {"type": "RollCallTaken", "present": "5"}]
    assert api(running, day, "entries", {"events": events}).json()["fields"] == [{"field": "present", "says": number}]
    assert form(running, day, "take-roll-call", {"present": "5", "entry": "call"}).status_code == 303
    for present, status in (("6", 422), (6, 200)):
        body = {"entry": "call", "reason": "Counted again", "changes": {"present": present}}
        assert api(running, day, "correct-entry", body).status_code == status


def test_a_moment_in_another_century_is_answered_in_a_field_that_is_not_when(running: Running, day: Client) -> None:
    for written in ("2099-01-01T00:00:00Z", 32503680000, "32503680000"):
        answer = api(running, day, "book-room", {"room": "R9", "starts": written, "ends": written})
        assert answer.status_code == 422, answer.text
        assert [each["field"] for each in answer.json()["fields"]] == ["starts", "ends"]


def test_a_code_that_is_not_of_its_list_is_answered_with_the_list(running: Running, day: Client) -> None:
    answer = api(running, day, "register-person", {"person": "P77", "sex": "f"})
    assert answer.json()["fields"] == [{"field": "sex", "says": "Choose one of: female, male, unknown"}]


def test_a_form_says_beside_the_field_what_is_wrong_and_keeps_what_was_typed(running: Running, day: Client) -> None:
    for name, field, typed, words in (
        ("take-roll-call", "present", "9" * 5000, NUMBER),
        ("book-room", "starts", "2026-02-31T10:00", "must be a real date and time"),
        ("book-room", "starts", "tomorrow", "must be a real date and time"),
        ("book-room", "starts", "9999-12-31T23:59-10:00", "must be a real date and time"),
    ):
        answer = form(running, day, name, {field: typed, "room": "R9", "ends": "2026-10-13T10:00"})
        assert answer.status_code == 422
        beside = re.search(rf'id="{field}-error".*?</p>', answer.text, re.DOTALL)
        assert beside is not None
        assert words in beside[0]
        assert f'value="{typed}"' in answer.text
