"""A form that stood open while somebody else acted: it holds as it was meant, or its sender reads what changed."""

from typing import Any

import httpx2
import pytest

from domain.kernel import DECISIONS
from service.commands.names import slug
from tests.given import a_plan, an_open_centre, identified, people_here
from tests.running import Running
from tests.web.forms import Fields, Form, examples, signed_in, there
from tests.web.given_debrief import words


class Standing:
    """A form of one operation as somebody opened it, sent once something else was recorded."""

    def __init__(self, running: Running, operation: str, page: str, action: str = "") -> None:
        self.by, self.running, self.operation = signed_in(running), running, operation
        at = f"/operations/{operation}/"
        self.action = at + (action or page)
        self.form = Form(self.by.get(at + page).text, self.action).stands

    def meanwhile(self, slug: str, **said: Any) -> int:
        answer = self.running.client().post(f"/api/operations/{self.operation}/{slug}", json=said)
        assert answer.status_code == 200, answer.text
        return int(answer.json()["position"])

    def send(self, form: Fields | None = None, **typed: str | list[str]) -> httpx2.Response:
        said = {name: each if isinstance(each, list) else [each] for name, each in typed.items()}
        return self.by.post(self.action, data=(form or self.form) | said)

    def drawn_again(self, answer: httpx2.Response) -> Fields:
        return Form(answer.text, "/do/" if "/do/" in self.action or "consent" in self.action else self.action).stands

    def head(self) -> int:
        return int(self.running.application.log.head() or 0)


def test_who_would_overwrite_what_was_recorded_meanwhile_reads_it_and_sends_theirs_again(running: Running) -> None:
    mine = Standing(running, there(running, a_plan()), "do/revise-expected-number")
    theirs = mine.meanwhile("revise-expected-number", expected=40)
    answer = mine.send(expected="12")
    assert (answer.status_code, mine.head()) == (409, theirs)
    assert "something about the same was recorded. Nothing of yours was stored yet" in words(answer.text)
    assert "40 people expected now" in words(answer.text)
    assert f'href="/operations/{mine.operation}/entries/{theirs}"' in answer.text
    again = mine.drawn_again(answer)
    assert again["expected"] == ["12"]
    assert mine.send(again).status_code == 200
    assert mine.head() == theirs + 1


def test_what_was_recorded_meanwhile_about_something_else_stands_in_nobody_s_way(running: Running) -> None:
    mine = Standing(
        running, there(running, people_here()), "do/complete-health-screen?person=P01", "do/complete-health-screen"
    )
    mine.meanwhile("complete-health-screen", person="P02")
    assert mine.send(person="P01", need_flagged="no").status_code == 200


def test_who_wrote_the_form_twice_because_the_line_was_cut_is_asked_nothing(running: Running) -> None:
    mine = Standing(running, there(running, a_plan()), "do/revise-expected-number")
    assert mine.send(expected="12").status_code == 200
    head = mine.head()
    assert mine.send(expected="12").status_code == 200
    assert mine.head() == head


def test_the_answer_of_somebody_who_gave_another_one_meanwhile_is_shown_before_it_is_replaced(running: Running) -> None:
    mine = Standing(running, there(running, identified("P01")), "people/P01/consent")
    mine.meanwhile("decline-nrm-consent", person="P01", reason="fear_of_exploiter")
    answer = mine.send(answer="given")
    assert answer.status_code == 409
    assert "P01 declines to be referred" in words(answer.text)


def test_who_records_what_a_referral_has_ready_sees_that_it_was_prepared_anew(running: Running) -> None:
    day = identified("P01").has(("NrmConsentGiven", "P01"))
    mine = Standing(running, there(running, day), "people/P01/referral", "do/prepare-referral")
    mine.meanwhile("prepare-referral", person="P01", sections=["age"])
    assert mine.send(sections=["background"]).status_code == 409


