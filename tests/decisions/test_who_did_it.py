"""Who is said to have done something: whom the entry names, else who held the conversation, else who enters it."""

from dataclasses import replace

import pytest

from service.codec import from_plain, to_plain
from service.commands.carry_out import carry_out
from tests.given import ADay, people_here

DECLINED, NOTHING, ENDED = "PersonDebriefDeclined", "NoIndicatorsFoundRecorded", "PersonDebriefCompleted"


def by(day: ADay, name: str) -> str:
    return str(day.then(name, "P01").credited)


@pytest.mark.parametrize("name", [DECLINED, NOTHING])
def test_who_enters_it_where_nobody_talked_to_them(name: str) -> None:
    assert by(people_here(), name) == "Council"


@pytest.mark.parametrize("name", [DECLINED, NOTHING, ENDED])
def test_who_held_the_conversation(name: str) -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"by": "Police"}))
    assert by(day, name) == "Police"


@pytest.mark.parametrize("name", [DECLINED, NOTHING, ENDED])
def test_whom_the_entry_names(name: str) -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"by": "Police"}))
    entry = day.entry(name, "P01")
    named = replace(entry, events=[from_plain({**to_plain(entry.events[0]), "by": "NCA"}, type(entry.events[0]))])
    assert carry_out(day.log, named).events[0].credited == "NCA"
