"""A roll call that was opened before somebody came or went: nobody whom its user never saw on it counts as seen."""

import pytest

from tests.given import people_here
from tests.running import Running
from tests.web.forms import Form, signed_in, there

ADDRESS = "do/take-roll-call"


@pytest.fixture
def operation(running: Running) -> str:
    return there(running, people_here())


def entered(running: Running, operation: str, slug: str, **body: object) -> None:
    answer = running.client().post(f"/api/operations/{operation}/{slug}", json=body)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("tapped", [{"everybody": ["yes"]}, {"absent": ["P02"]}, {"seen": ["P01", "P02"]}])
def test_whoever_came_since_the_list_was_opened_is_asked_about(
    running: Running, operation: str, tapped: dict[str, list[str]]
) -> None:
    client, path = signed_in(running, "coordinator"), f"/operations/{operation}/{ADDRESS}"
    form = Form(client.get(path).text, ADDRESS).stands | tapped
    entered(running, operation, "register-person", person="P07")
    head = running.application.log.head()
    answer = client.post(path, data=form)
    again = Form(answer.text, ADDRESS).stands
    assert answer.status_code == 422
    assert "new on it: P07" in answer.text
    assert again["listed"] == ["P01 P02 P03 P04 P07"]
    assert {name: again[name] for name in tapped if name != "everybody"} == {
        name: value for name, value in tapped.items() if name != "everybody"
    }
    assert running.application.log.head() == head
    assert client.post(path, data=again | tapped | {"not_registered": ["0"]}, follow_redirects=False).status_code == 303


def test_whoever_went_since_is_asked_about_unless_those_seen_were_ticked_by_name(
    running: Running, operation: str
) -> None:
    client, path = signed_in(running, "coordinator"), f"/operations/{operation}/{ADDRESS}"
    form = Form(client.get(path).text, ADDRESS).stands
    entered(running, operation, "log-temporary-exit", person="P03")
    answer = client.post(path, data=form | {"everybody": ["yes"]})
    assert answer.status_code == 422
    assert "no longer on it: P03" in answer.text
    seen = form | {"seen": ["P01", "P02", "P04"], "not_registered": ["0"]}
    assert client.post(path, data=seen, follow_redirects=False).status_code == 303
