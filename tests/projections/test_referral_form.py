"""A referral held against the form: what is ready, missing, not known or not needed, section by section."""

from typing import Any, get_args

import pytest

from domain.referral_form import FORM, ReferralSection
from projections.views.referral_form import FormLine, FormSection, referral_form
from projections.views.referral_ticks import marks_met, ticked_sections
from tests.given import ADay, identified, people_here


def sections(day: ADay, ref: str = "P01") -> dict[str, FormSection]:
    state = day.day()
    person = next(each for each in state.people.values() if each.id.ref == ref)
    return {each.code: each for each in referral_form(state, person)}


def line(day: ADay, code: str, ref: str = "P01") -> FormLine:
    return next(each for section in sections(day, ref).values() for each in section.lines if each.code == code)


def said(day: ADay, code: str, ref: str = "P01") -> tuple[str, object]:
    found = line(day, code, ref)
    return found.state, found.said


def adult() -> ADay:
    return identified("P01")


def test_every_section_of_the_form_stands_in_the_forms_own_order() -> None:
    assert list(sections(adult())) == list(get_args(ReferralSection)) == list(FORM)


def test_no_question_of_the_form_stands_twice() -> None:
    every = [line for lines in FORM.values() for line in lines]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("code", "steps", "now"),
    [
        ("age_then", [("PersonDetailsCorrected", "P01", {"age_at_exploitation": "child"})], ("ready", "child")),
        (
            "age_then",
            [("PersonDetailsCorrected", "P01", {"age_at_exploitation": "uncertain"})],
            ("not_known", "uncertain"),
        ),
        ("gender", [("PersonDetailsCorrected", "P01", {"sex": "female"})], ("ready", "female")),
        ("gender", [("PersonDetailsCorrected", "P01", {"sex": "unknown"})], ("not_known", "unknown")),
        ("nationality", [("PersonDetailsCorrected", "P01", {"nationality": "VN"})], ("ready", "VN")),
        ("nationality", [("PersonDetailsCorrected", "P01", {"nationality": "refused"})], ("not_known", "refused")),
        ("language", [("PersonDetailsCorrected", "P01", {"language": "not_known"})], ("not_known", "not_known")),
        ("name", [("PersonDetailsCorrected", "P01", {"identity": "sealed"})], ("ready", True)),
        ("wants_referral", [("NrmConsentGiven", "P01")], ("ready", "given")),
        ("wants_referral", [("NrmConsentDeclined", "P01")], ("ready", "declined")),
        ("wants_referral", [("NrmConsentDeferred", "P01")], ("not_known", "deferred")),
        ("wants_support", [("NrmConsentGiven", "P01", {"support_wanted": False})], ("ready", False)),
        ("where", [("ExploitationProfileRecorded", "P01", {"place": "uk"})], ("ready", "uk")),
        ("crime_reference", [("CrimeRecordLinked", "P01")], ("ready", True)),
        ("other_victims", [("PotentialVictimIdentified", "P03")], ("ready", True)),
    ],
)
def test_what_is_recorded_is_ready_and_an_answer_that_is_none_is_not_known(
    code: str, steps: list[tuple[Any, ...]], now: tuple[str, object]
) -> None:
    assert said(adult(), code) == ("missing", None)
    day = adult()
    if code == "crime_reference":
        day.has(("NrmConsentGiven", "P01"), ("NrmReferralSubmitted", "P01", {"by": "Police"}))
    assert said(day.has(*steps), code) == now


def test_what_is_known_from_the_finding_is_not_asked_again() -> None:
    assert said(adult(), "types") == ("ready", ("forced_to_work",))
    assert said(adult(), "organisation") == ("ready", "Police")
    assert said(adult(), "age") == ("ready", "adult")


def test_a_name_recorded_of_somebody_else_is_not_theirs() -> None:
    day = adult().has(("PersonDetailsCorrected", "P03", {"identity": "sealed"}))
    assert said(day, "name") == ("missing", None)


@pytest.mark.parametrize("code", ["second_nationality", "exhibits"])
def test_what_the_form_does_not_need_is_not_missing(code: str) -> None:
    assert said(adult(), code) == ("not_needed", None)


def test_exhibits_are_counted_of_the_person_alone() -> None:
    day = adult().has(("ExhibitReferenceLogged", "P01"), ("ExhibitReferenceLogged", "P03"))
    assert said(day, "exhibits") == ("ready", 1)


def test_a_child_is_not_asked_and_the_council_that_was_told_is_required() -> None:
    day = identified("P02")
    assert sections(day, "P02")["consent"].state == "not_needed"
    assert said(day, "age_then", "P02") == ("not_needed", None)
    assert said(day, "council_contact", "P02") == ("missing", None)
    assert said(day.has(("ChildReferralMade", "P02")), "council_contact", "P02") == ("ready", True)
    assert said(adult(), "council_contact") == ("not_needed", None)


def test_whose_age_is_uncertain_is_referred_as_a_child_and_the_answer_is_not_known() -> None:
    day = adult().has(("AgeUncertaintyRecorded", "P01"), ("ChildReferralMade", "P01"))
    assert said(day, "age") == ("not_known", "uncertain")
    assert sections(day)["age"].state == "not_known"
    assert sections(day)["consent"].state == "not_needed"


def test_the_words_of_a_section_are_ready_once_whoever_prepares_it_says_so() -> None:
    day = adult()
    assert (sections(day)["background"].ticked, sections(day)["background"].state) == (None, "missing")
    day.has(("ReferralPrepared", "P01", {"sections": ["background", "person"]}))
    assert (sections(day)["background"].ticked, sections(day)["background"].state) == (True, "ready")
    assert (sections(day)["exploiters"].ticked, sections(day)["exploiters"].state) == (False, "missing")


def test_a_tick_does_not_hide_what_the_log_says_is_missing() -> None:
    day = adult().has(("ReferralPrepared", "P01", {"sections": ["person", "police"]}))
    assert sections(day)["person"].state == "missing"
    assert sections(day)["types"].state == "ready"


def test_only_the_last_preparation_and_the_last_check_of_this_person_count() -> None:
    day = adult()
    state = day.day()
    person = state.registered[0]
    assert (ticked_sections(state, person), marks_met(state, person)) == (None, None)
    day.has(
        ("ReferralPrepared", "P01", {"sections": ["age"]}),
        ("ReferralPrepared", "P01", {"sections": []}),
        ("ReferralPrepared", "P03", {"sections": ["types"]}),
        ("ReferralReadinessChecked", "P01", {"points": ["detail"]}),
        ("ReferralReadinessChecked", "P01", {"points": ["evidence", "contacts"]}),
        ("ReferralReadinessChecked", "P03", {"points": ["context"]}),
    )
    state = day.day()
    assert ticked_sections(state, person) == ()
    assert marks_met(state, person) == ("evidence", "contacts")


def test_a_section_of_which_nothing_is_shown_says_that_alone() -> None:
    hidden = FormLine("age", "not_shown")
    assert FormSection("age", None, (hidden,)).state == "not_shown"
    assert FormSection("age", True, (hidden, FormLine("age_then", "missing"))).state == "missing"


def test_a_person_of_whom_nothing_is_recorded_has_a_form_all_the_same() -> None:
    found = sections(people_here(), "P04")
    assert {each.state for each in found.values()} <= {"missing", "not_needed"}
    assert found["evidence"].state == "not_needed"
