"""A nationality or a language is counted under one code, however it was typed; nothing stops a registration."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from service.log import MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay, RowRefused
from tests.given import START
from tests.running import Running
from tests.stories.given_entries import api, form
from tests.stories.rows import Client, reference_rows

ROWS = 3
"""Of the reference day: the operation is proposed."""


@pytest.fixture
def day(running: Running) -> Client:
    client = Client(running.client())
    for row in reference_rows()[:ROWS]:
        client.carry_out(row)
    return client


def test_six_spellings_are_one_line(running: Running, day: Client) -> None:
    said = ["ro", "RO", "ro ", "Romanian", "română", "romana"]
    for number, words in enumerate(said, 1):
        body = {"person": f"P0{number}", "nationality": words, "language": words}
        answer = (
            api(running, day, "register-person", body) if number % 2 else form(running, day, "register-person", body)
        )
        assert answer.status_code in (200, 303), answer.text
    figures = running.client("coordinator").get(f"/api/operations/{day.operation}/report").json()
    kinds = figures.get("measures", figures)["M88"]["breakdowns"]
    assert (kinds["nationality"], kinds["language"]) == ({"RO": 6}, {"ro": 6})
    timeline = running.client("coordinator").get(f"/operations/{day.operation}/timeline").text
    assert "P01 registered, Romanian" in timeline


def test_what_nobody_understands_stops_no_registration_and_is_asked_again(running: Running, day: Client) -> None:
    body = {"person": "P01", "nationality": "Romnian from Cluj", "language": "Romnaian", "next": "/operations"}
    answer = form(running, day, "register-person", body)
    assert answer.status_code == 303, answer.text
    address = urlsplit(answer.headers["location"])
    assert address.path == f"/operations/{day.operation}/do/correct-person-details"
    asked = parse_qs(address.query)
    assert (asked["person"], asked["next"]) == (["P01"], ["/operations"])
    assert asked["near_language"][0].split(",")[0] == "ro"
    stored = running.application.log.since(0, 100)[-1][2].decode()
    assert '"nationality":"not_known"' in stored
    assert '"language":"not_known"' in stored
    reference = re.search(r'"as_said":"([^"]+)"', stored)
    assert reference
    assert running.application.vault.open(reference[1]) == "nationality: Romnian from Cluj\nlanguage: Romnaian"
    assert not any(b"Cluj" in path.read_bytes() for path in running.path.parent.iterdir() if path.is_file())
    page = running.client("coordinator").get(answer.headers["location"]).text
    assert re.search(r'name="language" type="radio" value="Romanian"', page)
    assert re.search(r'name="language" type="radio" value="not known"', page)
    again = form(running, day, "correct-person-details", {"person": "P01", "language": "Romanian"})
    assert again.status_code == 303
    assert '"language":"ro"' in running.application.log.since(0, 100)[-1][2].decode()


def test_a_program_and_a_correction_are_told_what_is_near(running: Running, day: Client) -> None:
    answer = api(running, day, "register-person", {"person": "P01", "nationality": "Romnian"})
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == "nationality"
    assert "Did you mean Romanian" in answer.json()["fields"][0]["says"]
    assert api(running, day, "register-person", {"person": "P01", "nationality": "Romanian"}, "p01").status_code == 200
    wrong = api(running, day, "correct-entry", {"entry": "p01", "changes": {"nationality": "Martian"}})
    assert wrong.status_code == 422
    right = api(running, day, "correct-entry", {"entry": "p01", "changes": {"nationality": "Polska"}})
    assert right.status_code == 200
    assert right.json()["events"][0]["becomes"][0]["d"]["nationality"] == "PL"
    booked = form(running, day, "book-interpreters", {"language": "Romnaian"})
    assert booked.status_code == 422
    assert "Did you mean Romanian" in booked.text


def test_a_replay_understands_words_and_refuses_what_it_does_not() -> None:
    log = MemoryLog()
    replay = Replay(log, Vault(log), START)
    for each in reference_rows()[:ROWS]:
        replay.carry_out(each)
    row = {"n": 900, "day": 0, "time": "23:00", "actor": "Registrar", "type": "PersonRegistered", "subject": "P01"}
    with pytest.raises(RowRefused, match="malformed: Write a country or a nationality"):
        replay.carry_out({**row, "data": {"nationality": "Martian"}})
    (event,) = replay.carry_out({**row, "data": {"nationality": "Viet Nam", "language": "tiếng Việt"}}).events
    assert (event.nationality, event.language) == ("VN", "vi")  # type: ignore[attr-defined]
