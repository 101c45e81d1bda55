"""What somebody may type into a field, by its type: the least, the most, one beyond, and what nobody should."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from domain.bounds import Between, Dated, longest
from domain.declaration import Declared, declared
from domain.kernel import AnyDecision, Event
from domain.words import Scoped
from service.commands.schema import input_fields

NUMBERS: tuple[Any, ...] = ("", " ", "1e3", "５", "+5", "5.0", 5.5, True, "9" * 5000, 10**400, "-0", "NaN", None)
DATES: tuple[Any, ...] = (
    *("2015-01-01", "2014-12-31", "0001-01-01", "9999-12-31", "2026-02-31", "2026-10-25", "yesterday", "", "20261013"),
    *("2026-10-25T01:30", "2026-03-29T01:30", "9999-12-31T23:59-10:00", "0001-01-01T00:00+14:00", "2026-10-13T24:00"),
    *("2026-10-13T08:30:60", "２０２６-10-13", "2026-10-13T08:30+99:00", 32503680000, -1, 1e300, True, None),
)
TEXTS: tuple[Any, ...] = (
    *("", " ", "\n", "A Name", "Ágnes", "<script>alert(1)</script>", '"&<>', "=1+1", "+44 20", "\u202egnos", "مرحبا"),
    *("ትግርኛ", "中文", "👩\u200d👧", "a\u0000b", "\u0007", "a\u2028b", "a\r\nb", "{{ 7*7 }}", "%s%n", "../..", "x" * 81),
    *(5, True, None, ["a"], {"a": 1}),
)
REFERENCES: tuple[Any, ...] = (
    *("", " ", "p01", " P01 ", "P1", "P01", "P99999", "P٠١", "P-1", "S01", "C1", "R1", "T1", "L1", "A", "tel", "TEL"),
    *("op-elsewhere/P01", "op-1/", "/P01", "//", "A Name", "P01\u0000", "Ｐ０１", "C1.1", "C1.9999", "C1.x", "x" * 200),
    *(1, True, None, ["P01"], {"ref": "P01"}),
)


def edges(event: type[Event], field: Declared) -> list[Any]:
    """Every edge of a field, as JSON has it."""
    ones = list(_ones(event, field))
    if not field.many:
        return [*ones, ones, {"a": 1}]
    return [*([one] for one in ones), [], ones[:1] * 2, ones[:1] * 600, "x", 5, {"a": 1}, [[]]]


def _ones(event: type[Event], field: Declared) -> Iterator[Any]:
    if field.codes:
        yield from (*field.codes, field.codes[0].upper(), f" {field.codes[0]}", "a_name", *TEXTS[:4], 5, None)
        return
    most = longest(event, field)
    for mark in field.marks:
        if isinstance(mark, Between):
            yield from (mark.least, mark.most, mark.least - 1, mark.most + 1, str(mark.most), *NUMBERS)
            return
        if isinstance(mark, Dated):
            yield from DATES
            return
    if field.is_a(Scoped):
        yield from REFERENCES
    elif field.kind is bool:
        yield from (True, False, "true", "yes", 1, 0, "maybe", None, [])
    else:
        yield from TEXTS
        yield from (() if most is None else ("a" * most, "a" * (most + 1), "한" * most, "a " * (most // 2)))
        yield from (*DATES[:6], *NUMBERS[:4])


ODD = st.one_of(
    st.text(max_size=90),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates().map(str),
    st.datetimes().map(str),
    st.booleans(),
    st.none(),
    st.lists(st.text(max_size=5), max_size=3),
)
"""Whatever else JSON can hold."""


def every_edge(decision: type[AnyDecision]) -> list[tuple[str, Any]]:
    """Each field that somebody fills in, with each of its edges."""
    event = decision.event
    return [(name, edge) for name in input_fields(decision) for edge in edges(event, declared(event)[name])]


def tries(decision: type[AnyDecision]) -> st.SearchStrategy[tuple[str, Any]]:
    """A field of an event, and what somebody puts into it."""
    every = every_edge(decision)
    names = st.sampled_from([*input_fields(decision), "happened_at"])
    moments = st.tuples(st.just("happened_at"), st.sampled_from(DATES))
    return st.one_of(st.sampled_from(every) if every else moments, moments, st.tuples(names, ODD))
