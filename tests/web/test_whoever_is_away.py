"""What is said and offered of somebody who is out, missing, gone or voided: nothing that is for who is here."""

from tests.given import people_here
from tests.running import Running
from tests.web.given_texts import as_role
from tests.web.test_person_page import part, put, shown
from tests.web.test_person_page import served as served
from tests.web.test_what_forms_offer import room_field as field

FIRST = {
    "PersonFound": "P03, missing",
    "TemporaryExitReturned": "P02, out",
    "PersonReturned": "P01, left",
    "WelfareProvided": "P02, out",
}
"""Event by whom its form offers first."""


def test_the_head_of_whoever_is_away_says_of_no_place_in_the_centre_that_they_wait_there(served: Running) -> None:
    day = people_here().has(("PersonMissingReported", "P01", {}))
    head = part(shown(served, day), "P01", "Missing")
    assert "Not talked to yet missing" in head
    day = people_here().has(("PersonDebriefStarted", "P01", {}), ("TemporaryExitLogged", "P01", {}))
    assert "Conversation not finished" in shown(served, day)
    assert "Does not want to talk" not in part(shown(served, day), "P01", "To watch")


def test_a_form_says_of_each_who_is_away_and_offers_those_first_whom_it_is_likely_about() -> None:
    day = people_here().has(
        ("PersonMissingReported", "P03", {}),
        ("TemporaryExitLogged", "P02", {"accompanied": True}),
        ("PersonDeparted", "P01", {"destination": "own_arrangement"}),
    )
    offered = {event: [words for _, words in field(day, event, "person").choices] for event in FIRST}
    assert {event: words[0] for event, words in offered.items()} == FIRST
    assert offered["WelfareProvided"][1:] == ["P03, missing", "P04", "P01, left"]


def test_under_a_registration_that_was_voided_nothing_is_offered_that_is_refused(served: Running) -> None:
    day = people_here().has(("RegistrationVoided", "P04", {"duplicate_of": "P03"}))
    html = as_role(served, "coordinator").get(f"/operations/{put(served, day)}/people/P04").text
    assert "Registration voided" in html
    assert "/do/" not in html
    assert "Something else about" not in html
