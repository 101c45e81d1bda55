"""What forms and schemas say of a field follows from its declaration."""

from typing import Any

from domain.bounds import Between, longest
from domain.declaration import declared
from domain.kernel import DECISIONS
from domain.texts import Nationality
from domain.vocabulary import LANGUAGES, NATIONALITIES, SAID
from domain.vocabulary import offered as offered_codes
from service.commands.schema import input_fields, schema
from service.standards.understood import code_of, is_coded
from web.pages.record.fields import fields_for
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
