"""Rooms, interpreters and newest entries: each audience is shown what it may know of."""

from dataclasses import replace

import pytest

from service.access.now import new_since, shown_cover, shown_interpreters, shown_rooms
from service.access.table import AUDIENCE
from service.access.visibility import NOT_SHOWN, on_the_wall
from service.commands.carry_out import carry_out
from tests.given import people_here


def test_who_sees_no_people_sees_neither_rooms_nor_interpreters() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"room": "R1", "interpreter": "A"}))
    state, now = day.day(), day.moment()
    assert shown_rooms(state, AUDIENCE["analyst"], now) is NOT_SHOWN
    assert shown_interpreters(state, AUDIENCE["analyst"], now) is NOT_SHOWN
    assert shown_cover(state, AUDIENCE["reader"], now) == ()
    assert len(shown_rooms(state, AUDIENCE["front_desk"], now) or ()) == 1
    assert len(shown_interpreters(state, AUDIENCE["front_desk"], now) or ()) == 1


@pytest.mark.parametrize(
    ("role", "languages"), [("coordinator", ["ro", "vi"]), ("front_desk", ["ro"]), ("wall", ["ro"])]
)
def test_what_people_speak_is_told_to_those_who_see_details_alone(role: str, languages: list[str]) -> None:
    day = people_here().has(("PersonDetailsCorrected", "P01", {"language": "vi"}))
    seen_by = on_the_wall(AUDIENCE[role]) if role == "wall" else AUDIENCE[role]
    found = shown_cover(day.day(), seen_by, day.moment())
    assert [each.language for each in found] == languages
    assert (found[0].wanted is None) == (role != "coordinator")


def test_new_are_the_entries_of_others_that_one_may_know_of() -> None:
    day = people_here()
    state = day.day()
    assert new_since(state, AUDIENCE["coordinator"], state.position, "me") == 0
    carry_out(day.log, replace(day.entry("PersonMissingReported", "P01"), actor="me"))
    carry_out(day.log, day.entry("PersonFound", "P01"))
    day.has(("WalkInArrived", "op", {"people": 1}))
    assert new_since(day.day(), AUDIENCE["coordinator"], state.position, "me") == 2
    assert new_since(day.day(), AUDIENCE["front_desk"], state.position, "me") == 1
    assert new_since(day.day(), AUDIENCE["coordinator"], state.position, "somebody") == 1
