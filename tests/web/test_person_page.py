"""The page of a person: who, what is missing, what runs out, needs, languages, family, property; for each audience."""

import re
from collections.abc import Iterator
from html import unescape
from weakref import WeakKeyDictionary

import pytest
from eventsourcing.dcb.api import DCBEvent

from domain.words import SealedReference
from tests.given import ADay, identified, people_here, two_centres
from tests.running import Running
from tests.web.given_texts import as_role, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with somebody for each role."""
    yield from serving(tmp_path_factory.mktemp("person"))


PUT: WeakKeyDictionary[ADay, int] = WeakKeyDictionary()
"""How much of a day stands in the server's log already."""


def put(running: Running, day: ADay) -> str:
    """Put what a day holds by now into the server's log; its operation."""
    rows = [DCBEvent(kind, data, tags) for _, kind, data, tags in day.log.since(PUT.get(day, 0), 10_000)]
    running.application.log.append(rows)
    PUT[day] = day.log.head()
    return str(day.operation)


def shown(served: Running, day: ADay, ref: str = "P01", role: str = "coordinator") -> str:
    """What the page says, as one line of words."""
    answer = as_role(served, role).get(f"/operations/{put(served, day)}/people/{ref}")
    assert answer.status_code == 200, answer.text
    return words(answer.text)


def words(html: str) -> str:
    main = html.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def part(html_words: str, heading: str, until: str) -> str:
    return html_words.partition(heading)[2].partition(until)[0]


def test_the_head_says_age_language_and_place(served: Running) -> None:
    day = people_here().has(
        ("PersonDetailsCorrected", "P01", {"language": "vi"}), ("BedAllocated", "P01", {"kind": "centre"})
    )
    assert "Adult · Vietnamese · here · bed 1" in shown(served, day)
    assert "Age not recorded · language not recorded · here · no bed" in shown(served, people_here(), "P04")


def test_where_somebody_is_is_said_in_two_centres_outside_and_when_they_left(served: Running) -> None:
    day = two_centres().has(
        ("PersonMovedCentre", "P01", {"centre": "C2"}),
        ("BedAllocated", "P01", {"kind": "hotel"}),
        ("TemporaryExitLogged", "P02"),
        ("PersonDeparted", "P03"),
    )
    assert "here (C2) · bed elsewhere: hotel" in shown(served, day)
    assert "recorded · out" in shown(served, day, "P02")
    assert "recorded · left" in shown(served, day, "P03")
    assert "here (C2) · no bed" in shown(served, day.has(("PersonReturned", "P03", {"centre": "C2"})), "P03")


def first_button(served: Running, day: ADay, ref: str = "P01", role: str = "coordinator") -> str:
    html = as_role(served, role).get(f"/operations/{put(served, day)}/people/{ref}").text
    return words("<main>" + html.partition('class="govuk-button"')[2].partition(">")[2].partition("</")[0])


@pytest.mark.parametrize(
    ("steps", "said", "main"),
    [
        ((), "Waiting for health", "Health screen done"),
        (
            (("HealthScreenCompleted", "P01", {"need_flagged": True}),),
            "Health need not acted on",
            "Health need acted on",
        ),
        ((("TemporaryExitLogged", "P01"),), "Out", "Came back in"),
        ((("PersonMissingReported", "P01"),), "Missing", "Found"),
        ((("PersonDebriefStarted", "P01"),), "In conversation", "Finish the conversation"),
    ],
)
def test_the_first_line_says_what_is_wanted_and_the_main_button_ends_it(
    served: Running, steps: tuple[tuple[object, ...], ...], said: str, main: str
) -> None:
    day = people_here().has(*steps)
    assert re.search(rf"{said} \d+ \w+.* since Tue 13 Oct", shown(served, day))
    assert main in first_button(served, day)


def test_whoever_left_or_was_voided_waits_for_nothing(served: Running) -> None:
    day = people_here().has(("PersonDeparted", "P01"), ("RegistrationVoided", "P04"))
    assert "Waiting" not in shown(served, day)
    assert "Waiting" not in shown(served, day, "P04")


def test_of_somebody_of_whom_it_is_told_late_that_they_had_left_no_bed_is_said(served: Running) -> None:
    day = people_here().at("09:01").has(("BedAllocated", "P01")).at("09:00").has(("PersonDeparted", "P01"))
    assert "left · bed" not in shown(served, day)
    assert "Release the bed" not in first_button(served, day)


def test_an_adult_who_was_referred_as_a_child_is_asked_whether_they_stay(served: Running) -> None:
    day = identified("P02").has(("ChildReferralMade", "P02"), ("NrmReferralSubmitted", "P02", {"by": "Police"}))
    asked = "not asked whether they consent to stay"
    assert asked not in shown(served, day, "P02")
    day.has(("AgeAssessed", "P02", {"adult": True}))
    assert asked in shown(served, day, "P02")
    day.has(("NrmConsentGiven", "P02"))
    assert asked not in shown(served, day, "P02")


def test_nobody_is_offered_a_main_button_that_is_not_theirs(served: Running) -> None:
    assert "Health screen done" not in first_button(served, people_here(), role="housing")
    assert first_button(served, people_here(), role="partner_reader") == ""


def test_the_duty_to_notify_says_how_long_is_left(served: Running) -> None:
    day = identified("P01").has(("NrmConsentDeclined", "P01"))
    assert re.search(r"Refer or notify \d+ \w+ over", shown(served, day))


def test_what_is_missing_is_named_and_can_be_put_right_from_there(served: Running) -> None:
    operation = put(served, people_here())
    page = as_role(served, "coordinator").get(f"/operations/{operation}/people/P04").text
    for gap in (
        "Not asked about language",
        "Age not asked",
        "No bed",
        "Not told of their rights",
    ):
        assert gap in page
    assert f"/operations/{operation}/do/correct-person-details?person=P04&amp;next=" in page


