"""An entry can say no: no interpreter, a need not acted on, looked for and found none, not to be named."""

import pytest

from domain.kernel import DECISIONS, EVENTS
from projections.measures import MEASURES
from service.commands.malformed import Malformed
from service.commands.references import completed
from tests.given import people_here
from web.pages.record.fields import fields_for


def test_no_interpreter_is_an_answer_and_nobody() -> None:
    day = people_here()
    for said, person in (("none", "P01"), ("NONE", "P03")):
        event = day.then("PersonDebriefStarted", person, interpreter=said, by="Police")
        assert event.interpreter.ref == "none"  # type: ignore[attr-defined]
        assert not any(tag.startswith("interpreter:") for tag in event.tags)
    state = day.day()
    assert [each.interpreter for person in state.registered for each in person.sessions] == [None, None]
    (field,) = (each for each in fields_for(DECISIONS["PersonDebriefStarted"], state, {}) if each.name == "interpreter")
    assert [code for code, _ in field.choices] == ["none"]


def test_a_conversation_without_an_interpreter_is_none_with_one() -> None:
    day = people_here().has(("PersonDetailsCorrected", "P01", {"language": "ro"}))
    day.has(("PersonDebriefStarted", "P01", {"interpreter": "none", "by": "Police"}))
    assert MEASURES["M32"](day.day()).plain()["n"] == 0


def test_nobody_can_be_assigned_who_is_none() -> None:
    with pytest.raises(Malformed, match="Write a letter and up to three digits"):
        completed(EVENTS["InterpreterAssigned"], "op-1", {"interpreter": "none"})


@pytest.mark.parametrize(("said", "stored"), [("yes", True), ("No", False), (True, True), ("true", True)])
def test_agreeing_to_sharing_and_to_be_named_are_yes_or_no(said: object, stored: bool) -> None:
    event = people_here().then("PersonDetailsCorrected", "P01", sharing=said, may_be_named=said)
    assert (event.sharing, event.may_be_named) == (stored, stored)  # type: ignore[attr-defined]


def test_what_came_of_a_health_need_and_what_was_looked_for_are_codes() -> None:
    event = people_here().then("HealthActionTaken", "P01", outcome="not_needed")
    assert event.outcome == "not_needed"  # type: ignore[attr-defined]
    held = people_here().then("StructuredDebriefHeld", found_none=["arrests", "missing"])
    assert held.found_none == ("arrests", "missing")  # type: ignore[attr-defined]
    assert people_here().then("FollowUpRecorded", "P01", situation="not_arrived").situation == "not_arrived"  # type: ignore[attr-defined]
