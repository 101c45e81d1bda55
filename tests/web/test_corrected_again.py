"""An entry that was corrected before: its page says what counts by now, and its form starts from what its user saw."""

import httpx2
import pytest

from tests.given import people_here
from tests.running import Running
from tests.web.forms import Fields, Form, signed_in, there


class AnEntry:
    """Welfare given to somebody, and its page."""

    def __init__(self, running: Running) -> None:
        self.by, self.running = signed_in(running), running
        self.operation = there(running, people_here())
        body = {"person": "P01", "kind": "food"}
        answer = running.client().post(f"/api/operations/{self.operation}/provide-welfare", json=body)
        self.position = answer.json()["position"]
        self.page = f"/operations/{self.operation}/entries/{self.position}"

    def form(self) -> Fields:
        return Form(self.by.get(self.page).text, "/correct").stands

    def send(self, form: Fields, **typed: str) -> httpx2.Response:
        return self.by.post(f"{self.page}/correct", data=form | {name: [said] for name, said in typed.items()})

    def says(self) -> str:
        timeline = self.running.client().get(f"/api/operations/{self.operation}/timeline").json()
        return next(str(each["says"]) for each in timeline if each["position"] == self.position)


@pytest.fixture
def entry(running: Running) -> AnEntry:
    return AnEntry(running)


def test_the_page_says_what_counts_and_what_was_written_and_the_form_corrects_it_back(entry: AnEntry) -> None:
    entry.send(entry.form(), kind="clothing")
    page = entry.by.get(entry.page).text
    assert ">P01: welfare, clothing</h1>" in page
    assert "Before it was corrected: P01: welfare, food" in page
    assert entry.form()["kind"] == ["clothing"]
    assert entry.send(entry.form(), kind="food").url.path.endswith("/timeline")
    assert entry.says() == "P01: welfare, food"


def test_a_form_opened_before_a_correction_leaves_it_as_it_is(entry: AnEntry) -> None:
    mine, theirs = entry.form(), entry.form()
    entry.send(theirs, kind="clothing")
    assert entry.send(mine, person="P02").url.path.endswith("/timeline")
    assert entry.says() == "P02: welfare, clothing"


def test_a_form_opened_before_a_correction_that_was_voided_since_says_what_its_user_saw(entry: AnEntry) -> None:
    entry.send(entry.form(), kind="clothing")
    correction = entry.running.application.log.head()
    mine = entry.form()
    void = {"csrf_token": mine["csrf_token"], "reason": ["mistaken"]}
    entry.by.post(f"/operations/{entry.operation}/entries/{correction}/void", data=void)
    assert entry.says() == "P01: welfare, food"
    entry.send(mine, person="P02")
    assert entry.says() == "P02: welfare, food"


def test_the_same_correction_sent_twice_is_stored_once_and_answered_alike(entry: AnEntry) -> None:
    form = entry.form()
    first, head = entry.send(form, kind="clothing"), entry.running.application.log.head()
    again = entry.send(form, kind="clothing")
    assert (again.status_code, again.url.path) == (first.status_code, first.url.path)
    assert entry.running.application.log.head() == head


def test_the_page_of_what_proposed_an_operation_offers_to_correct_it_and_not_to_void_it(entry: AnEntry) -> None:
    events = entry.running.client().get(f"/api/operations/{entry.operation}/timeline").json()
    page = entry.by.get(f"/operations/{entry.operation}/entries/{min(each['position'] for each in events)}").text
    assert '/correct"' in page
    assert '/void"' not in page
    assert '/void"' in entry.by.get(entry.page).text
