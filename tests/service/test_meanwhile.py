"""Two who enter something about the same while neither sees the other's: the second is told first, also in one turn."""

from dataclasses import replace
from typing import Any

import pytest

from domain.words import Agency
from service.access.access import Viewer
from service.commands.carry_out import Outcome
from service.commands.in_turn import Answer, submit_all
from service.commands.meanwhile import Meanwhile
from service.commands.submission import Submission
from tests.given import ADay, a_plan, people_here, referred
from tests.service.test_in_turn import Here, entry


def seen(day: ADay, name: str, key: str | None = None, **fields: Any) -> Submission:
    """What somebody enters who has seen the day as it is now."""
    return replace(entry(day, name, key, **fields), seen_up_to=day.log.head())


def stored(answers: list[Answer]) -> list[bool]:
    return [isinstance(each, Outcome) for each in answers]


def told(answer: Answer) -> list[str]:
    """The types of what somebody is told that others recorded."""
    assert isinstance(answer, Meanwhile), answer
    return [type(each.event).__name__ for each in answer.others]


def test_of_two_in_one_turn_the_second_is_told_of_the_first_and_stands_when_sent_again() -> None:
    day = a_plan()
    mine, theirs = seen(day, "ExpectedNumberRevised", expected=9), seen(day, "ExpectedNumberRevised", expected=12)
    first, second = Here(day).at_once(theirs, mine)
    assert isinstance(first, Outcome)
    assert told(second) == ["ExpectedNumberRevised"]
    assert isinstance(second, Meanwhile)
    assert stored(Here(day).at_once(replace(mine, seen_up_to=second.up_to))) == [True]


def test_what_is_sent_twice_is_no_other_s() -> None:
    day = a_plan()
    mine = seen(day, "ExpectedNumberRevised", "the-same", expected=9)
    (first,), (again,) = Here(day).at_once(mine), Here(day).at_once(mine)
    assert isinstance(first, Outcome)
    assert isinstance(again, Outcome)
    assert again.position == first.position


def test_who_says_not_what_they_saw_is_asked_nothing() -> None:
    day = a_plan()
    every = [entry(day, "ExpectedNumberRevised", expected=each) for each in (9, 12)]
    assert stored(Here(day).at_once(*every)) == [True, True]


