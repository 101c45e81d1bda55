"""What somebody who is missing asks for opens by itself, and each step is ticked by its own entry."""

from domain.words import PersonId
from projections.views.alarms import alarms
from projections.views.missing_steps import missing_steps
from tests.given import ADay, people_here, referred

ADULT = ["building_searched", "description_given", "police_told", "partners_told"]


def steps(day: ADay, ref: str = "P01") -> dict[str, bool]:
    person = day.day().people[PersonId(f"{day.operation}/{ref}")]
    return {each.step: each.done is not None for each in missing_steps(person)}


def not_told(day: ADay) -> bool:
    return any(each.code == "missing_child_not_told" for each in alarms(day.day()))


def test_nobody_asks_for_anything_who_was_never_missing() -> None:
    assert steps(people_here()) == {}


def test_an_adult_asks_for_four_and_what_the_report_says_is_done() -> None:
    day = people_here().has(("PersonMissingReported", "P01"))
    assert steps(day) == dict.fromkeys(ADULT, False)
    assert not not_told(day)
    day.has(("MissingStepTaken", "P01", {"step": "building_searched"}))
    assert [step for step, done in steps(day).items() if done] == ["building_searched"]


def test_a_report_with_a_reference_and_a_description_has_told_police_and_described() -> None:
    said = {"police_reference": "v-1.", "last_seen": "v-2"}
    day = people_here().has(("PersonMissingReported", "P01", said))
    assert [step for step, done in steps(day).items() if done] == ["description_given", "police_told"]


def test_a_child_asks_for_more_and_an_alarm_stands_until_they_are_told() -> None:
    day = people_here().has(("PersonMissingReported", "P02"))
    assert list(steps(day, "P02")) == [*ADULT, "childrens_services_told", "guardian_told"]
    assert not_told(day)
    day.has(("MissingStepTaken", "P02", {"step": "police_told"}))
    assert not_told(day)
    day.has(("MissingStepTaken", "P02", {"step": "childrens_services_told"}))
    assert not not_told(day)


def test_while_a_referral_is_open_those_who_decide_and_support_are_told_too() -> None:
    day = referred().has(("PersonMissingReported", "P01"))
    assert list(steps(day))[-2:] == ["competent_authority_told", "support_provider_told"]
    day.has(("CaseWithdrawn", "P01"))
    assert list(steps(day)) == ADULT


def test_a_child_who_is_back_is_talked_with_and_a_second_report_begins_anew() -> None:
    day = people_here().has(("PersonMissingReported", "P02"), ("MissingStepTaken", "P02", {"step": "police_told"}))
    day.at("08:20").has(("PersonFound", "P02", {"safe": True}))
    assert list(steps(day, "P02"))[-1] == "return_talk_held"
    day.at("08:30").has(("PersonMissingReported", "P02"))
    assert not any(steps(day, "P02").values())
    assert "return_talk_held" not in steps(day, "P02")
