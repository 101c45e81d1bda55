"""Rooms and interpreters: each audience is shown what it may know of."""

import pytest

from service.access.rooms_now import shown_cover, shown_interpreters, shown_rooms
from service.access.table import AUDIENCE
from service.access.visibility import NOT_SHOWN, on_the_wall
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