def test_until_when_a_bed_is_theirs_is_said_by_the_day(served: Running) -> None:
    day = people_here().has(("BedAllocated", "P01", {"kind": "centre"}))
    assert "No bed after Wednesday 14 October" in shown(served, day)


def test_a_child_is_told_to_the_council_and_asked_for_nothing(served: Running) -> None:
    said = shown(served, identified("P02"), "P02")
    assert "Children's services not told" in said
    assert "No child guardian asked for" in said
    assert "not asked: always referred" in said
    assert "do they want to be referred?" not in said


def test_who_belongs_together_is_named_with_what_they_ask_for(served: Running) -> None:
    day = people_here().has(
        ("PeopleLinked", "P01", {"linked_to": "P02", "relation": "parent_and_child", "wishes": ["one_vehicle"]}),
        ("PeopleLinked", "P02", {"linked_to": "P03"}),
    )
    said = part(shown(served, day), "Family and group", "Consent")
    assert "P02 child parent and child" in said
    assert "P03 through the others" in said
    assert "They ask for: one vehicle" in said
    assert "Each has a referral of their own" in said


def test_not_recorded_none_and_not_shown_are_three_things(served: Running) -> None:
    unsaid = people_here().has(("PeopleLinked", "P01", {"linked_to": "P03"}))
    assert "What they ask for is not recorded" in shown(served, unsaid)
    assert "what they are to each other is not recorded" in shown(served, unsaid)
    nothing = people_here().has(("PeopleLinked", "P01", {"linked_to": "P03", "wishes": []}))
    assert "They ask for nothing as a group" in shown(served, nothing)
    door = shown(served, nothing, role="front_desk")
    assert "Age and language not shown to you" in door
    assert "what they are to each other" not in door
    assert "P03" in part(door, "Family and group", "way so far")


def test_property_is_listed_until_it_is_given_back(served: Running) -> None:
    day = people_here().has(
        ("PropertyTakenIn", "P01", {"held_by": "Police", "contents": ["phone"], "receipt": SealedReference("a.b")}),
        ("PropertyTakenIn", "P01"),
    )
    assert "Phone, by Police" in shown(served, day)
    assert "Kept; what it is stands on the receipt" in shown(served, day)
    assert "Kept, by Police" in shown(served, day, role="front_desk")
    assert "Nothing is recorded as kept for P01" in shown(served, day.has(("PropertyReturned", "P01")))


def test_what_was_given_and_the_call_home_stand_under_needs(served: Running) -> None:
    assert "Given not recorded Called home not recorded" in shown(served, people_here())
    day = people_here().has(
        ("WelfareProvided", "P01", {"kind": "meal"}),
        ("WelfareProvided", "P01", {"kind": "meal"}),
        ("WelfareProvided", "P01"),
        ("FamilyContactMade", "P01"),
        ("HealthScreenCompleted", "P01", {"need_flagged": True}),
    )
    said = part(shown(served, day), "Needs", "Languages")
    assert "Given meal Called home Tue 13 Oct, 08:00" in said
    assert "a need that nobody acted on" in said
    assert "needs are not shown to you" in shown(served, day, role="front_desk")
    assert "a need, acted on" in shown(served, day.has(("HealthActionTaken", "P01")))


def test_who_was_registered_twice_leads_to_the_number_that_stands(served: Running) -> None:
    day = people_here().has(("RegistrationVoided", "P04", {"duplicate_of": "P03"}), ("RegistrationVoided", "P02"))
    assert "The same person as P03" in shown(served, day, "P04")
    assert "This registration was an error" in shown(served, day, "P02")


@pytest.mark.parametrize("page", ["", "/consent", "/referral", "/notification", "/rights"])
@pytest.mark.parametrize("ref", ["P01", "P02", "P03", "P04"])
def test_every_page_of_a_person_answers_whatever_became_of_them(served: Running, page: str, ref: str) -> None:
    day = two_centres().has(
        ("RegistrationVoided", "P04", {"duplicate_of": "P03"}),
        ("RegistrationVoided", "P02"),
        ("PersonDeparted", "P03"),
        ("PersonReturned", "P03", {"centre": "C2"}),
        ("PersonMovedCentre", "P01", {"centre": "C2"}),
    )
    answer = as_role(served, "coordinator").get(f"/operations/{put(served, day)}/people/{ref}{page}")
    assert answer.status_code == 200


@pytest.mark.parametrize("page", ["/consent", "/referral", "/notification"])
def test_what_was_found_is_for_those_alone_who_may_know_it(served: Running, page: str) -> None:
    operation = put(served, identified("P01"))
    for role in ("front_desk", "welfare", "registrar", "health"):
        assert as_role(served, role).get(f"/operations/{operation}/people/P01{page}").status_code == 403
    assert "Consent and referral" not in shown(served, identified("P01"), role="front_desk")


@pytest.mark.parametrize("page", ["", "/consent", "/referral", "/notification", "/rights"])
def test_a_look_at_any_page_of_a_person_is_kept(served: Running, page: str) -> None:
    operation = put(served, identified("P01"))
    as_role(served, "coordinator").get(f"/operations/{operation}/people/P01{page}")
    kept = served.application.access_log.entries(operation)
    assert [(each.what, each.subject) for each in kept] == [("person", "P01")]


def test_nobody_under_a_number_is_404(served: Running) -> None:
    operation = put(served, people_here())
    for page in ("", "/consent", "/referral", "/notification", "/rights"):
        assert as_role(served, "coordinator").get(f"/operations/{operation}/people/P99{page}").status_code == 404
