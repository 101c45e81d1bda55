"""The partners and interpreters of a plan: who is missing, who declined, who has not signed or read, who is short."""

from datetime import date
from typing import Any

import pytest

from domain.policy.organisations import Dates
from domain.words import Agency
from projections.across.organisations import Organisation, Organisations
from projections.views.plan.languages import languages
from tests.given import ADay
from tests.projections.given_plan import CHILDREN, PARTNERS, a_whole_plan, lacks

Gaps = list[tuple[str, str | None]]


def spoken(expected: int, *steps: Any) -> Gaps:
    """What a plan for so many people lacks whose languages and interpreters are these and no others."""
    day = a_whole_plan(["language", "interpreters", "venue"], expected_max=expected)
    return lacks(day.has(("VenueBooked", "op", {"beds": 2000, "nights": 5}), *steps))


def expect(language: str, people: int | None = None) -> Any:
    return ("LanguageExpected", "op", {"language": language, "people": people})


def book(language: str, number: int | None = None, *names: str) -> Any:
    return ("InterpretersBooked", "op", {"language": language, "on_site": number, "interpreters": list(names)})


def test_where_no_language_is_known_anybody_booked_is_somebody() -> None:
    assert spoken(8) == [("no_interpreter", None)]
    assert spoken(8, book("ro", 1)) == []


def test_each_expected_language_needs_somebody() -> None:
    both = (expect("ro", 4), expect("bg", 4))
    assert spoken(8, *both) == [("no_interpreter", "ro"), ("no_interpreter", "bg")]
    assert spoken(8, *both, book("ro", 1)) == [("no_interpreter", "bg")]
    assert spoken(8, *both, book("sq", 9)) == [("no_interpreter", "ro"), ("no_interpreter", "bg")]


@pytest.mark.parametrize(
    ("people", "booked", "short"), [(8, 1, False), (9, 1, True), (16, 2, False), (17, 2, True), (40, 5, False)]
)
def test_one_interpreter_is_advised_for_eight_people_of_a_language(people: int, booked: int, short: bool) -> None:
    assert spoken(people, expect("ro"), book("ro", booked)) == ([("interpreters_short", "ro")] if short else [])
    assert spoken(50, expect("ro", people), book("ro", booked)) == ([("interpreters_short", "ro")] if short else [])


def test_where_no_language_is_said_to_be_expected_that_which_was_booked_is() -> None:
    assert spoken(20, book("ro", 2)) == [("interpreters_short", "ro")]


def test_bookings_of_one_language_add_up() -> None:
    assert spoken(20, book("ro", 2), book("ro", 1)) == []
    assert spoken(20, book("ro", 0, "A", "B"), book("ro", 1)) == []


def test_a_booking_without_a_number_is_of_one() -> None:
    assert spoken(8, book("ro")) == []
    assert spoken(9, book("ro")) == [("interpreters_short", "ro")]


def test_the_telephone_is_booked_and_is_nobody_on_site() -> None:
    assert spoken(8, expect("ro"), book("ro", None, "tel")) == [("interpreters_short", "ro")]
    assert spoken(8, expect("ro"), book("ro", None, "tel", "A")) == []


def test_whom_the_other_languages_leave_is_shared_by_those_without_a_number() -> None:
    steps = (expect("ro", 12), expect("bg"), expect("sq"))
    three = (book("ro", 2), book("bg", 1), book("sq", 1))
    assert spoken(28, *steps, *three) == []
    assert spoken(29, *steps, *three) == [("interpreters_short", "bg"), ("interpreters_short", "sq")]
    assert spoken(4, *steps, *three) == [], "more than are expected leave nobody"


def test_english_needs_no_interpreter() -> None:
    assert spoken(20, expect("en")) == []
    assert spoken(20, expect("en"), expect("ro")) == [("no_interpreter", "ro")]


def test_of_a_language_the_later_number_counts_and_none_takes_it_back() -> None:
    assert spoken(20, expect("ro", 16), expect("ro", 8), book("ro", 1)) == []
    assert spoken(20, expect("ro", 8), expect("ro", 0), book("bg", 3)) == []
    assert spoken(20, expect("ro", 8), expect("ro", 0)) == [("no_interpreter", None)]


def test_a_language_says_how_many_are_advised_and_booked() -> None:
    (found,) = languages(a_whole_plan().day())
    assert (found.language, found.people, found.advised, found.booked) == ("ro", 20, 3, 3)


def test_partners_on_call_are_partners_too() -> None:
    own = [f"{did}{CHILDREN}" for did in ("", "signed by ", "opened by ")]
    day = a_whole_plan(own).has(("PartnerCommitted", CHILDREN, {"mode": "on_call"}))
    owed: Gaps = [("agreement_unsigned", CHILDREN), ("briefing_not_opened", CHILDREN)]
    assert lacks(day) == [*owed, ("on_call_time_unknown", CHILDREN)]
    assert lacks(day.has(("PartnerCommitted", CHILDREN, {"mode": "on_call", "minutes": 45}))) == owed


def test_the_interpreters_are_no_partner() -> None:
    assert lacks(a_whole_plan().has(("PartnerCommitted", "Interpreters", {"mode": "on_site"}))) == []
    assert lacks(a_whole_plan().has(("PartnerDeclined", "Interpreters"))) == []


def test_a_partner_that_declined_owes_nothing_and_is_to_be_replaced() -> None:
    day = a_whole_plan(["hours", "signed by Health provider"]).has(("PartnerDeclined", "Health provider"))
    assert lacks(day) == [("no_health", None), ("declined_not_replaced", "Health provider")]


