"""How large, how long, how far away: what a field declares is held against what is typed, whichever way it comes in."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
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
    out_of_bounds,
)
from domain.declaration import Declared, declared
from domain.kernel import DECISIONS, EVENTS
from domain.patterned import Patterned
from domain.words import EntryId
from service.commands.schema import input_fields

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
    before = mark.first - timedelta(days=1)
    assert str(mark.first.year) in wrong(event, field, before.isoformat())[0][1]
    assert "5 years" in wrong(event, field, date(2032, 1, 1))[0][1]


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
    ((name, words),) = out_of_bounds(EVENTS["PersonRegistered"], {"sex": "f", "age": "adult"}, TODAY)
    assert (name, words) == ("sex", "Choose one of: female, male, unknown")


def taken(value: object, kind: type) -> Any:
    """A value as the log would read it; None where it would not."""
    try:
        return msgspec.convert(value, kind, strict=False)
    except (ValueError, msgspec.ValidationError):
        return None


WRITTEN = st.one_of(st.integers(), st.floats())
NUMBERS = st.one_of(
    WRITTEN,
    WRITTEN.map(str),
    st.builds("{}e{}".format, st.integers(-99, 99), st.integers(0, 9)),
    st.text("0123456789.eE+- "),
)


@given(NUMBERS)
@example("5e10")
@example(5e10)
@example("--5")
@example("9" * 5000)
def test_no_number_gets_past_its_bound_however_it_is_written(value: object) -> None:
    said = list(out_of_bounds(EVENTS["RollCallTaken"], {"present": value}, TODAY))
    if (read := taken(value, int)) is not None and not 0 <= read <= 2_000:
        assert said == [("present", "Write a number from 0 to 2,000")]


MOMENTS = st.integers(0, 253_402_300_799).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(st.one_of(NUMBERS, MOMENTS, MOMENTS.map(lambda at: at.isoformat()), MOMENTS.map(lambda at: at.timestamp())))
@example(32503680000)
@example("32503680000")
@example("2099-01-01T00:00:00Z")
def test_no_moment_gets_past_its_bound_however_it_is_written(value: object) -> None:
    said = list(out_of_bounds(EVENTS["RoomBooked"], {"starts": value}, TODAY))
    read = taken(value, datetime)
    if read is not None and not 2015 <= read.astimezone(UTC).year <= 2031:
        assert [name for name, _ in said] == ["starts"]


def test_a_date_that_is_read_already_is_held_against_its_bound_like_one_that_is_typed() -> None:
    field = declared(EVENTS["RoomBooked"])["starts"]
    near = datetime(2026, 10, 13, 9, tzinfo=UTC)
    assert not wrong("RoomBooked", field, near)
    assert wrong("RoomBooked", field, near + timedelta(days=365 * 9)) == [
        ("starts", "Choose a date in the next 5 years")
    ]


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
