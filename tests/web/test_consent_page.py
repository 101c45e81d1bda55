"""Consent is asked on one page: a tap for each point, nothing asked twice, and what is not ticked is not recorded."""

from collections.abc import Iterator
from typing import Any, get_args

import httpx2
import pytest

from domain.vocabulary import ConsentPoint
from tests.given import ADay, identified, people_here
from tests.running import Running
from tests.web.forms import Fields, Form, signed_in, there

POINTS = get_args(ConsentPoint)


@pytest.fixture
def browser(served: Running) -> Iterator[httpx2.Client]:
    return signed_in(served)


def talked() -> ADay:
    """P01, who speaks Vietnamese, talked with Police through I1 and was identified."""
    day = people_here().has(("PersonDetailsCorrected", "P01", {"language": "vi"})).at("08:10")
    day.has(("PersonDebriefStarted", "P01", {"by": "Police", "interpreter": "I1"}))
    return day.at("09:00").has(("PersonDebriefCompleted", "P01"), ("PotentialVictimIdentified", "P01")).at("10:00")


class Asked:
    """The page of one person, as it stands."""

    def __init__(self, browser: httpx2.Client, operation: str, ref: str = "P01") -> None:
        self.browser, self.address = browser, f"/operations/{operation}/people/{ref}/consent"
        self.operation = operation
        self.html = browser.get(self.address).text

    @property
    def form(self) -> Form:
        return Form(self.html, "/consent")

    def answers(self, said: str, **more: Any) -> httpx2.Response:
        stands: Fields = {**self.form.stands, "answer": [said], **more}
        return self.browser.post(self.address, data=stands)

    def stored(self, kind: str) -> dict[str, Any]:
        entries = self.browser.get(f"/api/operations/{self.operation}/timeline").json()
        return next(each["data"] for each in entries if each["type"] == kind)


def test_language_interpreter_and_agency_are_filled_in_from_the_conversation(
    served: Running, browser: httpx2.Client
) -> None:
    stands = Asked(browser, there(served, talked())).form.stands
    assert (stands["language"], stands["interpreter"], stands["on_behalf_of"]) == (["Vietnamese"], ["I1"], ["Police"])


def test_nothing_is_ticked_before_somebody_ticks_it(served: Running, browser: httpx2.Client) -> None:
    form = Asked(browser, there(served, talked())).form
    assert form.stands["explained"] == []
    assert tuple(form.offers["explained"]) == POINTS
    assert form.stands["support_wanted"] == [""]


def test_what_is_ticked_is_stored_with_what_is_known_already(served: Running, browser: httpx2.Client) -> None:
    asked = Asked(browser, there(served, talked()))
    asked.answers("given", explained=["support", "may_withdraw"], support_wanted=["yes"])
    stored = asked.stored("NrmConsentGiven")
    assert stored["explained"] == ["support", "may_withdraw"]
    assert (stored["language"], stored["interpreter"].partition("/")[2], stored["support_wanted"]) == ("vi", "I1", True)


def test_no_point_ticked_is_none_recorded(served: Running, browser: httpx2.Client) -> None:
    asked = Asked(browser, there(served, talked()))
    asked.answers("given")
    assert "explained" not in asked.stored("NrmConsentGiven")


@pytest.mark.parametrize(("said", "kind"), [("deferred", "NrmConsentDeferred"), ("declined", "NrmConsentDeclined")])
def test_what_was_explained_is_kept_whatever_they_answer(
    served: Running, browser: httpx2.Client, said: str, kind: str
) -> None:
    asked = Asked(browser, there(served, talked()))
    asked.answers(said, explained=["what_the_nrm_is"], reason=["family"])
    stored = asked.stored(kind)
    assert (stored["explained"], stored["language"]) == (["what_the_nrm_is"], "vi")
    assert stored.get("reason") == ("family" if said == "declined" else None)