def test_a_partner_that_returned_is_back_with_what_it_had_signed() -> None:
    day = a_whole_plan().has(("PartnerDeclined", "Police"), ("PartnerCommitted", "Police", {"mode": "on_call"}))
    assert ("declined_not_replaced", "Police") not in lacks(day)
    assert ("agreement_unsigned", "Police") not in lacks(day)
    assert ("no_first_responder", None) not in lacks(day)


def declined(*steps: Any) -> Gaps:
    """Whom a plan lost and did not replace; "Clinic", "Surgery" and "Practice" are registered as health providers."""
    known = Organisations()
    for name in ("Clinic", "Surgery", "Practice"):
        known.by_name[Agency(name).folded] = Organisation(Agency(name), "nhs", Dates())
    found = lacks(a_whole_plan().has(*steps), known)
    return [each for each in found if each[0] == "declined_not_replaced"]


def commit(name: str) -> Any:
    return ("PartnerCommitted", name, {"mode": "on_site"})


def test_a_partner_is_replaced_by_another_of_its_kind_that_was_won_afterwards() -> None:
    lost = ("PartnerDeclined", "Health provider")
    assert declined(lost) == [("declined_not_replaced", "Health provider")]
    assert declined(lost, commit("Fire service")) == [("declined_not_replaced", "Health provider")]
    assert declined(commit("Clinic"), lost) == [("declined_not_replaced", "Health provider")]
    assert declined(lost, commit("Clinic")) == []
    assert declined(lost, commit("Clinic"), ("PartnerDeclined", "Clinic")) == [
        ("declined_not_replaced", "Health provider"),
        ("declined_not_replaced", "Clinic"),
    ]


def test_one_that_was_won_replaces_one() -> None:
    lost = (("PartnerDeclined", "Health provider"), ("PartnerDeclined", "Clinic"))
    assert declined(*lost, commit("Surgery")) == [("declined_not_replaced", "Clinic")]
    assert declined(*lost, commit("Surgery"), commit("Clinic")) == []


def test_who_said_no_without_having_promised_is_to_be_replaced_too() -> None:
    assert declined(("PartnerDeclined", "Fire service")) == [("declined_not_replaced", "Fire service")]


def test_a_first_responder_is_whoever_may_refer_on_that_day() -> None:
    own = ["Police", "signed by Police", "opened by Police", "hours"]
    day = a_whole_plan(own).has(("PartnerCommitted", "Hope", {"mode": "on_site"}))
    owed: Gaps = [("agreement_unsigned", "Hope"), ("briefing_not_opened", "Hope")]
    assert lacks(day) == [("no_first_responder", None), *owed]
    known, name = Organisations(), Agency("Hope")
    known.by_name[name.folded] = Organisation(name, "charity", Dates(first_responder_since=date(2020, 1, 1)))
    assert lacks(day, known) == owed
    ended = Dates(first_responder_since=date(2020, 1, 1), first_responder_until=date(2026, 10, 12))
    known.by_name[name.folded] = Organisation(name, "charity", ended)
    assert lacks(day, known) == [("no_first_responder", None), *owed]


def test_opened_is_about_the_newest_briefing() -> None:
    day = a_whole_plan().has(("BriefingIssued", "op", {"version": 2}))
    assert [each for each, _ in lacks(day)] == ["briefing_not_opened"] * 4
    day.has(("BriefingAcknowledged", "Police", {"version": 2}), ("BriefingAcknowledged", "Police", {"version": 1}))
    assert ("briefing_not_opened", "Police") not in lacks(day), "reading the old one afterwards takes nothing away"
    assert ("briefing_not_opened", "Health provider") in lacks(day)


def test_who_came_after_the_briefing_has_not_opened_it() -> None:
    day = a_whole_plan().has(commit("NCA"), ("InformationSharingAgreementSigned", "NCA"))
    assert lacks(day) == [("briefing_not_opened", "NCA")]


def test_where_none_was_issued_nobody_can_have_opened_it() -> None:
    unread = ("briefing", *(f"opened by {each}" for each in PARTNERS))
    assert lacks(a_whole_plan(unread)) == [("briefing_not_issued", None)]


def test_an_agreement_that_was_voided_is_unsigned() -> None:
    day: ADay = a_whole_plan(["signed by Police"])
    day.enter("InformationSharingAgreementSigned", "Police", entry="signed")
    assert lacks(day) == []
    day.void("signed")
    assert lacks(day) == [("agreement_unsigned", "Police")]


def test_a_language_that_nobody_is_to_speak_is_not_expected_because_it_was_booked() -> None:
    assert spoken(20, expect("ro", 0), book("ro", 1)) == []
    assert spoken(20, expect("ro", 0), book("ro", 1), book("bg", 1)) == [("interpreters_short", "bg")]


def test_who_came_back_after_another_declined_is_won_afterwards_too() -> None:
    off = ("PartnerDeclined", "Clinic")
    assert declined(commit("Clinic"), off, ("PartnerDeclined", "Health provider"), commit("Clinic")) == []


def test_of_two_that_declined_each_is_replaced_by_who_was_won_after_it() -> None:
    known = (commit("Surgery"), ("PartnerDeclined", "Surgery"))
    first, second = ("PartnerDeclined", "Health provider"), ("PartnerDeclined", "Clinic")
    assert declined(commit("Clinic"), *known, first, commit("Practice"), second, commit("Surgery")) == []
