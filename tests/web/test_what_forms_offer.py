"""What forms and schemas say of a field follows from its declaration."""

from typing import Any

from starlette.datastructures import FormData

from domain.bounds import Between, longest
from domain.declaration import declared
from domain.kernel import DECISIONS
from domain.texts import Nationality
from domain.vocabulary import LANGUAGES, NATIONALITIES, SAID
from domain.vocabulary import offered as offered_codes
from service.commands.schema import input_fields, schema
from service.standards.understood import code_of, is_coded
from tests.given import ADay, people_here
from web.pages.record.answers import answers
from web.pages.record.fields import Field, fields_for
from web.wording import label


def value_of(property: dict[str, Any]) -> dict[str, Any]:
    """The schema of one value, without "or not recorded" and without the list around it."""
    found = next((each for each in property.get("anyOf", ()) if each.get("type") != "null"), property)
    inner: dict[str, Any] = found.get("items") or found
    return inner


def test_the_schema_of_every_field_says_its_bounds() -> None:
    for event, decision in DECISIONS.items():
        for name in input_fields(decision):
            field = declared(decision.event)[name]
            said = value_of(schema(event)["properties"][name])
            assert said.get("maxLength") == longest(decision.event, field), f"{event}.{name}"
            for mark in field.marks:
                if isinstance(mark, Between):
                    assert (said["minimum"], said["maximum"]) == (mark.least, mark.most), f"{event}.{name}"


def test_an_answer_that_is_no_value_is_offered_by_form_and_schema_where_it_is_declared() -> None:
    register = DECISIONS["PersonRegistered"]
    offered = {field.name: [code for code, _ in field.choices] for field in fields_for(register, None, {})}
    said = schema("PersonRegistered")["properties"]
    spoken = [label(Nationality(code)) for code in NATIONALITIES.codes]
    assert offered["nationality"] == [*spoken, "refused", "not known"]
    assert value_of(said["nationality"])["examples"] == [*NATIONALITIES.codes, *SAID.codes]
    assert offered["language"][:2] == ["Romanian", "Albanian"]
    assert offered["language"][-2:] == ["refused", "not known"]
    assert value_of(said["language"])["examples"] == [*LANGUAGES.codes, *SAID.codes]
    assert len(offered["leaflet_language"]) == len(LANGUAGES.codes)


def test_what_a_form_offers_is_understood() -> None:
    """A form offers words, and sends them back: each gives the code that it stands for."""
    for field in fields_for(DECISIONS["PersonRegistered"], None, {}):
        if is_coded(field.declared):
            codes = offered_codes(field.declared.marks)
            assert tuple(code_of(field.declared, value) for value, _ in field.choices) == codes


def room_field(day: ADay, decision: str = "PersonDebriefStarted", name: str = "room") -> Field:
    return next(each for each in fields_for(DECISIONS[decision], day.day(), {}) if each.name == name)


def test_rooms_that_were_prepared_and_interpreters_that_were_booked_are_offered_before_any_was_used() -> None:
    day = people_here().has(
        ("RoomsPrepared", "op", {"rooms": ["R1", "R2"], "use": "conversation"}),
        ("InterpretersBooked", "op", {"language": "sq", "interpreters": ["A1"]}),
    )
    assert [code for code, _ in room_field(day).choices] == ["R1", "R2"]
    assert "A1" in dict(room_field(day, name="interpreter").choices)


def test_a_second_room_and_interpreter_can_be_named_beside_those_used_before() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"room": "R1", "interpreter": "A1", "by": "Police"}))
    for decision, name, typed in (
        ("PersonDebriefStarted", "room", "R2"),
        ("PersonDebriefStarted", "interpreter", "tel"),
        ("RoomBooked", "room", "R7"),
        ("InterpreterAssigned", "interpreter", "B2"),
        ("TransportArrived", "transport", "T9"),
    ):
        field = room_field(day, decision, name)
        said = answers([field], FormData([(name, ""), (name, typed)]))
        assert (field.free, said, field.value) == (True, {name: typed}, typed), decision
    field = room_field(day)
    assert answers([field], FormData([("room", "R1"), ("room", "")])) == {"room": "R1"}
    assert (field.kind, field.open) == ("one_or_another", "")


def test_several_rooms_are_ticked_and_others_written_beside_them_and_stand_there_again() -> None:
    day = people_here().has(("RoomsPrepared", "op", {"rooms": ["R1", "R2"]}))
    field = room_field(day, "RoomsPrepared", "rooms")
    said = answers([field], FormData([("rooms", "R2"), ("rooms", "R3, R4")]))
    assert (field.kind, said) == ("several_or_another", {"rooms": ["R2", "R3", "R4"]})
    assert (field.value, field.open) == (["R2", "R3, R4"], "R3, R4")


def test_somebody_who_is_not_registered_cannot_be_named_by_writing_them_in() -> None:
    assert not room_field(people_here(), name="person").free