def test_what_was_explained_yesterday_is_not_asked_again(served: Running, browser: httpx2.Client) -> None:
    day = talked().has(("NrmConsentDeferred", "P01", {"explained": ["support", "privacy_notice"]}))
    asked = Asked(browser, there(served, day))
    assert set(asked.form.offers["explained"]) == set(POINTS) - {"support", "privacy_notice"}
    assert asked.html.count("explained Tue 13 Oct, 10:00") == 2


def test_whether_they_want_support_stands_as_it_was_answered(served: Running, browser: httpx2.Client) -> None:
    day = talked().has(("NrmConsentDeclined", "P01", {"support_wanted": False}))
    assert Asked(browser, there(served, day)).form.stands["support_wanted"] == ["no"]


def test_whoever_agreed_can_only_take_it_back(served: Running, browser: httpx2.Client) -> None:
    asked = Asked(browser, there(served, talked().has(("NrmConsentGiven", "P01"))))
    assert 'value="given"' not in asked.html
    asked.answers("withdrawn")
    assert asked.stored("NrmConsentWithdrawn")["person"].endswith("P01")
    assert 'value="given"' in Asked(browser, asked.operation).html


@pytest.mark.parametrize(
    ("day", "ref", "why"),
    [
        (lambda: identified("P02"), "P02", "is not asked: they are always referred"),
        (lambda: identified("P01").has(("AgeUncertaintyRecorded", "P01")), "P01", "is not asked"),
        (people_here, "P01", "Nobody has identified this person"),
        (lambda: people_here().has(("RegistrationVoided", "P04")), "P04", "This registration was voided"),
    ],
)
def test_who_is_not_asked_is_told_why_and_has_no_form(
    served: Running, browser: httpx2.Client, day: Any, ref: str, why: str
) -> None:
    asked = Asked(browser, there(served, day()), ref)
    assert why in asked.html
    assert asked.form.stands == {}


def test_who_may_see_and_not_ask_is_told_who_does(served: Running) -> None:
    operation = there(served, talked())
    html = signed_in(served, "manager").get(f"/operations/{operation}/people/P01/consent").text
    assert "A first responder or the coordinator asks" in html
    assert Form(html, "/consent").stands == {}


def test_what_was_explained_by_an_agency_that_is_not_theirs_to_record_for_is_their_own(served: Running) -> None:
    operation = there(served, talked())
    html = signed_in(served, "redcross").get(f"/operations/{operation}/people/P01/consent").text
    assert Form(html, "/consent").stands["on_behalf_of"] == ["British Red Cross"]


def test_no_answer_chosen_is_422_and_stores_nothing(served: Running, browser: httpx2.Client) -> None:
    asked = Asked(browser, there(served, talked()))
    before = served.application.log.head()
    assert asked.answers("perhaps").status_code == 422
    assert served.application.log.head() == before


def test_what_stands_against_it_is_said_and_what_was_ticked_is_still_there(
    served: Running, browser: httpx2.Client
) -> None:
    asked = Asked(browser, there(served, talked()))
    doubted = served.client().post(f"/api/operations/{asked.operation}/record-age-uncertainty", json={"person": "P01"})
    assert doubted.status_code == 200, doubted.text
    answer = browser.post(
        asked.address, data={**asked.form.stands, "answer": ["given"], "explained": ["support", "no_guarantee"]}
    )
    assert answer.status_code == 409
    assert "is not asked for consent" in answer.text
    assert Form(answer.text, "/do/give-nrm-consent").stands["explained"] == ["support", "no_guarantee"]


def test_the_person_page_leads_to_one_page_for_every_answer(served: Running, browser: httpx2.Client) -> None:
    operation = there(served, talked())
    html = browser.get(f"/operations/{operation}/people/P01").text
    head = html.partition("To watch")[0]
    assert "Ask: do they want to be referred?" in head
    assert f"/operations/{operation}/people/P01/consent" in head
    assert "/do/give-nrm-consent" not in head
