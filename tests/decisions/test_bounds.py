"""How large, how long, how far away: what a field declares is held against what is typed, whichever way it comes in."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bounds import ABOUT_A_PERSON, NAME, OF_THE_OPERATION, Between, Dated, Longest, longest, out_of_bounds
from domain.declaration import Declared, declared
from domain.kernel import EVENTS

TODAY = date(2026, 10, 13)
FIELDS = [(name, field) for name, kind in sorted(EVENTS.items()) for field in declared(kind).values()]


def wrong(event: str, field: Declared, value: object) -> list[tuple[str, str]]:
    return list(out_of_bounds(EVENTS[event], {field.name: [value] if field.many else value}, TODAY))


def of(kind: type) -> list[Any]:
    found = [(name, field, mark) for name, field in FIELDS for mark in field.marks if isinstance(mark, kind)]
    assert found
    return found


@pytest.mark.parametrize(("event", "field", "mark"), of(Between))
def test_a_number_may_be_its_least_and_its_most_and_nothing_beyond(event: str, field: Declared, mark: Between) -> None:
    assert not wrong(event, field, mark.least)
    assert not wrong(event, field, mark.most)
    for beyond in (mark.least - 1, mark.most + 1, str(mark.most + 1)):
        ((name, words),) = wrong(event, field, beyond)
        assert name == field.name
        assert f"{mark.least:,} to {mark.most:,}" in words


@pytest.mark.parametrize(("event", "field", "mark"), of(Longest))
def test_a_text_may_be_as_long_as_it_says_and_no_longer(event: str, field: Declared, mark: Longest) -> None:
    assert not wrong(event, field, "x" * mark.characters)
    ((_, words),) = wrong(event, field, "x" * (mark.characters + 1))
    assert f"{mark.characters:,}" in words
    assert f"{mark.characters + 1:,}" in words


@pytest.mark.parametrize(("event", "field", "mark"), of(Dated))
def test_a_date_lies_within_a_plan(event: str, field: Declared, mark: Dated) -> None:
    for good in (mark.first, TODAY, date(2031, 12, 31)):
        assert not wrong(event, field, good.isoformat())
    assert "2015" in wrong(event, field, "2014-12-31")[0][1]
    assert "5 years" in wrong(event, field, date(2032, 1, 1))[0][1]


def test_a_sealed_text_is_bound_by_whose_key_it_has() -> None:
    for event, field, most in (
        ("PersonRegistered", "identity", ABOUT_A_PERSON),
        ("ShiftHandoverRecorded", "text", OF_THE_OPERATION),
    ):
        assert longest(EVENTS[event], declared(EVENTS[event])[field]) == most.characters


def test_every_number_and_every_text_of_an_event_is_bound() -> None:
    loose = [
        f"{event}.{field.name}"
        for event, field in FIELDS
        if (field.kind is int and not any(isinstance(mark, Between) for mark in field.marks))
    ]
    assert not loose, f"declare the least and the most of {loose} in domain/events/, with a bound of domain/bounds.py"


@given(
    st.one_of(
        st.none(), st.booleans(), st.floats(), st.text(), st.lists(st.integers()), st.dictionaries(st.text(), st.text())
    )
)
def test_whatever_is_typed_is_answered(value: object) -> None:
    for event, field in FIELDS:
        for _, words in out_of_bounds(EVENTS[event], {field.name: value, "no such field": value}, TODAY):
            assert words


def test_a_name_is_as_long_as_a_list_can_show() -> None:
    assert NAME.characters == 80
