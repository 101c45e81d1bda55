"""How large, how long, how far away: what a field declares is held against what is typed, whichever way it comes in."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.bounds import (
    ABOUT_A_PERSON,
    NAME,
    OF_THE_OPERATION,
    Between,
    Dated,
    Longest,
    closed,
    longest,
    years_after,
)
from domain.declaration import Declared, declared
from domain.kernel import DECISIONS, EVENTS
from domain.patterned import Patterned
from domain.reading import clean, read_fields
from domain.words import EntryId
from service.commands.schema import input_fields

NOW = datetime(2026, 10, 13, 9, tzinfo=UTC)
TODAY = NOW.date()
FIELDS = [(name, field) for name, kind in sorted(EVENTS.items()) for field in declared(kind).values()]


def wrong(event: str, field: Declared, value: object) -> list[tuple[str, str]]:
    return said(event, {field.name: [value] if field.many else value})


def said(event: str, plain: dict[str, object]) -> list[tuple[str, str]]:
    return read_fields(EVENTS[event], plain, NOW)[1]


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
    time = "T09:30" if field.is_a(datetime) else ""
    for good in (mark.first, TODAY, date(2031, 10, 13)):
        assert not wrong(event, field, f"{good}{time}")
    before = mark.first - timedelta(days=1)
    assert str(mark.first.year) in wrong(event, field, f"{before}{time}")[0][1]
    assert "5 years" in wrong(event, field, f"2031-10-14{time}")[0][1]


def test_a_sealed_text_is_bound_by_whose_key_it_has() -> None:
    for event, field, most in (
        ("PersonRegistered", "identity", ABOUT_A_PERSON),
        ("ShiftHandoverRecorded", "text", OF_THE_OPERATION),
    ):
        assert longest(EVENTS[event], declared(EVENTS[event])[field]) == most.characters


def loose(field: Declared, event: str) -> bool:
    """Whether somebody could fill in a number, a text or a date without end. References have their pattern."""
    if field.is_a(Patterned) or field.is_a(EntryId) or closed(field):
        return False
    bounds = {int: Between, date: Dated}
    for kind, bound in bounds.items():
        if field.is_a(kind) and not field.is_a(bool):
            return not any(isinstance(mark, bound) for mark in field.marks)
    return field.is_a(str) and longest(EVENTS[event], field) is None


def test_every_number_text_and_date_that_somebody_fills_in_is_bound() -> None:
    found = [
        f"{event}.{name}"
        for event, decision in DECISIONS.items()
        for name in input_fields(decision)
        if loose(declared(EVENTS[event])[name], event)
    ]
    assert not found, f"declare the bound of {found} in domain/events/, with one of domain/bounds.py"


def test_a_code_that_is_not_of_its_closed_list_is_told_which_are() -> None:
    ((name, words),) = said("PersonRegistered", {"sex": "f", "age": "adult"})
    assert (name, words) == ("sex", "Choose one of: female, male, unknown")


WRITTEN = st.one_of(st.integers(), st.floats())
NUMBERS = st.one_of(
    st.booleans(),
    WRITTEN,
    WRITTEN.map(str),
    st.builds("{}e{}".format, st.integers(-99, 99), st.integers(0, 9)),
    st.text("0123456789.eE+- ５٥"),
)
NUMBER = [("present", "Write a number from 0 to 2,000")]


@given(NUMBERS)
@example("5e10")
@example(5e10)
@example(5.0)
@example("1e3")
@example("５")
@example("+5")
@example(True)
@example(float("nan"))
@example("--5")
@example("9" * 5000)
def test_a_number_is_written_in_digits_and_lies_within_its_bound(value: Any) -> None:
    made, problems = read_fields(EVENTS["RollCallTaken"], {"present": value}, NOW)
    digits = type(value) is int or (isinstance(value, str) and re.fullmatch("-?[0-9]{1,18}", value))
    if digits and 0 <= int(value) <= 2_000:
        assert (made["present"], problems) == (int(value), [])
    else:
        assert problems == NUMBER


@given(NUMBERS)
@example(32503680000)
@example("32503680000")
@example("2099-01-01T00:00:00Z")
@example("2026-10-13")
@example("2026-10-13T08:00:00.5")
@example(" 2026-10-13T08:00 ")
@example("٢٠٢٦-10-13T08:00")
@example("0001-01-01T00:00+10:00")
@example("9999-12-31T23:59-10:00")
@example("2026-12-31T23:59:60Z")
@example("2026-10-13T08:00\0")
@example("2026-10-13T08:00\ud800")
@example("")
def test_a_time_is_written_as_a_time_and_lies_within_a_plan(value: object) -> None:
    assert [name for name, _ in said("RoomBooked", {"starts": value})] == ["starts"]


def test_what_is_read_already_is_held_against_its_bound_like_what_is_typed() -> None:
    field = declared(EVENTS["RoomBooked"])["starts"]
    assert not wrong("RoomBooked", field, NOW)
    assert wrong("RoomBooked", field, NOW + timedelta(days=365 * 9)) == [
        ("starts", "Choose a date in the next 5 years")
    ]
    assert not said("OperationProposed", {"planned_for": TODAY})


def test_a_local_time_is_stored_in_utc() -> None:
    made, _ = read_fields(EVENTS["RoomBooked"], {"starts": "2026-10-13T10:00"}, NOW)
    assert made["starts"] == datetime(2026, 10, 13, 9, tzinfo=UTC)


def test_five_years_after_a_leap_day_is_the_first_of_march() -> None:
    assert years_after(date(2028, 2, 29), 5) == date(2033, 3, 1)


@given(st.text(st.characters(codec="utf-8")))
@example("\0a\x1b[31m\u009f\r\nb\rc\td")
def test_what_nobody_sees_is_left_out_of_a_text_and_the_rest_stays(text: str) -> None:
    made = clean(text)
    assert made == clean(made)
    assert [each for each in made if each.isprintable()] == [each for each in text if each.isprintable()]
    assert not [each for each in made if category(each) == "Cc" and each not in "\n\t"]


def test_half_a_character_is_no_text() -> None:
    assert said("OperationProposed", {"name": "a\ud800"}) == [("name", "Write it again: a part of it is no text")]


def test_a_reference_holds_nothing_that_cannot_be_seen() -> None:
    ((field, _),) = said("PersonRegistered", {"person": "P\x0001"})
    assert field == "person"


@given(
    st.one_of(
        st.none(), st.booleans(), st.floats(), st.text(), st.lists(st.integers()), st.dictionaries(st.text(), st.text())
    )
)
def test_whatever_is_typed_is_answered(value: object) -> None:
    for event, field in FIELDS:
        if field.is_a(bool) or any(isinstance(mark, Between) for mark in field.marks) or not field.is_a(int):
            for _, words in said(event, {field.name: value, "no such field": value}):
                assert words


def test_a_name_is_as_long_as_a_list_can_show() -> None:
    assert NAME.characters == 80


def test_the_years_ahead_are_counted_from_the_day_in_london() -> None:
    mark = Dated(date(2015, 1, 1), 5)
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    mark.check(date(2031, 7, 1), late)
    with pytest.raises(ValueError, match="in the next 5 years"):
        mark.check(date(2031, 7, 2), late)


def test_a_line_break_is_one_however_it_was_written() -> None:
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"
    assert clean("a\r\nb", 3) == "a\nb"
    with pytest.raises(ValueError, match="at most 3"):
        clean("a\0bc", 3)


def test_what_no_field_takes_is_refused_in_these_words() -> None:
    assert said("ObjectivesSet", {"text": 5}) == [("text", "Write it as a text")]
    assert said("PersonDeparted", {"person": "P01\u0007"}) == [
        ("person", "Write it again, without what cannot be seen")
    ]


def test_no_number_of_an_event_is_less_than_nothing() -> None:
    bounds = [mark for _, field in FIELDS for mark in field.marks if isinstance(mark, Between)]
    assert len(bounds) > 20
    assert min(bound.least for bound in bounds) == 0