@pytest.mark.parametrize(
    ("name", "mine", "theirs"),
    [
        ("LanguageExpected", {"language": "ro"}, {"language": "pl"}),
        ("WayAfterwardsAgreed", {"way": "adult_declines", "bed": "hotel"}, {"way": "child_or_unsure", "bed": "family"}),
        ("BudgetApproved", {"heading": "food", "ceiling_pounds": 5}, {"heading": "transport", "ceiling_pounds": 5}),
        ("InformationRequested", {"service": "licensing"}, {"service": "housing"}),
        ("WelfareProvided", {"person": "P01", "kind": "food"}, {"person": "P01", "kind": "clothing"}),
        ("WelfareProvided", {"person": "P01", "kind": "food"}, {"person": "P02", "kind": "food"}),
        ("HealthScreenCompleted", {"person": "P01"}, {"person": "P02"}),
        ("RollCallTaken", {"present": 4}, {"present": 3}),
        ("PersonRegistered", {"sex": "female"}, {"sex": "male"}),
        ("SuspectArrested", {}, {}),
    ],
)
def test_what_is_about_something_else_or_new_each_time_stands_in_nobody_s_way(
    name: str, mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    day = people_here()
    assert stored(Here(day).at_once(seen(day, name, **theirs), seen(day, name, **mine))) == [True, True]


@pytest.mark.parametrize(
    ("name", "mine", "other", "theirs"),
    [
        ("GoDecisionRecorded", {}, "NoGoDecisionRecorded", {}),
        ("PartnerDeclined", {"partner": "Police"}, "PartnerInvited", {"partner": "Police"}),
        ("VenueBooked", {"centre": "C1", "beds": 9}, "VenueBooked", {"centre": "C1", "beds": 4, "place": "Hall"}),
        ("CostsRecorded", {"heading": "food", "pounds": 9}, "CostsRecorded", {"heading": "food", "pounds": 8}),
        ("MemorandumAgreed", {"council": "kent"}, "MemorandumAgreed", {"council": "Kent"}),
        ("TrainingRecorded", {"partner": "Police", "trained": 2}, "TrainingRecorded", {"partner": "Police"}),
    ],
)
def test_what_would_take_the_place_of_another_s_or_double_it_is_told_first(
    name: str, mine: dict[str, Any], other: str, theirs: dict[str, Any]
) -> None:
    day = a_plan()
    first, second = Here(day).at_once(seen(day, other, **theirs), seen(day, name, **mine))
    assert isinstance(first, Outcome), first
    assert told(second) == [other]


def test_who_signs_off_a_referral_is_told_that_it_was_prepared_anew() -> None:
    day = referred().has(("ReferralPrepared", "P01"))
    first, second = Here(day).at_once(
        seen(day, "ReferralPrepared", person="P01", sections=["age"]),
        replace(seen(day, "ReferralSignedOff", person="P01"), on_behalf_of="Police"),
    )
    assert isinstance(first, Outcome), first
    assert told(second) == ["ReferralPrepared"]


@pytest.mark.parametrize("name", ["RegistrationVoided", "PersonSealedDataErased"])
def test_what_takes_along_all_that_is_recorded_of_somebody_waits_until_that_was_seen(name: str) -> None:
    day = people_here()
    mine = seen(day, name, person="P01")
    day.has(("BedAllocated", "P01", {"kind": "centre"}), ("BedAllocated", "P02", {"kind": "centre"}), "CentreStoodDown")
    (answer,) = Here(day).at_once(mine)
    assert isinstance(answer, Meanwhile), answer
    assert [each.event.person.ref for each in answer.others] == ["P01"]
    assert stored(Here(day).at_once(replace(mine, seen_up_to=answer.up_to))) == [True]


def test_nobody_is_told_that_something_was_recorded_of_which_they_may_not_know() -> None:
    day = people_here()
    registrar = Viewer("registrar", "Registrar", Agency("Council"), frozenset({"registrar"}), None)
    mine = seen(day, "RegistrationVoided", person="P01")
    day.has(("CaseReviewHeld", "P01"))
    assert stored(submit_all(Here(day), [(registrar, mine)])) == [True]


@pytest.mark.parametrize(
    ("name", "fields"), [("ExploitationProfileRecorded", {"place": "uk"}), ("PersonDetailsCorrected", {"sex": "male"})]
)
def test_who_signs_off_a_referral_is_told_what_became_of_what_they_read(name: str, fields: dict[str, Any]) -> None:
    day = referred().has(("ReferralPrepared", "P01"))
    mine = replace(seen(day, "ReferralSignedOff", person="P01"), on_behalf_of="Police")
    assert stored(Here(day).at_once(entry(day, name, person="P01", **fields))) == [True]
    (answer,) = Here(day).at_once(mine)
    assert told(answer) == [name]


def test_what_was_put_right_since_is_told_as_it_is_now_and_what_was_voided_since_is_not() -> None:
    day = a_plan()
    day.enter("ExpectedNumberRevised", entry="theirs", expected=9)
    mine = seen(day, "ExpectedNumberRevised", expected=12)
    day.correct("theirs", expected=11)
    (answer,) = Here(day).at_once(mine)
    assert isinstance(answer, Meanwhile)
    assert [getattr(each.event, "expected", None) for each in answer.others] == [11]
    day.void("theirs")
    assert stored(Here(day).at_once(mine)) == [True]


def test_who_voids_an_entry_is_told_that_it_was_put_right() -> None:
    day = a_plan()
    day.enter("ExpectedNumberRevised", entry="theirs", expected=9)
    mine = seen(day, "EntryVoided", entry="theirs", reason="by mistake")
    day.correct("theirs", expected=11)
    (answer,) = Here(day).at_once(mine)
    assert told(answer) == ["EntryCorrected"]
