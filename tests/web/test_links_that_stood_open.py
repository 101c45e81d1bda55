"""Whoever answers by a link answers what they saw: another day, or another's answer, is shown to them first."""

import httpx2

from domain.words import PartnerId
from projections.views.plan.hours import planned_by
from tests.running import Running
from tests.web.forms import Form
from tests.web.given_invitations import RED_CROSS, code_sent, day, heard, link_to, nobody, sent_quickly, words
from tests.web.given_invitations import served as served

OLD = "What you are asked for, or what was answered for you, changed while you had this open"
ASKED_AGAIN = {"partner": RED_CROSS, "mode": "on_site"}
ANOTHER_DAY = {**ASKED_AGAIN, "starts": "2026-12-20T06:00:00+00:00", "ends": "2026-12-20T12:00:00+00:00"}


class Asked:
    """A browser behind the code of an invitation."""

    def __init__(self, served: Running, answer: str = "") -> None:
        self.served, self.operation, self.browser = served, sent_quickly(served), nobody(served)
        self.link = link_to(served, RED_CROSS)
        if answer:
            self.send("", {"answer": [answer]})
        self.send("/code", {})
        self.send("/open", {"code": [code_sent(served)]})

    def form(self, part: str) -> dict[str, list[str]]:
        return Form(self.browser.get(self.link).text, self.link + part).stands

    def send(self, part: str, form: dict[str, list[str]]) -> httpx2.Response:
        return self.browser.post(self.link + part, data=form)

    def meanwhile(self, slug: str, **said: object) -> None:
        answer = self.served.client("manager").post(f"/api/operations/{self.operation}/{slug}", json=said)
        answer.raise_for_status()

    def said(self) -> list[str]:
        return [event for event, _, _ in heard(self.served, self.operation)]


def grown_old(answer: httpx2.Response) -> bool:
    return answer.status_code == 409 and OLD in words(answer.text)


def test_hours_are_not_taken_for_another_day_than_the_one_that_was_shown(served: Running) -> None:
    asked = Asked(served, "on_site")
    mine = asked.form("/hours") | {"starts": ["08:00"], "ends": ["16:00"]}
    asked.meanwhile("invite-partner", **ANOTHER_DAY)
    assert grown_old(asked.send("/hours", mine))
    now = day(served, asked.operation)
    assert list(planned_by(now, PartnerId.of(now.id, RED_CROSS))) == []
    assert asked.said() == ["PartnerCommitted"]


def test_hours_that_somebody_else_sent_meanwhile_are_shown_before_more_are_added(served: Running) -> None:
    asked = Asked(served, "on_site")
    mine, theirs = (asked.form("/hours") | {"starts": ["08:00"], "ends": ["16:00"]} for _ in range(2))
    assert asked.send("/hours", theirs).status_code == 303
    answer = asked.send("/hours", mine)
    assert grown_old(answer)
    again = Form(answer.text, "/hours").stands
    assert again["starts"] == ["08:00"]
    assert asked.send("/hours", again).status_code == 303


def test_an_answer_is_not_taken_for_another_day_than_the_one_that_was_shown(served: Running) -> None:
    asked = Asked(served)
    mine = asked.form("") | {"answer": ["on_site"], "who": ["Duty desk"]}
    asked.meanwhile("invite-partner", **ANOTHER_DAY)
    answer = asked.send("", mine)
    assert grown_old(answer)
    assert asked.said() == []
    again = Form(answer.text, asked.link).stands
    assert again["who"] == ["Duty desk"]
    assert asked.send("", again | {"answer": ["on_site"]}).status_code == 303
    assert asked.said() == ["PartnerCommitted"]


def test_the_minutes_of_who_was_asked_again_meanwhile_wait_until_that_was_read(served: Running) -> None:
    asked = Asked(served, "on_call")
    mine = asked.form("/minutes") | {"minutes": ["45"]}
    asked.meanwhile("invite-partner", **ASKED_AGAIN)
    asked.meanwhile("commit-partner", partner=RED_CROSS, mode="on_call", minutes=20)
    answer = asked.send("/minutes", mine)
    assert grown_old(answer)
    assert Form(answer.text, "/minutes").stands["minutes"] == ["45"]


def test_the_page_before_the_code_tells_nothing_of_how_much_was_recorded(served: Running) -> None:
    sent_quickly(served)
    page = nobody(served).get(link_to(served, RED_CROSS)).text
    assert "drawn_up_to" not in page
    assert "for_day" not in page
