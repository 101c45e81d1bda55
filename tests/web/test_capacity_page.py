"""Capacity: what the plan has is simulated beside the page; "what if" is asked in the address and stored nowhere."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import httpx2
import pytest

from service.simulation import beside
from tests.given import ADay, a_plan, an_open_centre
from tests.projections.given_plan import a_whole_plan
from tests.running import Running
from tests.web.given_texts import as_role, serving, stored
from web.pages.capacity import routes

TWO_LANGUAGES = (
    ("LanguageExpected", "op", {"language": "ro", "people": 5}),
    ("LanguageExpected", "op", {"language": "vi", "people": 2}),
    ("InterpretersBooked", "op", {"language": "vi", "on_site": 1}),
)
POLICE = ("PartnerCommitted", "Police", {"mode": "on_site"})
HOURS = {"starts": "2026-10-13T07:00:00+01:00", "ends": "2026-10-14T20:00:00+01:00"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("capacity"))


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page waits for its simulation here, so that no test has to look again."""
    monkeypatch.setattr(routes, "AT_ONCE", 100.0)


def ready(served: Running, *more: Any, expected: int = 8) -> str:
    day = a_whole_plan(["hours", "rooms"], expected_max=expected).has(("CentreHoursPlanned", "op", HOURS), *more)
    return stored(served, day)


def asked(served: Running, operation: str, query: str = "", role: str = "manager") -> httpx2.Response:
    return as_role(served, role).get(f"/operations/{operation}/capacity{query}")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(html)).split())


def last_of(html: str) -> str:
    found = re.search(r'fl-verdict__says">([^<]*)<', html)
    assert found
    return found[1]


def test_the_plan_leads_there_and_the_page_says_when_what_to_add_and_what_it_rests_on(served: Running) -> None:
    operation = ready(served, *TWO_LANGUAGES)
    assert f"/operations/{operation}/capacity" in as_role(served, "manager").get(f"/operations/{operation}/plan").text
    said = words(asked(served, operation).text)
    assert "The last of 8 people has been talked to" in said
    assert "Add first One more" in said
    assert "Interpreters, Romanian" in said
    assert "Interpreters, Vietnamese" in said
    assert "of the reference day: there are too few past operations yet" in said
    assert "No rooms are made ready yet: 3 are taken." in said
    assert "The reference day itself lies in neither range" in said
    assert "one for each room" in said
    assert "One person of whom no language is said is taken to speak English." in said
    assert "somebody of another language is taken while an interpreter is busy" in said


def test_what_if_is_answered_and_nothing_of_it_is_stored(served: Running) -> None:
    operation = ready(served)
    before = served.application.log.head()
    planned, fewer, more = (
        last_of(asked(served, operation, query).text)
        for query in ("", "?interpreters-ro=1&people=8", "?interpreters-ro=6&rooms=6&debriefers=6")
    )
    assert more < planned < fewer, "as times of one day"
    assert served.application.log.head() == before
    html = asked(served, operation, "?interpreters-ro=1").text
    assert 'name="interpreters-ro" type="text" value="1"' in html
    assert "As planned</a>" in html
    assert "As planned</a>" not in asked(served, operation).text


def test_the_same_question_has_the_same_answer(served: Running) -> None:
    operation = ready(served)
    first, again = (words(asked(served, operation, "?rooms=2").text) for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("people", "abc", "Enter a whole number from 1 to 5,000"),
        ("people", "0", "Enter a number from 1 to 5,000"),
        ("rooms", "101", "Enter a number from 1 to 100"),
        ("debriefers", "-1", "Enter a whole number from 0 to 1,000"),
        ("interpreters-ro", "٣", "Enter a whole number from 0 to 1,000"),
        ("interpreters-ro", "9" * 500, "Enter a whole number from 0 to 1,000"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field_with_what_was_typed(
    served: Running, name: str, typed: str, says: str
) -> None:
    answer = asked(served, ready(served), f"?{name}={typed}")
    assert answer.status_code == 422
    assert f'href="#{name}"' in answer.text
    assert says in words(answer.text)
    assert f'value="{typed}"' in answer.text


def test_what_is_missing_is_named_with_the_form_that_fills_it(served: Running) -> None:
    operation = stored(served, a_plan())
    html = asked(served, operation).text
    assert "From when until when the centre is open Plan the centre's hours" in words(html)
    assert f"/operations/{operation}/do/plan-centre-hours?next=/operations/{operation}/capacity" in html
    bare = stored(served, ADay().has("OperationProposed", ("CentreHoursPlanned", "op", HOURS), POLICE))
    answer = asked(served, bare)
    assert (answer.status_code, "How many people are expected" in answer.text) == (200, True)
    asked_anyway = words(asked(served, bare, "?people=3").text)
    assert "The last of 3 people has been talked to" in asked_anyway
    assert "everybody is taken to speak English" in asked_anyway
    assert asked(served, bare, "?people=x").status_code == 422


def test_once_the_centre_has_opened_its_own_opening_counts(served: Running) -> None:
    said = words(asked(served, stored(served, an_open_centre())).text)
    assert "The centre has opened. This is the whole day as it could be expected" in said
    assert "The last of 4 people has been talked to" in said


def test_hours_that_are_too_short_and_a_language_without_an_interpreter_are_said(served: Running) -> None:
    day = a_whole_plan(["interpreters"])
    said = words(asked(served, stored(served, day)).text)
    assert "No interpreter of Romanian: nobody who speaks it is talked to." in said
    assert "Not everybody is talked to in time" in said
    assert "Most people are not talked to within these hours. No conversation begins." in said
    assert "None: the centre closes before the night" in said
    short = words(asked(served, stored(served, a_whole_plan(expected_max=400)), "?interpreters-ro=9").text)
    assert "fewer people are left" in short


def test_a_simulation_that_takes_long_goes_on_beside_its_page(served: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "AT_ONCE", 0.0)
    operation = ready(served, expected=50)
    answer = asked(served, operation)
    assert answer.status_code == 202
    assert '<noscript><meta http-equiv="refresh"' in answer.text, "with scripts it is not drawn anew under its reader"
    assert re.search(r"[\d,]+ of at most [\d,]+ days", answer.text)
    monkeypatch.setattr(routes, "AT_ONCE", 100.0)
    assert asked(served, operation).status_code == 200


def test_a_partner_reads_it_without_the_forms_and_a_wall_does_not(served: Running) -> None:
    operation = ready(served)
    html = asked(served, operation, role="partner_reader").text
    assert "Simulate</button>" in html
    assert "/do/" not in html
    assert asked(served, operation, role="wall").status_code == 403
    assert asked(served, operation, role="reader").status_code == 403


def test_no_more_simulations_wait_than_get_their_turn_within_minutes(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = ready(served, expected=9)
    monkeypatch.setattr(beside, "IN_LINE", 0)
    busy = asked(served, operation, "?people=31")
    assert (busy.status_code, busy.headers["Retry-After"]) == (429, "60")
    assert "Others are simulating just now" in words(busy.text)
    monkeypatch.setattr(beside, "IN_LINE", 1)
    assert asked(served, operation, "?people=31").status_code == 200, "what was refused is asked again"
    monkeypatch.setattr(beside, "IN_LINE", 0)
    assert asked(served, operation, "?people=31").status_code == 200, "what is known needs no turn"
