"""Families and groups: who belongs with whom, directly or through others, and what they ask for together."""

import pytest

from projections.operation.state import OperationState
from projections.views.duplicates import stands_for
from projections.views.groups import PeopleTogether, group_of
from tests.given import ADay, people_here


def linked(*pairs: tuple[str, str], **more: object) -> ADay:
    day = people_here()
    for one, other in pairs:
        day.has(("PeopleLinked", one, {"linked_to": other, **more}))
    return day


def group(day: ADay, ref: str) -> PeopleTogether | None:
    state: OperationState = day.day()
    return group_of(state, next(each for each in state.people if each.ref == ref))


def members(day: ADay, ref: str) -> list[str]:
    found = group(day, ref)
    return [each.ref for each in found.members] if found else []


def test_nobody_is_in_a_group_until_somebody_says_so() -> None:
    assert group(people_here(), "P01") is None


def test_a_group_is_everybody_who_belongs_with_somebody_of_it() -> None:
    day = linked(("P01", "P02"), ("P03", "P02"))
    assert members(day, "P01") == members(day, "P02") == members(day, "P03") == ["P01", "P02", "P03"]
    assert members(day, "P04") == []


def test_two_groups_are_two() -> None:
    day = linked(("P01", "P02"), ("P03", "P04"))
    assert (members(day, "P01"), members(day, "P04")) == (["P01", "P02"], ["P03", "P04"])


def test_whoever_no_longer_belongs_is_out_of_the_group_whichever_way_it_was_said() -> None:
    day = linked(("P01", "P02"), ("P03", "P02")).has(("PeopleUnlinked", "P02", {"linked_to": "P03"}))
    assert members(day, "P01") == ["P01", "P02"]
    assert members(day, "P03") == []


def test_what_two_of_them_ask_for_holds_for_the_whole_group() -> None:
    day = linked(("P01", "P02"), wishes=["keep_together"]).has(
        ("PeopleLinked", "P03", {"linked_to": "P02", "wishes": ["one_vehicle", "keep_together"]})
    )
    found = group(day, "P01")
    assert found
    assert found.wishes == ("keep_together", "one_vehicle")


def test_what_a_second_entry_does_not_speak_of_stays_as_it_was() -> None:
    day = linked(("P01", "P02"), relation="siblings", wishes=["one_vehicle"])
    day.has(("PeopleLinked", "P02", {"linked_to": "P01"}))
    found = group(day, "P01")
    assert found
    assert [(link.relation, link.wishes) for link in found.links] == [("siblings", ("one_vehicle",))]
    assert found.links[0].other(found.members[0]) == found.members[1]
    day.has(("PeopleLinked", "P01", {"linked_to": "P02", "relation": "friends", "wishes": []}))
    found = group(day, "P01")
    assert found
    assert [(link.relation, link.wishes) for link in found.links] == [("friends", ())]


def test_what_they_ask_for_is_not_recorded_until_it_is() -> None:
    found = group(linked(("P01", "P02")), "P01")
    assert found
    assert (found.links[0].relation, found.links[0].wishes, found.wishes) == (None, None, ())


@pytest.mark.parametrize("pair", [("P04", "P01"), ("P01", "P04")])
def test_who_was_registered_twice_belongs_under_the_number_that_stands(pair: tuple[str, str]) -> None:
    day = linked(pair).has(("RegistrationVoided", "P04", {"duplicate_of": "P03"}))
    assert members(day, "P01") == ["P01", "P03"]


def test_nobody_belongs_with_themselves_once_two_numbers_are_one() -> None:
    day = linked(("P03", "P04")).has(("RegistrationVoided", "P04", {"duplicate_of": "P03"}))
    assert members(day, "P03") == []


def test_a_number_that_was_an_error_belongs_with_nobody() -> None:
    day = linked(("P01", "P04")).has(("RegistrationVoided", "P04"))
    assert members(day, "P01") == []


def test_who_was_registered_twice_counts_under_the_number_that_stands() -> None:
    day = people_here().has(("RegistrationVoided", "P04", {"duplicate_of": "P03"}), ("RegistrationVoided", "P02"))
    state = day.day()
    by_ref = {each.ref: each for each in state.people}
    assert stands_for(state, by_ref["P04"]) == by_ref["P03"]
    assert stands_for(state, by_ref["P02"]) is None
    assert stands_for(state, by_ref["P01"]) == by_ref["P01"]
