"""Somebody who came on foot was registered in the same entry: each of the two is put right by itself."""

from typing import Any

import httpx2
import pytest

from tests.given import people_here
from tests.running import Running
from tests.web.forms import Form, signed_in, there


class TwoInOne:
    """An entry that says that one person walked in, and registers them."""

    def __init__(self, running: Running) -> None:
        self.running, self.by = running, signed_in(running)
        self.operation = there(running, people_here())
        both = [{"type": "WalkInArrived", "people": 1}, {"type": "PersonRegistered", "person": "P50", "sex": "female"}]
        answer = running.client().post(
            f"/api/operations/{self.operation}/entries", json={"events": both}, headers={"Idempotency-Key": "both"}
        )
        self.second = answer.json()["position"]
        self.page = f"/operations/{self.operation}/entries/{self.second}"

    def correct(self, **changes: object) -> httpx2.Response:
        body = {"entry": "both", "changes": changes}
        return self.running.client().post(f"/api/operations/{self.operation}/correct-entry", json=body)

    def held(self) -> list[dict[str, Any]]:
        rows = self.running.client().get(f"/api/operations/{self.operation}/timeline").json()
        return [each["data"] | {"at": each["happened_at"]} for each in rows if each["position"] > self.second - 2][:2]


@pytest.fixture
def two(running: Running) -> TwoInOne:
    return TwoInOne(running)


def test_its_page_corrects_the_one_that_it_is_about_and_names_what_else_was_recorded(two: TwoInOne) -> None:
    page = two.by.get(two.page).text
    assert f'href="/operations/{two.operation}/entries/{two.second - 1}">' in page
    assert "All that was recorded together goes together." in page
    form = Form(page, "/correct").stands
    assert form["sex"] == ["female"]
    assert "people" not in form
    answer = two.by.post(f"{two.page}/correct", data=form | {"sex": ["male"]})
    assert answer.url.path.endswith("/timeline"), answer.text
    first, second = two.held()
    assert (first["people"], second["sex"]) == (1, "male")


def test_a_second_correction_of_the_other_one_leaves_the_first_standing(two: TwoInOne) -> None:
    assert two.correct(position=two.second, sex="male").status_code == 200
    assert two.correct(position=two.second - 1, people=2).status_code == 200
    first, second = two.held()
    assert (first["people"], second["sex"]) == (2, "male")


def test_what_was_recorded_together_moves_together_in_time(two: TwoInOne) -> None:
    two.correct(position=two.second, happened_at="2026-10-13T08:01")
    assert {each["at"] for each in two.held()} == {"2026-10-13T07:01:00Z"}


@pytest.mark.parametrize("changes", [{"position": 1, "sex": "male"}, {"position": "2", "sex": "male"}, {"position": 2}])
def test_a_position_of_something_else_and_one_alone_are_malformed(two: TwoInOne, changes: dict[str, object]) -> None:
    answer = two.correct(**changes)
    assert (answer.status_code, [each["field"] for each in answer.json()["fields"]]) == (422, ["changes"])


def test_a_field_of_the_other_one_is_unknown_to_this_one(two: TwoInOne) -> None:
    assert "Unknown fields: people" in two.correct(position=two.second, people=2).text


def test_two_corrections_of_one_entry_in_one_go_are_refused_for_the_second_would_take_the_first_back(
    two: TwoInOne,
) -> None:
    both = [
        {"type": "EntryCorrected", "entry": "both", "changes": {"position": two.second, "sex": "male"}},
        {"type": "EntryCorrected", "entry": "both", "changes": {"position": two.second - 1, "people": 2}},
    ]
    answer = two.running.client().post(f"/api/operations/{two.operation}/entries", json={"events": both})
    assert answer.status_code == 422
    assert "Correct an entry once" in answer.text
    first, second = two.held()
    assert (first["people"], second["sex"]) == (1, "female")
