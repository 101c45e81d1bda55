"""Whoever is told of no amendments is told that one changed something where it did so for them, and never otherwise."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.kernel import EVENTS
from projections.operation.state import OperationState
from service.access.table import AUDIENCE
from service.access.visibility import known
from service.feed.rows import Changed, Row, by_position, timeline_rows
from tests.service.test_corrections_seen import EVENT, LEFT_OUT, amended, correction, given_an, some_of, void
from tests.service.test_golden import filled
from web.wording import sentence

NOT_TOLD = st.sampled_from(sorted(role for role, opens in AUDIENCE.items() if "audit" not in opens))


COUNTS_BY_ITSELF = EVENT.filter(lambda kind: kind != "RegistrationVoided")
"""Of whom a registration is voided as a duplicate hangs on other entries."""


def rows(state: OperationState, seen_by: frozenset[str]) -> list[Row]:
    """What they read of the operation."""
    return timeline_rows(state, known(state, state.entries, seen_by), seen_by, sentence)


def told(state: OperationState, seen_by: frozenset[str], after: int) -> list[tuple[int, ...]]:
    """The positions that each thing speaks of which tells them that something changed."""
    found = by_position(state, seen_by, after, state.position)
    return [each.positions for each in found if isinstance(each, Changed)]


@given(COUNTS_BY_ITSELF, NOT_TOLD, LEFT_OUT)
def test_a_correction_is_told_of_where_they_read_otherwise(kind: str, role: str, left_out: set[str]) -> None:
    seen_by = AUDIENCE[role]
    state, _ = given_an(filled(EVENTS[kind]))
    before = rows(state, seen_by)
    correction(state, some_of(kind, left_out))
    assert told(state, seen_by, 1) == ([(1,)] if rows(state, seen_by) != before else [])


@given(COUNTS_BY_ITSELF, NOT_TOLD)
def test_a_void_is_told_of_where_they_knew_the_entry_and_so_is_its_void(kind: str, role: str) -> None:
    seen_by = AUDIENCE[role]
    state, _ = given_an(filled(EVENTS[kind]))
    speaks = [(1,)] if rows(state, seen_by) else []
    first = void(state)
    assert told(state, seen_by, 1) == speaks
    void(state, str(first.envelope.entry))
    assert told(state, seen_by, 2) == speaks


def test_what_a_correction_says_that_another_one_replaced_is_told_of_no_more() -> None:
    meal = filled(EVENTS["WelfareProvided"])
    state, _ = given_an(meal)
    first = correction(state, replace(meal, kind="clothing"))  # type: ignore[call-arg]
    amended(state, replace(first.event, becomes=()), "third")  # type: ignore[call-arg]
    after = state.position
    void(state, str(first.envelope.entry))
    assert told(state, AUDIENCE["welfare"], after) == []
