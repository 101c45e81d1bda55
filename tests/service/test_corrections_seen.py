"""Who may not see an entry does not see what a correction says of it; who sees part of it sees that part."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from domain.events.amendments import Becomes, EntryCorrected, EntryTextErased, EntryVoided
from domain.kernel import EVENTS, Event, RecordedEvent
from domain.words import EntryId, OperationId, Sealed
from projections.operation.state import OperationState
from service.access.access import sees, sees_whole, shown, told, withheld
from service.access.table import AUDIENCE, FIELD_COMPARTMENT
from service.access.visibility import known, knows, sees_text
from service.codec import to_json
from tests.service.test_golden import ENVELOPE, filled
from web.wording import sentence

AMENDMENTS = {"EntryVoided", "EntryCorrected", "EntryTextErased"}
EVENT = st.sampled_from(sorted(set(EVENTS) - AMENDMENTS))
ROLE = st.sampled_from(sorted(AUDIENCE))
SUSPECTS = st.booleans()
LEFT_OUT = st.sets(st.sampled_from(sorted({each.name for kind in EVENTS.values() for each in fields(kind)})))
REASON = "the reason says everything"


def given_an(event: Event) -> tuple[OperationState, RecordedEvent]:
    """An operation whose one entry is an event."""
    recorded = RecordedEvent(1, event, replace(ENVELOPE, entry=EntryId("first")))
    state = OperationState(OperationId("op-1"))
    state.apply(recorded)
    return state, recorded


def amended(state: OperationState, event: Event, entry: str = "second") -> RecordedEvent:
    made = RecordedEvent(state.position + 1, event, replace(ENVELOPE, entry=EntryId(entry)))
    state.apply(made)
    return made


def correction(state: OperationState, becomes: Event, of: str = "first") -> RecordedEvent:
    now_is = (Becomes(RecordedEvent(1, becomes, replace(ENVELOPE, entry=EntryId(of)))),)
    touches = becomes.tags
    made = {"operation": OperationId("op-1"), "entry": EntryId(of), "becomes": now_is, "touches": touches}
    return amended(state, EntryCorrected(**made, reason=REASON))  # type: ignore[arg-type]


def void(state: OperationState, of: str = "first") -> RecordedEvent:
    event = EntryVoided(operation=OperationId("op-1"), entry=EntryId(of), reason=REASON, touches=("person:op-1/P01",))  # type: ignore[arg-type]
    return amended(state, event, f"void-of-{of}")


def some_of(kind: str, left_out: set[str]) -> Event:
    """An event with some of its fields left out."""
    whole = filled(EVENTS[kind])
    empty = {each.name: None for each in fields(whole) if each.name in left_out and each.default is None}
    return replace(whole, **empty)


def told_of(state: OperationState, amendment: RecordedEvent, seen_by: frozenset[str]) -> str:
    """Everything that pages, frames, answers and exports have of an amendment, as one text."""
    found = list(known(state, [amendment], seen_by))
    return "".join(f"{to_json(shown(seen_by, each.event)).decode()} {sentence(each, seen_by)}" for each in found)


@given(EVENT, ROLE, LEFT_OUT)
def test_a_correction_says_no_more_than_its_entry(kind: str, role: str, left_out: set[str]) -> None:
    seen_by, event = AUDIENCE[role], some_of(kind, left_out)
    state, _ = given_an(filled(EVENTS[kind]))
    amendment = correction(state, event)
    (seen,) = list(known(state, [amendment], seen_by)) or [None]
    assert (seen is not None) == (sees(seen_by, kind) and sees(seen_by, "EntryCorrected"))
    for said in (shown(seen_by, amendment.event), told(seen_by, amendment.event)):
        assert "touches" not in said
        parts = [each["d"] for each in said.get("becomes", [])]  # type: ignore[attr-defined]
        assert parts == ([shown(seen_by, event)] if said and sees(seen_by, kind) else [])
        assert b"vault:" not in to_json(said)


@given(EVENT, ROLE)
def test_why_is_known_to_those_alone_who_see_the_whole_entry(kind: str, role: str) -> None:
    seen_by, event = AUDIENCE[role], filled(EVENTS[kind])
    whole = all(FIELD_COMPARTMENT[(kind, each.name)] in seen_by for each in fields(event)) and sees(seen_by, kind)
    state, _ = given_an(event)
    for amendment in (correction(state, event), void(state)):
        reasons = [each.event.reason for each in known(state, [amendment], seen_by)]  # type: ignore[attr-defined]
        assert (reasons == [REASON]) == (whole and sees(seen_by, type(amendment.event).__name__))
        assert REASON not in told_of(state, amendment, seen_by)


@given(EVENT, ROLE, LEFT_OUT)
def test_why_is_not_known_to_those_who_see_part_of_what_an_entry_was_at_any_time(
    kind: str, role: str, left_out: set[str]
) -> None:
    seen_by, whole = AUDIENCE[role], filled(EVENTS[kind])
    state, _ = given_an(some_of(kind, left_out))
    added = correction(state, whole)
    of_corrected, of_correction = void(state), void(state, "second")
    for amendment in (added, of_corrected, of_correction):
        known_why = [each.event.reason for each in known(state, [amendment], seen_by)] == [REASON]  # type: ignore[attr-defined]
        assert not known_why or sees_whole(seen_by, whole)
        assert sees_text(state, amendment.event, "reason", seen_by) == known_why


@given(EVENT, ROLE)
def test_whoever_may_not_know_of_an_entry_learns_nothing_of_its_void_nor_of_the_voids_own(kind: str, role: str) -> None:
    seen_by = AUDIENCE[role]
    state, recorded = given_an(filled(EVENTS[kind]))
    first = void(state)
    second = void(state, "void-of-first")
    if not knows(state, recorded, seen_by):
        assert told_of(state, first, seen_by) == told_of(state, second, seen_by) == ""


@given(EVENT, ROLE)
def test_whoever_enters_something_is_told_it_back_and_what_is_sealed_is_shown_to_nobody(kind: str, role: str) -> None:
    event = filled(EVENTS[kind])
    said = told(AUDIENCE[role], event)
    sealed = {each.name for each in fields(event) if isinstance(getattr(event, each.name), Sealed)}
    assert sealed <= set(said) <= {each.name for each in fields(event)}
    assert sealed <= withheld(AUDIENCE[role], event)


def test_an_amendment_of_an_entry_that_is_not_of_this_day_is_not_told() -> None:
    state = OperationState(OperationId("op-1"))
    assert not knows(state, void(state), AUDIENCE["coordinator"])


@given(EVENT, ROLE)
def test_that_a_text_was_erased_is_known_to_whoever_may_know_of_its_entry(kind: str, role: str) -> None:
    state, first = given_an(filled(EVENTS[kind]))
    erased = amended(state, EntryTextErased(operation=OperationId("op-1"), entry=EntryId("first")))
    seen_by = AUDIENCE[role]
    assert knows(state, erased, seen_by) == (knows(state, first, seen_by) and sees(seen_by, "EntryTextErased"))
