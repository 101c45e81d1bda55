"""What was worked out of a person or a day is kept until an entry changes it, and never a moment longer."""

import pytest

from domain.merges import about
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.alarms import alarms
from projections.views.board import board
from projections.views.clocks import clocks
from service.access.table import AUDIENCE
from tests.decisions.examples import EXAMPLES
from tests.given import ADay, people_here
from web.live.views import Holder, Parts
from web.pages.board.parts import parts, shape


def looked_at(state: OperationState, day: ADay) -> tuple[object, Parts]:
    """All that a board asks of a state."""
    holder = shape(Holder(AUDIENCE["coordinator"], frozenset({"coordinator"})))
    now = day.moment()
    return (board(state, {}), alarms(state), clocks(state, now)), parts(state, holder, lambda _: {}, now)


def of_people(state: OperationState) -> dict[str, str]:
    return {
        person.id.ref: f"{person} {person.bed} {person.id in state.occupancy.outside}" for person in state.registered
    }


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_whatever_is_entered_a_day_that_was_looked_at_shows_it(name: str) -> None:
    given, subject, data = EXAMPLES[name]
    day = given()
    state = day.day()
    looked_at(state, day)
    before, people = of_people(state), dict(state.people)
    day.enter(name, subject, **data)
    events = [each for each in day.recorded_events() if each.position > state.position]
    for each in events:
        state.apply(each)
    assert looked_at(state, day) == looked_at(day.day(), day)
    who = {about(each.event) for each in events}
    if None not in who and all(state.people.get(one) is person for one, person in people.items()):
        named = {one.ref for one in who if one}
        after = of_people(state)
        changed = {ref for ref in before if before[ref] != after.get(ref)}
        assert changed <= named, f"{name} is about {named} and changed {changed}: what was kept of them is wrong"


def test_an_entry_has_those_looked_at_again_whom_it_is_about() -> None:
    day = people_here()
    state, asked = day.day(), list[str]()

    def view(person: Person, more: str) -> str:
        asked.append(person.id.ref)
        return f"{person.id.ref} {more} {bool(person.out)}"

    def now(*taken: tuple[str, str]) -> list[str]:
        day.has(*taken)
        for each in day.recorded_events():
            state.apply(each)
        asked.clear()
        assert state.of_each(view, "is out") == [f"{each.id.ref} is out {bool(each.out)}" for each in state.registered]
        return list(asked)

    assert now() == ["P01", "P02", "P03", "P04"]
    assert now() == []
    assert now(("TemporaryExitLogged", "P03")) == ["P03"]
    assert now(("PersonRegistered", "P05")) == ["P05"]
    assert now(("CentreStoodDown", "op")) == ["P01", "P02", "P03", "P04", "P05"]
    assert now(("RegistrationVoided", "P05")) == ["P01", "P02", "P03", "P04"]


def test_a_day_that_was_looked_at_is_looked_at_anew_after_an_entry() -> None:
    day = people_here()
    state = day.day()
    assert state.on_site == 4
    state.registered.clear()
    assert len(state.registered) == 4, "what is handed out is nobody else's"
    day.has(("TemporaryExitLogged", "P03"))
    state.apply(day.recorded_events()[-1])
    assert state.on_site == 3