def test_who_closes_a_centre_at_which_somebody_was_registered_meanwhile_sees_who_is_there(running: Running) -> None:
    mine = Standing(running, there(running, an_open_centre()), "do/close-centre")
    mine.meanwhile("register-person", sex="female")
    answer = mine.send()
    assert answer.status_code == 409
    assert "This came up while you had it open" in words(answer.text)
    assert "P01 at C1" in words(answer.text)
    assert mine.send(mine.drawn_again(answer)).status_code == 200


def test_one_tap_closes_no_centre_to_which_somebody_came_since_it_was_offered(running: Running) -> None:
    operation = there(running, an_open_centre())
    mine = Standing(running, operation, "do", "do/close-centre")
    page = mine.by.get(f"/operations/{operation}/do").text
    assert 'name="saw" value="nothing"' in page or "4 still here" not in page
    mine.meanwhile("register-person", sex="female")
    assert mine.send(Form(page, f"/operations/{operation}/do").stands, saw="nothing").status_code == 409


def test_who_decides_to_go_reads_what_the_plan_came_to_lack(running: Running) -> None:
    mine = Standing(running, there(running, a_plan()), "do/record-go-decision")
    mine.meanwhile("release-venue", nights_used=0)
    answer = mine.send()
    assert answer.status_code == 409
    assert "This came up while you had it open" in words(answer.text)
    assert mine.send(mine.drawn_again(answer)).status_code == 200


@pytest.fixture
def welfare(running: Running) -> Standing:
    operation = there(running, people_here())
    body = {"person": "P01", "kind": "food"}
    answer = running.client().post(f"/api/operations/{operation}/provide-welfare", json=body)
    entry = f"entries/{answer.json()['position']}"
    return Standing(running, operation, entry, f"{entry}/correct")


def test_where_two_correct_one_thing_the_second_reads_what_the_first_wrote(running: Running, welfare: Standing) -> None:
    welfare.send(kind="clothing")
    answer = welfare.send(kind="listening", entry="another")
    assert answer.status_code == 422
    assert "Somebody wrote “clothing” here while you had it open. Send it again if yours is to stand" in words(
        answer.text
    )
    again = Form(answer.text, "/correct").stands
    assert again["kind"] == ["listening"]
    assert welfare.send(again).url.path.endswith("/timeline")
    assert Form(welfare.by.get(welfare.action.removesuffix("/correct")).text, "/correct").stands["kind"] == [
        "listening"
    ]


def test_who_voids_an_entry_that_was_put_right_meanwhile_is_told_so(running: Running, welfare: Standing) -> None:
    page = welfare.action.removesuffix("correct")
    void = Form(welfare.by.get(page.removesuffix("/")).text, "/void").stands | {"reason": ["mistaken"]}
    welfare.send(kind="clothing")
    answer = welfare.by.post(f"{page}void", data=void)
    assert answer.status_code == 409
    assert "This was put right while you had it open" in words(answer.text)
    again = Form(answer.text, "/void").stands
    assert again["reason"] == ["mistaken"]
    assert welfare.by.post(f"{page}void", data=again).url.path.endswith("/timeline")


def test_no_form_is_taken_unasked_after_somebody_else_sent_the_same_one(running: Running) -> None:
    mine, theirs = signed_in(running), signed_in(running)  # a phone and a laptop
    mine.follow_redirects = theirs.follow_redirects = False
    taken = set()
    for event, operation, typed in examples(running):
        send = f"/operations/{operation}/do/{slug(DECISIONS[event])}"
        page = f"{send}?person={typed.get('person', [''])[0]}" if operation != "new" else "/operations/new/propose"
        forms = [Form(each.get(page).text, "/do/").stands for each in (theirs, mine)]
        first, second = (each.post(send, data=form | typed) for each, form in zip((theirs, mine), forms, strict=True))
        assert first.status_code == 303, (event, words(first.text))
        if second.status_code != 409:
            taken.add(event)
    assert taken == {"OperationProposed", "RollCallTaken"}, "a plan of one's own, and a count of its own moment"
